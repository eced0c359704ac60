"""Who is told of which milestone equals a plain model: reports, drives, milestones for some kinds of units; and what of it
the forecast says beforehand."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select, update

from handlers.reminder_forecast import rehearse
from rules.calendar import WorkingCalendar
from rules.milestones import MilestoneKind
from rules.records import ProgressStatus
from rules.reminders import HEAD, LADDERS, MEMBER, rung_day
from storage import activities, campaigns, milestones, pledges, progress, unsent_reminders
from storage.activities import NewActivity
from storage.milestones import NewMilestone
from storage.people import unit_of
from storage.schema import people as p
from storage.schema.operations import outbox
from storage.schema.operations import reminders as told
from tests.databases import Databases
from tests.world import World, local

START, HALF, LATER, DRIVE = date(2027, 6, 1), date(2027, 6, 30), date(2027, 7, 9), date(2027, 6, 25)
# who has pledged two things; Tùng and Ánh work in a station of the sub-department, whose day is later
PLEDGED = {"Hoa": HALF, "Lan": HALF, "Tùng": LATER, "Ánh": LATER}
CALENDAR = WorkingCalendar()


def prepare(conn: Connection) -> None:
    """Kinds as the office sets them, a later day for the sub-department, a drive for the divisions alone."""
    for code, kind in (("SO", "so"), ("LN", "chi_cuc")):
        conn.execute(update(p.units).where(p.units.c.code == code).values(kind=kind))
    half = next(m for m in campaigns.milestones_of(conn, 1) if m.due_on == HALF)
    own = NewMilestone(MilestoneKind.PROGRESS, half.name, LATER, half.stage_id, ("chi_cuc",))
    milestones.add(conn, 1, own, START)
    drive = NewMilestone(MilestoneKind.ACTIVITY, "Chào mừng ngày thành lập", DRIVE, None, ("phong",), date(2027, 4, 1))
    milestones.add(conn, 1, drive, START)


def report(world: World, conn: Connection, name: str) -> None:
    """Report on everything that is not reported yet."""
    official = world.id_in(conn, name)
    mine, stage = pledges.mine(conn, 1, official), campaigns.stages_of(conn, 1)[0]
    unit = unit_of(conn, official, START)
    assert mine is not None
    assert unit is not None
    for item in mine.items:
        said = progress.Report(item.id, stage.id, ProgressStatus.DONE, None, None, "", "", "xong")
        who = {"official_id": official, "unit_id": unit}
        progress.submit(conn, said, **who, late=False, sent_at=world.clock.now())
    unsent_reminders.settled(conn, official, 1)


def act(world: World, conn: Connection) -> None:
    """Bình's division does something for the drive."""
    unit = conn.execute(select(p.units.c.id).where(p.units.c.code == "DD")).scalar_one()
    said = NewActivity("tuyen_truyen", date(2027, 6, 1), False, "Toạ đàm")
    activities.add(conn, 1, unit, said, by=world.id_in(conn, "Bình"), now=world.clock.now())


async def began(world: World) -> None:
    world.clock.instant = local(f"{START} 07:00")
    await world.campaign()
    for name in PLEDGED:
        await world.pledged(name, "Trồng cây = 400 cây; Học nghị quyết")
    await world.database.write(prepare)


@settings(max_examples=5, deadline=None)
@given(
    days=st.sets(st.integers(0, 60), min_size=3, max_size=12),
    done=st.dictionaries(st.sampled_from(list(PLEDGED)), st.integers(0, 60)),
    drive=st.one_of(st.none(), st.integers(0, 40)),
)
async def test_what_is_told_equals_a_plain_model(
    databases: Databases, days: set[int], done: dict[str, int], drive: int | None
) -> None:
    with TemporaryDirectory() as folder:
        world = World(Path(folder), databases.new())
        await world.open()
        await world.populate()
        await began(world)
        await compared(world, days, done, drive)
        await world.close()


