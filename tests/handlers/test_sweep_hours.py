"""A digest that could not leave while the office was open does not leave when it is closed: it is written anew later."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from handlers.reminders import sweep
from storage.schema.operations import outbox
from tests.world import CAST, NOT_JOINED, World, local

EVERYBODY = len(CAST) - len(NOT_JOINED)


async def swept(world: World, when: str) -> int:
    """One sweep at an instant, nothing sent: the program is stopped right after it."""
    world.clock.instant = local(when)
    return await world.database.write(lambda conn: sweep(conn, world.bot.office, world.clock.now()))


async def sent(world: World) -> list[str]:
    """The local days and hours at which digests left."""
    query = select(outbox.c.sent_at).where(outbox.c.kind == "reminder", outbox.c.state == "sent")
    rows = await world.database.read(lambda conn: conn.execute(query.order_by(outbox.c.sent_at)).all())
    return [f"{row.sent_at.astimezone(world.settings.zone):%d %H:%M}" for row in rows]


@pytest.mark.parametrize("back_at", ["2027-03-17 12:00", "2027-03-17 20:00", "2027-03-20 09:00"])
async def test_nothing_is_sent_at_lunch_at_night_or_on_a_day_off(world: World, back_at: str) -> None:
    await world.campaign()
    assert await swept(world, "2027-03-17 11:20") == EVERYBODY
    world.clock.instant = local(back_at)
    await world.bot.outbox.pump()
    await world.bot.outbox.settle()
    assert await sent(world) == []


async def test_what_was_held_up_over_lunch_is_told_the_same_afternoon_once(world: World) -> None:
    await world.campaign()
    await swept(world, "2027-03-17 11:20")
    await world.at(local("2027-03-17 12:00"))
    await world.at(local("2027-03-17 13:30"))
    await world.at(local("2027-03-17 14:30"))
    assert await sent(world) == ["17 13:30"] * EVERYBODY


async def test_what_was_held_up_over_night_is_told_the_next_morning_once(world: World) -> None:
    await world.campaign()
    await swept(world, "2027-03-17 16:50")
    for hours in range(0, 16):
        await world.at(local("2027-03-17 17:00") + timedelta(hours=hours))
    assert await sent(world) == ["18 08:00"] * EVERYBODY
