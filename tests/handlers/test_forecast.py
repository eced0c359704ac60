"""The forecast names exactly the people whom the sweeps of the following days then write to, and writes nothing itself."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, func, select

from handlers.reminder_forecast import Day, rehearse
from storage import absences, campaigns, delegations, people, settings
from storage.schema import metadata
from storage.schema.operations import outbox, reminders
from storage.schema.reminding import escalations
from tests.world import ZONE, World, local

Told = set[tuple[date, int, str, int]]


def prepare(world: World, conn: Connection) -> None:
    """Two people away for a while, one who comes back on a day between two rungs, and hours that end early."""
    away = (("Hoa", date(2027, 3, 17), date(2027, 3, 25)), ("Bình", date(2027, 3, 20), date(2027, 3, 24)))
    for name, first, last in away:
        absences.add(conn, world.id_in(conn, name), first, last)
    settings.put(conn, "member_ladder", "-14 -9 -7 -3 -1 0 +7")
    settings.put(conn, "second_office_hours", "22/3 07:00-10:00 13:30-16:00")
    other = next(m for m in campaigns.milestones_of(conn, 2) if m.name.startswith("Phát động"))
    campaigns.move_milestone(conn, other.id, date(2027, 3, 29), date(2027, 3, 2))


def prepare_heads(world: World, conn: Connection) -> None:
    """Bình lends the unit to Lan for some days, and nobody is reminded on two days running."""
    head, deputy = (world.id_in(conn, name) for name in ("Bình", "Lan"))
    unit = people.unit_of(conn, head, date(2027, 4, 1))
    assert unit is not None
    delegations.lend(conn, unit, head, deputy, date(2027, 4, 2), date(2027, 4, 8), world.clock.now())
    settings.put(conn, "reminder_gap_days", "2")


def gone_up(conn: Connection) -> set[tuple[date, int, str, int, str]]:
    rows = conn.execute(select(escalations))
    return {(row.on_day, row.official_id, row.level, row.milestone_id, row.subject) for row in rows}


def flat_up(days: list[Day]) -> set[tuple[date, int, str, int, str]]:
    return {
        (each.day, who, str(up.level), up.milestone.id, subject)
        for each in days
        for who, some in each.escalated.items()
        for up in some
        for subject in up.subjects
    }


def flat(days: list[Day]) -> Told:
    return {
        (each.day, who, notice.ladder, notice.milestone.id)
        for each in days
        for who, notices in each.notices.items()
        for notice in notices
    }


def told(conn: Connection) -> Told:
    rows = conn.execute(select(reminders).where(reminders.c.outcome.in_(("sent", "late"))))
    return {(row.on_day, row.official_id, row.ladder, row.milestone_id) for row in rows}


@pytest.mark.parametrize(
    "start", ["2027-03-15 06:00", "2027-03-17 09:30", "2027-03-19 16:45", "2027-03-20 10:00", "2027-03-31 07:00"]
)
async def test_the_sweeps_do_what_was_forecast(world: World, start: str) -> None:
    await world.campaign()
    await world.campaign(title="Phong trào thứ hai")
    await world.pledged("Lan", "Trồng cây = 400 cây")
    await world.database.write(lambda conn: prepare(world, conn))
    if start > "2027-03-31":
        await world.database.write(lambda conn: prepare_heads(world, conn))
    await world.at(local(start))
    before = await world.database.read(told)
    forecast = await world.database.read(lambda conn: rehearse(conn, world.bot.office, world.clock.now()))
    today = world.clock.now().astimezone(ZONE).date()
    for ahead in range(14):
        for hour in ("07:10", "08:00", "09:55", "13:30", "16:30"):
            moment = local(f"{today + timedelta(days=ahead)} {hour}")
            if moment > world.clock.now():
                await world.at(moment)
    done = await world.database.read(told)
    assert flat(forecast) == done - before
    up = await world.database.read(gone_up)
    assert flat_up(forecast) == up
    assert bool(up) == (start > "2027-03-18")
    assert len({each.day for each in forecast}) == len(forecast) > 3
    messages = await world.database.read(
        lambda conn: conn.execute(
            select(func.count()).where(outbox.c.kind == "reminder", outbox.c.state == "sent")
        ).scalar_one()
    )
    assert messages == sum(len(each.people) for each in forecast) + len({(day, who) for day, who, *_ in before})


async def test_a_forecast_writes_nothing(world: World) -> None:
    await world.campaign()

    def counted(conn: Connection) -> list[Any]:
        return [conn.execute(select(func.count()).select_from(table)).scalar_one() for table in metadata.sorted_tables]

    before = await world.database.read(counted)
    found = await world.database.read(lambda conn: rehearse(conn, world.bot.office, local("2027-03-15 09:00")))
    assert found
    assert await world.database.read(counted) == before
