"""Milestones, requests, decisions that wait, overdue asks and what goes up together: one digest a person and day at most."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from handlers.reminder_forecast import Day, rehearse
from rules.calendar import WorkingCalendar
from rules.digest import MOST
from rules.matters import REQUEST_LADDER
from rules.records import Role
from rules.reminders import rung_day
from rules.requests import FieldKind, Value
from storage import (
    campaigns,
    delegations,
    difficulties,
    extensions,
    people,
    reminder_pauses,
    request_answers,
    requests,
    unsent_reminders,
)
from storage.difficulties import Written
from storage.matter_reminders import request as subject_of
from storage.schema.operations import outbox
from storage.schema.reminding import matter_reminders
from tests.databases import Databases
from tests.world import ZONE, World, local

START = date(2027, 3, 22)
ASKED, LATER = date(2027, 3, 31), date(2027, 4, 7)
CALENDAR = WorkingCalendar()
Tellings = set[tuple[date, int, str, int]]


def prepare(world: World, conn: Connection) -> list[int]:
    """Two requests (the first to two units), a later day that waits to be decided, a difficulty; returns the requests."""
    ids, now = {unit.code: unit.id for unit in people.tree(conn)}, world.clock.now()
    made = []
    for due_on, codes in ((ASKED, ("DD", "LN")), (LATER, ("DD",))):
        fields = [("Số hộ", FieldKind.TEXT, "")]
        units = [ids[code] for code in codes]
        made.append(requests.make(conn, "Rà soát", due_on, fields, units, hold_until=now, by=1, now=now))
        requests.send(conn, made[-1], now)
    milestone = campaigns.open_milestones(conn)[0][0]
    minh = world.id_in(conn, "Minh")
    extensions.propose(conn, milestone.id, milestone.due_on, date(2027, 6, 1), "chờ số liệu", by=minh, now=now)
    hoa = {"official_id": world.id_in(conn, "Hoa"), "unit_id": ids["DD"]}
    difficulties.send(conn, Written("Thiếu cây giống"), **hoa, year=2027, now=now)
    return made


def answer(world: World, conn: Connection, request: int) -> None:
    """Bình answers for the division."""
    found, head = requests.get(conn, request), world.id_in(conn, "Bình")
    unit = people.unit_of(conn, head, START)
    assert found is not None
    assert unit is not None
    said = [Value(found.fields[0].id, "12 hộ")]
    request_answers.submit(conn, request, unit, said, late=False, by=head, now=world.clock.now())
    unsent_reminders.settled_matter(conn, subject_of(request))


async def began(world: World) -> list[int]:
    world.clock.instant = local(f"{START} 06:00")
    await world.campaign()
    return await world.database.write(lambda conn: prepare(world, conn))


def sent_by_day(conn: Connection) -> Counter[tuple[int, date]]:
    """How many reminders each official had on each day, on the office's clock."""
    rows = conn.execute(select(outbox).where(outbox.c.kind == "reminder", outbox.c.state == "sent"))
    return Counter((row.official_id, row.created_at.astimezone(ZONE).date()) for row in rows)


