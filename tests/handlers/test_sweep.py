"""The sweep on the record: once a rung, one digest a person and day, cancelled by the deed, caught up after downtime."""

from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select

from handlers.reminders import sweep
from rules.calendar import WorkingCalendar
from rules.escalation import Level
from rules.records import PledgeState
from rules.reminders import HEAD, LADDERS, MEMBER, OFFICE, rung_day
from storage import campaigns, delegations, pledges, unsent_reminders
from storage import settings as office_settings
from storage.people import unit_of
from storage.schema.operations import outbox
from storage.schema.operations import reminders as told
from storage.schema.people import absences, accounts
from storage.schema.reminding import escalations
from tests.databases import Databases
from tests.world import CAST, NOT_JOINED, World, local

DUE = date(2027, 3, 31)


async def swept(world: World, when: datetime) -> int:
    """One sweep at an instant, nothing sent."""
    world.clock.instant = when
    return await world.database.write(lambda conn: sweep(conn, world.bot.office, world.clock.now()))


async def rows(world: World, query: Any) -> list[Any]:
    return await world.database.read(lambda conn: conn.execute(query).all())


async def digests(world: World) -> Counter[int]:
    """How many digests wait for each official."""
    waiting = select(outbox.c.official_id).where(outbox.c.kind == "reminder", outbox.c.state == "queued")
    return Counter(row[0] for row in await rows(world, waiting))


async def ids(world: World) -> dict[str, int]:
    return await world.database.read(lambda conn: {name: world.id_in(conn, name) for name in CAST})


async def pledged(world: World, name: str, campaign: int) -> None:
    def submit(conn: Any) -> None:
        official = world.id_in(conn, name)
        unit = unit_of(conn, official, date(2027, 3, 1))
        assert unit is not None
        pledges.submit(
            conn,
            campaign_id=campaign,
            official_id=official,
            unit_id=unit,
            title_id=1,
            items=[pledges.NewItem("việc")],
            by=official,
            late=False,
            now=world.clock.now(),
        )
        unsent_reminders.settled(conn, official, campaign)

    await world.database.write(submit)


async def test_sweeping_again_changes_nothing(world: World) -> None:
    await world.campaign()
    first = await swept(world, local("2027-03-17 08:00"))
    assert first == len(CAST) - len(NOT_JOINED)
    for minutes in range(1, 60, 7):
        assert await swept(world, local("2027-03-17 08:00") + timedelta(minutes=minutes)) == 0
    assert set((await digests(world)).values()) == {1}


async def test_the_deed_cancels_a_digest_that_has_not_left(world: World) -> None:
    campaign = await world.campaign()
    await swept(world, local("2027-03-17 08:00"))
    people = await ids(world)
    await pledged(world, "Hoa", campaign)
    assert people["Hoa"] not in await digests(world)
    assert await swept(world, local("2027-03-17 09:00")) == 0
    assert people["Lan"] in await digests(world)


async def test_what_is_left_is_told_again_when_only_part_was_done(world: World) -> None:
    first, second = await world.campaign(), await world.campaign(title="Phong trào thứ hai")
    await swept(world, local("2027-03-17 08:00"))
    people = await ids(world)
    await pledged(world, "Hoa", first)
    assert await swept(world, local("2027-03-17 08:20")) == 1
    texts = await rows(
        world,
        select(outbox.c.text).where(
            outbox.c.official_id == people["Hoa"], outbox.c.state == "queued", outbox.c.kind == "reminder"
        ),
    )
    assert len(texts) == 1
    assert "Phong trào thứ hai" in texts[0][0]
    assert "năm 2027" not in texts[0][0]
    assert second != first


async def test_two_campaigns_make_one_digest(world: World) -> None:
    await world.campaign()
    await world.campaign(title="Phong trào thứ hai")
    await swept(world, local("2027-03-17 08:00"))
    assert set((await digests(world)).values()) == {1}


