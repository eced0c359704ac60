"""The demo's campaign file, and files that are not campaigns."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.campaign_file import load_campaign
from rules.records import MilestoneKind
from storage import campaigns
from tests.world import World

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "campaign.toml"


async def test_the_demo_campaign_holds_what_such_a_document_asks(world: World) -> None:
    campaign = await world.database.write(lambda conn: load_campaign(conn, DEMO.read_text(), 1))
    found = await world.database.read(lambda conn: campaigns.get(conn, campaign))
    assert (found.year, found.state, found.number) == (2027, campaigns.DRAFT, None)
    milestones = await world.database.read(lambda conn: campaigns.milestones_of(conn, campaign))
    assert [(m.kind, m.due_on) for m in milestones] == [
        (MilestoneKind.REGISTRATION, date(2027, 3, 31)),
        (MilestoneKind.PROGRESS, date(2027, 6, 30)),
        (MilestoneKind.PROGRESS, date(2027, 12, 10)),
    ]
    targets = await world.database.read(lambda conn: campaigns.targets_of(conn, campaign))
    assert [(t.comparator, t.value, t.unit) for t in targets] == [
        (">=", Decimal(100), "%"),
        (">=", Decimal(1), "mô hình"),
        (">=", Decimal(20000), "cây"),
        (">=", Decimal(1200), "hồ sơ"),
        (">=", Decimal(14), "km"),
    ]
    topics = await world.database.read(lambda conn: campaigns.topics_of(conn, campaign))
    assert [t.number for t in topics] == ["1", "2", "3", "4", "5", "6"]
    assert len(await world.database.read(lambda conn: campaigns.movements_of(conn, campaign))) == 6
    assert await world.database.read(lambda conn: campaigns.audience_units(conn, campaign)) == {1, 2, 3, 4, 5}


HEAD = 'title = "Thi đua"\nyear = 2027\n'
WRONG = [
    "title = ",
    "year = 2027\n",
    HEAD + 'colour = "đỏ"\n',
    HEAD + '[[milestones]]\nkind = "party"\nname = "x"\ndue_on = 2027-03-31\n',
    HEAD + '[[milestones]]\nkind = "progress"\nname = "x"\ndue_on = 2027-03-31\n',
    HEAD + '[[milestones]]\nkind = "progress"\nname = "x"\ndue_on = 2027-03-31\nstage = "không có"\n',
]


@pytest.mark.parametrize("text", WRONG)
async def test_what_is_not_a_campaign_leaves_nothing(world: World, text: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        await world.database.write(lambda conn: load_campaign(conn, text, None))
    assert await world.database.read(lambda conn: campaigns.in_state(conn, campaigns.DRAFT)) == []
