"""The trail of what was told since a mark, also when what was told before was withdrawn."""

from datetime import date, datetime

from sqlalchemy import Connection

from handlers.reminders import sweep
from rules.requests import FieldKind
from storage import people, reminder_trail, requests
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


async def test_what_is_told_beside_milestones_is_seen(world: World) -> None:
    await world.database.write(lambda conn: asked(conn, local("2027-03-16 09:00")))
    before = await world.database.read(reminder_trail.mark)
    await swept(world, "2027-03-17 08:00")
    found = await world.database.read(lambda conn: reminder_trail.matters_since(conn, before))
    assert [(each.subject, each.due_on, each.rung, each.outcome) for each in found] == [
        ("request:1", date(2027, 3, 18), -1, "sent")
    ]
    told = await world.database.read(lambda conn: reminder_trail.matters_in(conn, [each.message for each in found]))
    assert told == found


def asked(conn: Connection, now: datetime) -> None:
    unit = next(unit.id for unit in people.tree(conn) if unit.parent_id is not None)
    office = people.standing_body(conn, now.date())[0]
    fields = [("Kết quả", FieldKind.TEXT, "")]
    made = requests.make(conn, "Báo cáo", date(2027, 3, 18), fields, [unit], hold_until=now, by=office, now=now)
    requests.send(conn, made, now)