@settings(max_examples=4, deadline=None)
@given(
    days=st.sets(st.integers(0, 26), min_size=4, max_size=9),
    answered=st.one_of(st.none(), st.integers(0, 18)),
    lent=st.booleans(),
)
async def test_what_is_told_equals_a_plain_model(
    databases: Databases, days: set[int], answered: int | None, lent: bool
) -> None:
    """A request's newest rung once, never after the answer, to the head and the deputy; all of it in one message a day."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder), databases.new())
        await world.open()
        await world.populate()
        await compared(world, days, answered, lent=lent)
        await world.close()


async def compared(world: World, days: set[int], answered: int | None, *, lent: bool) -> None:
    first, second = await began(world)
    if lent:
        await world.database.write(lambda conn: lend(world, conn))
    done = False
    expected: set[tuple[str, int, int]] = set()
    for ahead in sorted(days):
        today = START + timedelta(days=ahead)
        world.clock.instant = local(f"{today} 06:30")
        if answered is not None and answered <= ahead and not done:
            done = True
            await world.database.write(lambda conn: answer(world, conn, first))
        for hour in ("09:00", "14:30"):
            await world.at(local(f"{today} {hour}"))
        if CALENDAR.is_working(today):
            owing = [("Dũng", first, ASKED), ("Bình", second, LATER)]
            owing += [] if done else [("Bình", first, ASKED)]
            owing += [("Lan", request, due) for name, request, due in owing if lent and name == "Bình"]
            for name, request, due in owing:
                come = [rung for rung in REQUEST_LADDER if START < rung_day(due, rung, CALENDAR) <= today]
                expected |= {(name, request, come[-1])} if come else set()
    assert await world.database.read(lambda conn: tellings(world, conn)) == expected
    assert set((await world.database.read(sent_by_day)).values()) <= {1}


def lend(world: World, conn: Connection) -> None:
    head, deputy = (world.id_in(conn, name) for name in ("Bình", "Lan"))
    unit = people.unit_of(conn, head, START)
    assert unit is not None
    delegations.lend(conn, unit, head, deputy, START, date(2027, 6, 1), world.clock.now())


def tellings(world: World, conn: Connection) -> set[tuple[str, int, int]]:
    names = {world.id_in(conn, name): name for name in ("Bình", "Lan", "Dũng")}
    rows = conn.execute(select(matter_reminders).where(matter_reminders.c.outcome != "folded"))
    asked = [row for row in rows if row.subject.startswith("request:")]
    assert {row.official_id for row in asked} <= set(names)
    return {(names[row.official_id], int(row.subject.partition(":")[2]), row.rung) for row in asked}


def flat(days: list[Day]) -> Tellings:
    found: Tellings = set()
    for each in days:
        for who, matters in each.matters.items():
            found |= {(each.day, who, subject_of(due.request_id), due.rung.rung) for due in matters.answers}
            found |= {(each.day, who, name, 0) for name in matters.daily}
    return found


def told(conn: Connection) -> Tellings:
    rows = conn.execute(select(matter_reminders).where(matter_reminders.c.outcome != "folded"))
    return {(row.on_day, row.official_id, row.subject, row.rung) for row in rows}


async def test_the_sweeps_do_what_was_forecast(world: World) -> None:
    await began(world)
    await world.at(local("2027-03-23 09:30"))
    before = await world.database.read(told)
    forecast = await world.database.read(lambda conn: rehearse(conn, world.bot.office, world.clock.now()))
    for ahead in range(1, 14):
        await world.at(local(f"{START + timedelta(days=ahead + 1)} 10:00"))
    done = await world.database.read(told)
    assert flat(forecast) == done - before
    assert {name.partition(":")[0] for _, _, name, _ in done} == {"request", "extension", "ask"}
    sent = await world.database.read(sent_by_day)
    assert set(sent.values()) == {1}


@pytest.mark.parametrize("everything", [True, False])
async def test_a_pause_holds_what_the_forecast_says_and_no_more(world: World, everything: bool) -> None:
    """Of everything: nothing is told; of the campaign: its later day that waits is not decided upon, requests are answered."""
    await began(world)
    campaign = await world.database.read(lambda conn: campaigns.open_milestones(conn)[0][0].campaign_id)

    def pause(conn: Connection) -> None:
        today, until = date(2027, 3, 24), date(2027, 3, 30)
        about = {"by": 1, "today": today, "now": world.clock.now()}
        reminder_pauses.begin(conn, None if everything else campaign, until, "Chống bão", **about)

    await world.at(local("2027-03-23 09:30"))
    world.clock.instant = local("2027-03-24 06:00")
    await world.database.write(pause)
    before = await world.database.read(told)
    forecast = await world.database.read(lambda conn: rehearse(conn, world.bot.office, world.clock.now()))
    for ahead in range(2, 16):
        await world.at(local(f"{START + timedelta(days=ahead)} 10:00"))
    done = await world.database.read(told) - before
    assert flat(forecast) == done
    held = {name.partition(":")[0] for day, _, name, _ in done if day <= date(2027, 3, 30)}
    assert held == (set() if everything else {"request", "ask"})
    assert {"request", "extension", "ask"} == {name.partition(":")[0] for _, _, name, _ in done}


async def test_the_director_reads_all_of_it_in_one_message_that_is_not_long(world: World) -> None:
    await began(world)
    for number in range(5):
        await world.campaign(title=f"Phong trào thi đua có tên rất dài để thử độ dài của một tin nhắc, số {number}")
    director = (await world.database.read(lambda conn: people.holders(conn, Role.DIRECTOR, START)))[0][0]
    for day in (12, 13, 14):
        await world.at(local(f"2027-04-{day} 09:00"))
    said = await world.database.read(lambda conn: texts(conn, director))
    everybody = await world.database.read(sent_by_day)
    assert set(everybody.values()) == {1}
    assert all(len(text) <= MOST for text in said)
    assert all("chờ đồng chí duyệt" in text for text in said)
    assert "việc khác; đồng chí bấm nút bên dưới" in said[0]
    assert "Quá hạn" in said[2]


def texts(conn: Connection, official: int) -> list[str]:
    mine = select(outbox.c.text).where(outbox.c.kind == "reminder", outbox.c.official_id == official)
    return list(conn.execute(mine.order_by(outbox.c.id)).scalars())