async def test_nobody_away_unjoined_or_done_is_told(world: World) -> None:
    campaign = await world.campaign()
    people = await ids(world)
    await pledged(world, "Lan", campaign)
    away = {"official_id": people["Hoa"], "from_date": date(2027, 3, 1), "to_date": date(2027, 3, 20)}
    await world.database.write(lambda conn: conn.execute(insert(absences).values(away)))
    await swept(world, local("2027-03-17 08:00"))
    found = await digests(world)
    assert not {people["Hoa"], people["Lan"], people["Khải"]} & set(found)
    await swept(world, local("2027-03-22 08:00"))
    assert people["Hoa"] in await digests(world)


async def test_a_moved_deadline_starts_its_ladder_anew(world: World) -> None:
    await world.campaign()
    await swept(world, local("2027-03-17 08:00"))

    def move(conn: Any) -> None:
        milestone, *_ = campaigns.open_milestones(conn)[0]
        campaigns.move_milestone(conn, milestone.id, date(2027, 4, 15), date(2027, 3, 18))
        unsent_reminders.settled_milestone(conn, milestone.id)

    await world.database.write(move)
    assert await digests(world) == Counter()
    assert await swept(world, local("2027-03-24 08:00")) == 0
    assert await swept(world, local("2027-04-01 08:00")) == len(CAST) - len(NOT_JOINED)


async def test_a_digest_that_never_left_is_written_anew_the_next_day(world: World) -> None:
    await world.campaign()
    await swept(world, local("2027-03-30 08:00"))
    assert await swept(world, local("2027-03-31 08:00")) > 0
    texts = await rows(world, select(outbox.c.text).where(outbox.c.kind == "reminder", outbox.c.state == "queued"))
    assert all("hôm nay là hạn" in row[0] for row in texts)


