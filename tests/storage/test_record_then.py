"""A record made again as of an earlier instant gives the compile that was made at that instant."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, insert, select

from reports.period import read
from reports.plain import plain
from reports.summary import summarise
from rules.commendation import Kind, Route, Stage, Way
from rules.commendation_vote import Tally
from rules.difficulties import State
from rules.merits import Candidate
from rules.records import PledgeState, ProgressStatus
from rules.unit_report import Figure, FigureState, Outcome
from storage import (
    awards,
    difficulties,
    launches,
    pledges,
    progress,
    proposals,
    rounds,
    showcases,
    unit_reports,
    votes,
)
from storage.awards import NewAward
from storage.database import engine
from storage.difficulties import Written
from storage.pledges import NewItem
from storage.progress import Report
from storage.proposals import Said
from storage.record import campaign_record
from storage.record_then import record_then
from storage.schema import campaigns as c
from storage.schema import people as p
from storage.schema.participation import pledge_items
from storage.unit_reports import NewReport
from tests.databases import Databases
from tests.world import TITLES, ZONE, make_campaign

START = datetime(2027, 2, 1, 2, tzinfo=UTC)
CAMPAIGN, UNIT, PEOPLE = 1, 1, (1, 2, 3)
STEP = timedelta(hours=31)


@pytest.fixture(scope="module")
def office(databases: Databases) -> Iterator[Engine]:
    url = databases.new()
    made = engine(url)
    with made.begin() as conn:
        conn.execute(insert(p.units).values(code="P", name="Phòng thử nghiệm"))
        for number in PEOPLE:
            row = {"staff_code": f"T{number}", "full_name": f"Người Thử {number}", "category": "cong_chuc"}
            conn.execute(insert(p.officials).values(**row, position="Chuyên viên"))
            member = {"official_id": number, "unit_id": UNIT, "from_date": date(2026, 1, 1)}
            conn.execute(insert(p.memberships).values(member))
        conn.execute(insert(c.titles), TITLES)
        make_campaign(conn, START)
    yield made
    made.dispose()
    databases.drop(url)


@contextmanager
def undone(office: Engine) -> Iterator[Connection]:
    with office.connect() as conn:
        transaction = conn.begin()
        yield conn
        transaction.rollback()


def _pledge(conn: Connection, now: datetime, who: int, number: int) -> None:
    items = [NewItem(f"Việc {each}", Decimal(number + each), "cây") for each in range(number % 3 + 1)]
    about = {"campaign_id": CAMPAIGN, "official_id": who, "unit_id": UNIT, "by": who}
    pledges.submit(conn, **about, title_id=number % 2 + 1, items=items[::-1], late=bool(number % 2), now=now)


def _decide(conn: Connection, now: datetime, who: int, number: int) -> None:
    found = pledges.mine(conn, CAMPAIGN, who)
    states = (PledgeState.CONFIRMED, PledgeState.RETURNED, PledgeState.WITHDRAWN)
    if found is not None:
        pledges.decide(conn, found.id, found.revision, states[number % 3], by=who, now=now)


def _report(conn: Connection, now: datetime, who: int, number: int) -> None:
    items = conn.execute(select(pledge_items.c.id).where(pledge_items.c.last_revision.is_(None))).scalars().all()
    if items:
        said = Report(items[number % len(items)], 1, list(ProgressStatus)[number % 4], Decimal(number), None, "cây")
        progress.submit(conn, said, official_id=who, unit_id=UNIT, late=bool(number % 2), sent_at=now)


def _launch(conn: Connection, now: datetime, who: int, number: int) -> None:
    about = {"campaign_id": CAMPAIGN, "unit_id": UNIT, "held_on": date(2027, 2, 1 + number), "by": who}
    launches.submit(conn, **about, late=bool(number % 2), now=now)


def _show(conn: Connection, now: datetime, who: int, number: int) -> None:
    standing = showcases.of_unit(conn, CAMPAIGN, UNIT)
    said = {"kind": "mo_hinh", "name": f"Mô hình {number}", "description": ""}
    if not standing:
        showcases.add(conn, campaign_id=CAMPAIGN, unit_id=UNIT, by=who, now=now, **said)
    elif number % 2:
        showcases.withdraw(conn, standing[0].id, now)
    else:
        showcases.replace(conn, standing[0].id, by=who, now=now, **said)


def _unit_report(conn: Connection, now: datetime, who: int, number: int) -> None:
    figures = [Figure(1, FigureState.KNOWN, Decimal(number), "mô hình", source="Phòng thử nghiệm")]
    made = unit_reports.submit(conn, NewReport(CAMPAIGN, 1, UNIT, figures, []), by=who, late=False, sent_at=now)
    if number % 2:
        unit_reports.decide(conn, made.id, Outcome.SEEN, by=who, now=now + STEP / 2)


def _proposal(conn: Connection, now: datetime, who: int, number: int) -> None:
    held = [each.id for each in rounds.every(conn, Way.REGULAR, CAMPAIGN)]
    if not held:
        about = {"campaign_id": CAMPAIGN, "name": "Đợt 1", "year": 2027, "way": Way.REGULAR, "received_on": now.date()}
        held = [rounds.open_(conn, **about, title_ids=[], by=1, now=now)]
    said = Said(number % 2 + 1, Kind.WORK, Route.OWN, f"Thành tích {number}")
    mine = proposals.of_candidate(conn, Candidate(official=who))
    if not mine:
        proposals.add(conn, held[0], who, UNIT, said, by=1, now=now)
    elif number % 2:
        proposals.change(conn, mine[0], said, by=1, now=now)
    else:
        about = {"threshold": None, "quorum": None, "basis": "", "passed": True, "by": 1, "now": now}
        votes.enter(conn, mine[0].id, Tally(9, 9, 0, number), now.date(), **about)
        proposals.move(conn, mine, Stage.WITHDRAWN if number == 4 else Stage.VOTED, by=1, now=now)


def _award(conn: Connection, now: datetime, who: int, number: int) -> None:
    given = awards.of_candidate(conn, Candidate(official=who))
    new = NewAward(1, 2026, f"{number}/QĐ-MAU")
    if not given:
        awards.add(conn, Candidate(official=who), new, by=1, now=now)
    elif number % 2:
        awards.correct(conn, given[0].chain, given[0].revision, new, reason="nhầm số", by=1, now=now)
    else:
        awards.withdraw(conn, given[0].chain, given[0].revision, by=1, now=now)


def _difficulty(conn: Connection, now: datetime, who: int, number: int) -> None:
    sent = difficulties.of_official(conn, who)
    if not sent or number > 5:
        difficulties.send(conn, Written("Thiếu máy"), official_id=who, unit_id=UNIT, year=2027, now=now)
    else:
        states = (State.ANSWERED, State.PUT, State.DECIDED, State.TAKEN, State.CLOSED, State.WITHDRAWN)
        about = Written(f"Trả lời {number}")
        difficulties.move(conn, sent[0].id, sent[0].revision, states[number], about, by=1, now=now)


DOINGS = (
    *(_pledge, _pledge, _decide, _report, _report, _launch, _show, _unit_report, _proposal, _proposal, _award),
    *(_difficulty, _difficulty),
)
STEPS = st.lists(
    st.tuples(st.integers(0, len(DOINGS) - 1), st.sampled_from(PEOPLE), st.integers(0, 7)), min_size=3, max_size=8
)
# everything has been said once, so that what follows corrects it
BEGINNING = ((0, 1, 2), (0, 2, 1), (3, 1, 1), (5, 1, 1), (6, 1, 0), (7, 1, 1), (8, 1, 1), (10, 1, 1), (11, 1, 0))


def _told(record: Any, code: str) -> dict[str, Any]:
    return plain(summarise(record, read(code, 2027)))


@given(steps=STEPS, code=st.sampled_from(["q1", "6m", "2027-02-01..2027-02-12"]))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_summary_made_later_as_of_an_instant_is_the_one_made_at_it(
    office: Engine, steps: list[tuple[int, int, int]], code: str
) -> None:
    told = {}
    with undone(office) as conn:
        for number, (doing, who, value) in enumerate([*BEGINNING, *steps]):
            now = START + number * STEP
            told[now - STEP / 4] = _told(campaign_record(conn, CAMPAIGN, now - STEP / 4, ZONE), code)
            DOINGS[doing](conn, now, who, value)
        for then, at_that_time in told.items():
            assert _told(record_then(conn, CAMPAIGN, then, ZONE), code) == at_that_time


def test_a_pledge_withdrawn_and_registered_again_has_its_first_day_as_of_then(office: Engine) -> None:
    with undone(office) as conn:
        _pledge(conn, START, 1, 0)
        _decide(conn, START + STEP, 1, 2)
        _pledge(conn, START + 2 * STEP, 1, 1)
        first = record_then(conn, CAMPAIGN, START, ZONE).pledges[0]
        last = record_then(conn, CAMPAIGN, START + 2 * STEP, ZONE).pledges[0]
        withdrawn = record_then(conn, CAMPAIGN, START + STEP, ZONE).pledges[0]
    assert (first.registered_at, first.late) == (START, False)
    assert withdrawn.state is PledgeState.WITHDRAWN
    assert (last.registered_at, last.late, last.revision) == (START + 2 * STEP, True, 3)
    assert [item.text for item in first.items] == ["Việc 0"]
    assert sorted(item.text for item in last.items) == ["Việc 0", "Việc 1"]
