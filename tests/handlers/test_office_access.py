"""Nobody but those named may open, send, move, close or set days off: every action, every other person, no effect."""

from typing import Any

import pytest
from sqlalchemy import Connection, select

from handlers import (
    broadcast_control,
    campaign_closing,
    campaign_opening,
    campaign_preview,
    days_off,
    deliveries,
    milestones,
    office,
)
from storage import campaigns, outbox
from storage.broadcasts import begin
from storage.outbox import Priority
from storage.schema import metadata
from tests.world import World

OFFICE_ONLY = {
    **broadcast_control.ACTIONS,
    **campaign_closing.ACTIONS,
    **campaign_opening.ACTIONS,
    **campaign_preview.ACTIONS,
    **days_off.ACTIONS,
    **deliveries.ACTIONS,
    **milestones.ACTIONS,
    **office.ACTIONS,
}
FOR_DIRECTORS_TOO = {
    "announcement.sample",
    "campaign.preview",
    "campaign.preview_contents",
    "campaign.approve",
    "campaign.unhold",
}
ARGUMENTS: dict[str, dict[str, Any]] = {
    "campaign": {"campaign": 1},
    "delivery": {"campaign": 1},
    "broadcast": {"broadcast": 1},
    "milestone": {"milestone": 1},
    "calendar": {"day": "2027-02-04"},
}
UNCHANGED = ("campaigns", "milestones", "broadcasts", "calendar_days", "audit", "jobs", "conversations")


def everything(conn: Connection) -> list[Any]:
    tables = [metadata.tables[name] for name in UNCHANGED]
    return [tuple(row) for table in tables for row in conn.execute(select(table))]


async def press_forged(world: World, name: str, action: str, arguments: dict[str, Any]) -> str:
    """The answer to a button that somehow stands in this person's chat."""
    phone = world.phones[name]
    row = {"network": "telegram", "chat": str(phone.user_id), "kind": "reply", "priority": Priority.REPLY}
    row |= {"text": "?", "choices": [{"label": "Bấm", "action": action, "args": arguments}]}
    await world.database.write(lambda conn: outbox.put(conn, **row, created_at=world.clock.now()))
    await world.settle()
    phone.press(None, "Bấm")
    await world.settle()
    return str(phone.received[-1].text)


@pytest.mark.parametrize("action", sorted(OFFICE_ONLY))
async def test_others_change_nothing(world: World, action: str) -> None:
    campaign = await world.campaign()
    minh = await world.database.read(lambda conn: world.id_in(conn, "Minh"))
    await world.database.write(lambda conn: begin(conn, campaign, "opening", minh, world.clock.now()))
    await world.campaign(state=campaigns.HELD, hold_until=world.clock.now(), opened_by=minh)
    before = await world.database.read(everything)
    others = ["Hoa", "Bình", "Hội"] + ([] if action in FOR_DIRECTORS_TOO else ["Sơn"])
    arguments = ARGUMENTS.get(action.partition(".")[0], {})
    for name in others:
        assert "Việc này không thuộc phần của đồng chí" in await press_forged(world, name, action, arguments)
    assert await world.database.read(everything) == before


@pytest.mark.parametrize("action", ["campaign.show", "announcement.received"])
async def test_a_campaign_of_other_units_is_not_shown(world: World, action: str) -> None:
    await world.campaign(audience_unit_id=4)
    assert "Hiện chưa có phong trào" in await press_forged(world, "Hoa", action, {"campaign": 1})