@settings(max_examples=12, deadline=None)
@given(
    days=st.sets(st.integers(0, 75), min_size=1, max_size=25),
    done=st.dictionaries(st.sampled_from(["Hoa", "Lan", "Tùng", "Ánh"]), st.integers(0, 75)),
)
async def test_what_is_told_equals_a_plain_model(databases: Databases, days: set[int], done: dict[str, int]) -> None:
    """Whenever the program happens to run, and whoever registers when: the newest rung once, never after the deed."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder), databases.new())
        await world.open()
        await world.populate()
        await _compared(world, days, done)
        await world.close()


async def _compared(world: World, days: set[int], done: dict[str, int]) -> None:
    campaign = await world.campaign(title="Phong trào mẫu")
    people = await ids(world)
    start = date(2027, 3, 1)
    expected: list[tuple[str, int]] = []
    newest: dict[str, int] = {}
    pending = dict(done)
    for away in sorted(days):
        today = start + timedelta(days=away)
        for name in [n for n, on in pending.items() if on <= away]:
            await pledged(world, name, campaign)
            del pending[name]
        await world.at(local(f"{today} 09:00"))
        if not WorkingCalendar().is_working(today):
            continue
        come = [rung for rung in LADDERS[MEMBER] if rung_day(DUE, rung, WorkingCalendar()) <= today]
        for name in ("Hoa", "Lan", "Tùng", "Ánh"):
            if come and (name not in done or name in pending) and newest.get(name) != come[-1]:
                newest[name] = come[-1]
                expected.append((name, come[-1]))
    milestone = await world.database.read(lambda conn: campaigns.registration_of(conn, campaign))
    assert milestone is not None
    found = await rows(
        world,
        select(told.c.official_id, told.c.rung).where(
            told.c.milestone_id == milestone.id, told.c.ladder == MEMBER, told.c.outcome != "folded"
        ),
    )
    mine = {people[name]: name for name in ("Hoa", "Lan", "Tùng", "Ánh")}
    seen = Counter((mine[row.official_id], row.rung) for row in found if row.official_id in mine)
    assert seen == Counter(expected)


@pytest.mark.parametrize(("ladder", "name"), [(HEAD, "Bình"), (OFFICE, "Minh")])
async def test_chiefs_are_told_on_their_own_ladder(world: World, ladder: str, name: str) -> None:
    campaign = await world.campaign()
    await pledged(world, name, campaign)
    people = await ids(world)
    counted = []
    for day in ("2027-03-17", "2027-03-24", "2027-03-30", "2027-03-31"):
        await swept(world, local(f"{day} 08:00"))
        found = await rows(
            world, select(told.c.rung).where(told.c.official_id == people[name], told.c.ladder == ladder)
        )
        counted.append(len(found))
    assert counted[0] == 0
    assert counted == sorted(counted)
    assert counted[1] == 1


async def test_withdrawn_pledges_owe_again(world: World) -> None:
    campaign = await world.campaign()
    people = await ids(world)
    await pledged(world, "Hoa", campaign)

    def withdraw(conn: Any) -> None:
        mine = pledges.mine(conn, campaign, people["Hoa"])
        assert mine is not None
        pledges.decide(conn, mine.id, mine.revision, PledgeState.WITHDRAWN, by=people["Hoa"], now=world.clock.now())

    await world.database.write(withdraw)
    await swept(world, local("2027-03-17 08:00"))
    assert people["Hoa"] in await digests(world)


async def absent(world: World, name: str, first: date, last: date) -> None:
    away = {"official_id": (await ids(world))[name], "from_date": first, "to_date": last}
    await world.database.write(lambda conn: conn.execute(insert(absences).values(away)))


async def put(world: World, **values: str) -> None:
    def change(conn: Any) -> None:
        for name, value in values.items():
            office_settings.put(conn, name, value)

    await world.database.write(change)


async def test_two_accounts_are_told_once_at_the_newest(world: World) -> None:
    await world.campaign()
    hoa = (await ids(world))["Hoa"]
    now = world.clock.now()
    other = {"official_id": hoa, "network": "zalo_bot", "chat": "z1", "linked_at": now, "consent_at": now}
    await world.database.write(lambda conn: conn.execute(insert(accounts).values(other)))
    await swept(world, local("2027-03-17 08:00"))
    sent = select(outbox.c.network, outbox.c.text).where(outbox.c.official_id == hoa, outbox.c.kind == "reminder")
    found = await rows(world, sent)
    assert [row.network for row in found] == ["zalo_bot"]
    assert found[0].text.count("chưa đăng ký") == 1


async def test_a_person_is_reminded_as_often_as_the_office_lets_and_on_the_last_day_anyway(world: World) -> None:
    await put(world, member_ladder="-7 -6 -5 -2 -1 0", head_ladder="0", office_ladder="0", reminder_gap_days="3")
    await world.campaign()
    hoa, days = (await ids(world))["Hoa"], []
    for day in range(24, 32):
        await world.at(local(f"2027-03-{day} 09:00"))
    mine = select(told.c.on_day).where(told.c.official_id == hoa, told.c.outcome != "folded").order_by(told.c.id)
    days = [row.on_day.day for row in await rows(world, mine)]
    assert days == [24, 29, 31]  # the 25th and 26th come too soon, the 31st is the deadline


async def test_chiefs_digests_forget_who_has_just_done_it(world: World) -> None:
    campaign = await world.campaign()
    await swept(world, local("2027-03-24 08:00"))
    people = await ids(world)
    about = select(outbox.c.text).where(outbox.c.official_id == people["Bình"], outbox.c.state == "queued")
    before = [row.text for row in await rows(world, about.where(outbox.c.kind == "reminder"))]
    await pledged(world, "Hoa", campaign)
    await swept(world, local("2027-03-24 08:01"))
    after = [row.text for row in await rows(world, about.where(outbox.c.kind == "reminder"))]
    assert len(before) == len(after) == 1
    assert "Chưa đăng ký (4)" in before[0]
    assert "Chưa đăng ký (3)" in after[0]


LEVELS = {"Hoa": ("Bình",), "Tùng": ("Dũng",), "Bình": ()}
GRACE_DAYS = {Level.HEAD: 2, Level.OFFICE: 4, Level.DIRECTOR: 8}


@settings(max_examples=8, deadline=None)
@given(
    days=st.sets(st.integers(0, 24), min_size=4, max_size=14),
    done=st.dictionaries(st.sampled_from(sorted(LEVELS)), st.integers(0, 20)),
    away=st.dictionaries(st.sampled_from(sorted(LEVELS)), st.integers(0, 20)),
    deputised=st.booleans(),
)
async def test_what_goes_up_equals_a_plain_model(
    databases: Databases, days: set[int], done: dict[str, int], away: dict[str, int], deputised: bool
) -> None:
    """In order, a day apart, once, after the grace days, never of who has done it or is away; a deputy hears as the head."""
    with TemporaryDirectory() as folder:
        world = World(Path(folder), databases.new())
        await world.open()
        await world.populate()
        await put(world, **{f"{ladder}_ladder": "-60" for ladder in (MEMBER, HEAD, OFFICE)})
        await _gone_up(world, days, done, away, deputised=deputised)
        await world.close()


async def _gone_up(
    world: World, days: set[int], done: dict[str, int], away: dict[str, int], *, deputised: bool
) -> None:
    campaign, start, people = await world.campaign(title="Phong trào mẫu"), date(2027, 4, 1), await ids(world)
    for name, on in away.items():
        await absent(world, name, start + timedelta(days=on), start + timedelta(days=on + 3))
    if deputised:
        await world.database.write(lambda conn: _lent(conn, world))
    expected: set[tuple[str, Level, date, str]] = set()
    newest: dict[str, list[Level]] = {name: [] for name in LEVELS}
    last: dict[str, date] = {}
    for day in sorted(days):
        today = start + timedelta(days=day)
        for name in [n for n, on in done.items() if on <= day]:
            await pledged(world, name, campaign)
            del done[name]
            newest.pop(name)
        await world.at(local(f"{today} 09:00"))
        if not WorkingCalendar().is_working(today):
            continue
        gone = {n for n, on in away.items() if on <= day <= on + 3}
        for name, levels in newest.items():
            heads = {h for h in LEVELS[name] if h not in gone} | ({"Lan"} if deputised and name == "Hoa" else set())
            heads = heads or ({"Lan"} if deputised and name == "Bình" else set())
            to = {Level.HEAD: heads, Level.OFFICE: {"Minh"}, Level.DIRECTOR: {"Sơn"}}
            level = next(
                (each for each in Level if each not in levels and to[each] and each not in _passed(levels)), None
            )
            over = WorkingCalendar().working_days_between(DUE, today)
            if name in gone or level is None or over < GRACE_DAYS[level] or last.get(name) == today:
                continue
            levels.append(level)
            last[name] = today
            expected |= {(name, level, today, who) for who in to[level]}
    names = {f"official:{people[name]}": name for name in LEVELS}
    chiefs = {people[name]: name for name in people}
    query = select(escalations.c.subject, escalations.c.level, escalations.c.on_day, escalations.c.official_id)
    found = [row for row in await rows(world, query) if row.subject in names]
    seen = {(names[row.subject], Level(row.level), row.on_day, chiefs[row.official_id]) for row in found}
    assert seen == expected
    digest_days = await rows(world, select(outbox.c.unique_key).where(outbox.c.kind == "reminder"))
    assert len({row.unique_key for row in digest_days}) == len(digest_days)


def _passed(levels: list[Level]) -> set[Level]:
    """Levels that are behind: once a higher one was told, those below it are told no more."""
    highest = max((list(Level).index(each) for each in levels), default=-1)
    return set(list(Level)[: highest + 1])


def _lent(conn: Any, world: World) -> None:
    head_of_unit, deputy = (world.id_in(conn, name) for name in ("Bình", "Lan"))
    unit = unit_of(conn, head_of_unit, DUE)
    assert unit is not None
    delegations.lend(conn, unit, head_of_unit, deputy, date(2027, 4, 1), date(2027, 5, 1), world.clock.now())
