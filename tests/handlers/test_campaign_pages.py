"""A campaign's pages: every word is on one of them, none is longer than a phone shows."""

from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.campaign_file import load_campaign
from handlers.campaign_pages import pages
from handlers.campaign_preview import preview
from handlers.filters import filters
from messages.render import Renderer
from rules.records import MilestoneKind
from storage import campaign_parts, campaigns
from storage.campaign_parts import NewTarget
from tests.handlers.test_announcement import turn_of
from tests.world import START, ZONE, World

DEMO = Path(__file__).parents[2] / "bot" / "demo" / "campaign.toml"
SENTENCE = "Thực hiện nghiêm kỷ luật, kỷ cương hành chính trong thi hành công vụ. "


def demo(conn: Connection) -> int:
    return load_campaign(conn, DEMO.read_text(), None)


def longest(conn: Connection) -> int:
    """Every field as long as its column lets it be."""
    campaign = campaigns.create(
        conn, title="T" * 300, year=2027, objective=SENTENCE * 40, parent_document="Đ" * 400, audience_unit_id=None
    )
    for number in range(12):
        campaign_parts.add_milestone(conn, campaign, MilestoneKind.REGISTRATION, f"{number}" + "M" * 158, START.date())
    campaign_parts.add_targets(conn, campaign, [NewTarget(SENTENCE * 20, "đo") for _ in range(5)])
    campaign_parts.add_topics(conn, campaign, [(str(n), "H" * 300, SENTENCE * 50) for n in range(3)])
    campaign_parts.add_movements(conn, campaign, ["P" * 300 for _ in range(7)])
    return campaign


@pytest.mark.parametrize("make", [demo, longest])
async def test_pages_fit_and_lose_nothing(world: World, make) -> None:  # type: ignore[no-untyped-def]
    renderer = Renderer(filters(ZONE))

    def rendered(conn: Connection) -> tuple[int, list[str]]:
        campaign = campaigns.get(conn, make(conn))
        found = pages(conn, campaign, START.date())
        place = {"campaign": campaign, "pages": len(found)}
        texts = [
            renderer.render(moment, {**values, **place, "page": n}).text for n, (moment, values) in enumerate(found)
        ]
        return campaign.id, texts

    campaign_id, texts = await world.database.write(rendered)
    assert max(len(text) for text in texts) <= 900
    whole = "".join("".join(texts).split())
    wanted = await world.database.read(lambda conn: _words(conn, campaign_id))
    for letters in wanted:
        assert letters in whole


def _words(conn: Connection, campaign_id: int) -> list[str]:
    """Sentences of everything stored, without white space."""
    row = campaigns.details(conn, campaign_id)
    texts = [row.title, row.parent_document, *row.objective.split(". ")]
    texts += [m.name for m in campaigns.milestones_of(conn, campaign_id)]
    texts += [part for t in campaigns.targets_of(conn, campaign_id) for part in t.text.split(". ")]
    for topic in campaigns.topics_of(conn, campaign_id):
        texts += [topic.heading, *topic.text.split(". ")]
    texts += campaigns.movements_of(conn, campaign_id)
    return ["".join(text.split()) for text in texts]


async def test_the_announcement_and_the_preview_fit_even_with_the_longest_names(world: World) -> None:
    campaign = await world.database.write(longest)
    await world.database.write(lambda conn: preview(turn_of(world, conn, "Minh"), campaign))
    await world.settle()
    announcement, facts = (message.text for message in world.unread("Minh"))
    assert len(announcement) <= 900
    assert len(facts) <= 900