async def compared(world: World, days: set[int], done: dict[str, int], drive: int | None) -> None:
    expected: set[tuple[str, date, int]] = set()
    pending, acted = dict(done), False
    for ahead in sorted(days):
        today = START + timedelta(days=ahead)
        world.clock.instant = local(f"{today} 07:00")
        for name in [n for n, on in pending.items() if on <= ahead]:
            await world.database.write(lambda conn, name=name: report(world, conn, name))
            del pending[name]
        if drive is not None and drive <= ahead and not acted:
            acted = True
            await world.database.write(lambda conn: act(world, conn))
        await world.at(local(f"{today} 09:00"))
        if CALENDAR.is_working(today):
            owing = [(n, due, MEMBER) for n, due in PLEDGED.items() if n not in done or n in pending]
            owing += [] if acted else [("Bình", DRIVE, HEAD)]
            for name, due, ladder in owing:
                come = [rung for rung in LADDERS[ladder] if START < rung_day(due, rung, CALENDAR) <= today]
                expected |= {(name, due, come[-1])} if come else set()
    assert Counter(await tellings(world)) == Counter(expected)


async def tellings(world: World) -> list[tuple[str, date, int]]:
    """(name, deadline, rung) of what was told of the half-year to members and of the drive to Bình."""

    def read(conn: Connection) -> list[tuple[str, date, int]]:
        names = {world.id_in(conn, name): name for name in (*PLEDGED, "Bình")}
        kinds = {m.id: m.kind for m in campaigns.milestones_of(conn, 1)}
        rows = conn.execute(select(told).where(told.c.outcome != "folded", told.c.official_id.in_(names)))
        return [
            (names[row.official_id], row.due_on, row.rung)
            for row in rows
            if (kinds[row.milestone_id], row.ladder)
            in ((MilestoneKind.PROGRESS, MEMBER), (MilestoneKind.ACTIVITY, HEAD))
        ]

    return await world.database.read(read)


def flat(days: Any) -> set[tuple[date, int, str, int]]:
    return {(d.day, who, n.ladder, n.milestone.id) for d in days for who, some in d.notices.items() for n in some}


@pytest.mark.parametrize("start", ["2027-06-11 06:00", "2027-06-19 10:00", "2027-06-28 09:30"])
async def test_the_sweeps_do_what_was_forecast(world: World, start: str) -> None:
    await began(world)
    await world.at(local(start))

    def done(conn: Connection) -> set[tuple[date, int, str, int]]:
        rows = conn.execute(select(told).where(told.c.outcome.in_(("sent", "late"))))
        return {(row.on_day, row.official_id, row.ladder, row.milestone_id) for row in rows}

    before = await world.database.read(done)
    forecast = await world.database.read(lambda conn: rehearse(conn, world.bot.office, world.clock.now()))
    for ahead in range(14):
        moment = local(f"{date.fromisoformat(start[:10]) + timedelta(days=ahead)} 10:00")
        if moment > world.clock.now():
            await world.at(moment)
    assert flat(forecast) == await world.database.read(done) - before
    assert len(forecast) > 3


async def test_a_question_is_asked_only_where_one_thing_is_missing_and_nobody_is_disturbed(world: World) -> None:
    await began(world)
    await world.pledged("Quản", "Soát hồ sơ = 90 %")
    await world.at(local("2027-06-16 08:00"))

    def texts(conn: Connection) -> dict[int, str]:
        rows = conn.execute(select(outbox).where(outbox.c.kind == "reminder").order_by(outbox.c.id))
        return {row.official_id: row.text for row in rows}

    said = await world.database.read(texts)
    ids = await world.database.read(lambda conn: {name: world.id_in(conn, name) for name in ("Hoa", "Quản")})
    assert "làm được bao nhiêu" in said[ids["Quản"]]
    assert "làm được bao nhiêu" not in said[ids["Hoa"]]
    assert "còn 2 việc" in said[ids["Hoa"]]
