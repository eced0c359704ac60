"""The trail of what was told since a mark, also when what was told before was withdrawn."""

from handlers.reminders import sweep
from storage import reminder_trail
from tests.world import CAST, NOT_JOINED, World, local


async def swept(world: World, when: str) -> None:
    world.clock.instant = local(when)
    await world.database.write(lambda conn: sweep(conn, world.bot.office, world.clock.now()))


async def test_what_is_told_anew_after_a_withdrawal_is_seen(world: World) -> None:
    await world.campaign()
    await swept(world, "2027-03-17 11:20")
    before = await world.database.read(reminder_trail.mark)
    await swept(world, "2027-03-17 13:30")  # nothing left before noon, so everything is written anew
    rungs, raised = await world.database.read(lambda conn: reminder_trail.since(conn, before))
    assert len({rung.official for rung in rungs}) == len(CAST) - len(NOT_JOINED)
    told, _ = await world.database.read(lambda conn: reminder_trail.told_in(conn, [rung.message for rung in rungs]))
    assert sorted(told, key=str) == sorted(rungs, key=str)
    assert raised == []
