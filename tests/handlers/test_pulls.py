"""Standing orders at the sweep: in office hours, once a day, only while the role, the account and the campaign last."""

from typing import Any

import pytest
from sqlalchemy import Connection, delete, func, select, update

from handlers.pulls import look
from rules.pulls import Order, Rhythm
from rules.records import Role
from storage import pulls
from storage.schema import campaigns as c
from storage.schema import people as p
from storage.schema.operations import jobs
from tests.world import World, local

MONDAY = local("2027-01-18 08:30")


async def ordered(world: World, name: str, scope: str | None) -> int:
    campaign = await world.campaign()

    def keep(conn: Connection) -> int:
        unit = conn.execute(select(p.units.c.id).where(p.units.c.code == scope)).scalar_one_or_none()
        about = {"campaign_id": campaign, "period": "q1", "scope_unit_id": unit, "what": "data"}
        today = world.clock.now().date()
        first = pulls.add(conn, world.id_in(conn, name), about, Order(Rhythm.WEEKLY, 0), today)
        assert pulls.add(conn, world.id_in(conn, name), about, Order(Rhythm.WEEKLY, 0), today) == first
        return first

    return await world.database.write(keep)


async def looked(world: World, at: Any = MONDAY) -> int:
    """How many were queued; every look is made twice, and the second finds nothing."""
    first = await world.database.write(lambda conn: look(conn, world.bot.office, at))
    assert await world.database.write(lambda conn: look(conn, world.bot.office, at)) == 0
    return first


@pytest.mark.parametrize(
    ("at", "queued"),
    [
        ("2027-01-17 09:00", 0),
        ("2027-01-18 05:00", 0),
        ("2027-01-18 08:30", 1),
        ("2027-01-18 20:00", 0),
        ("2027-01-19 09:00", 1),
        ("2027-02-03 09:00", 1),
    ],
)
async def test_in_office_hours_and_folded_after_downtime(world: World, at: str, queued: int) -> None:
    await ordered(world, "Minh", None)
    assert await looked(world, local(at)) == queued


async def test_it_goes_to_the_persons_chat_with_the_persons_scope(world: World) -> None:
    await ordered(world, "Bình", "DD")
    await looked(world)
    row = await world.database.read(lambda conn: conn.execute(select(jobs).where(jobs.c.kind == "compile")).one())
    unit = await world.database.read(
        lambda conn: conn.execute(select(p.units.c.id).where(p.units.c.code == "DD")).scalar_one()
    )
    assert (row.chat, row.arguments["scope"]) == (str(world.phones["Bình"].user_id), unit)
    assert row.arguments["output"] == "data"


@pytest.mark.parametrize(
    "lost",
    [
        delete(p.roles).where(p.roles.c.role.in_([Role.HEAD, Role.OFFICE])),
        update(p.accounts).values(revoked_at=MONDAY),
        update(c.campaigns).values(state="closed"),
        update(pulls.pulls).values(ended_at=MONDAY),
    ],
    ids=["role", "account", "campaign", "ended"],
)
async def test_nothing_is_made_for_who_may_not_have_it_any_more(world: World, lost: Any) -> None:
    await ordered(world, "Bình", "DD")
    await world.database.write(lambda conn: conn.execute(lost))
    assert await looked(world) == 0


async def test_a_role_lost_while_it_is_made_sends_nothing(world: World) -> None:
    await ordered(world, "Bình", "DD")
    await looked(world)
    await world.database.write(lambda conn: conn.execute(delete(p.roles).where(p.roles.c.role == Role.HEAD)))
    await world.settle()
    assert world.unread("Bình") == []
    waiting = select(func.count()).where(jobs.c.kind == "compile", jobs.c.state != "done")
    assert await world.database.read(lambda conn: conn.execute(waiting).scalar_one()) == 0


async def test_a_head_does_not_get_a_unit_that_is_not_the_own_one(world: World) -> None:
    await ordered(world, "Bình", "LN")
    assert await looked(world) == 0
