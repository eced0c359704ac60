"""The days by which the law wants requests about personal data answered."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import DayKind, WorkingCalendar
from rules.data_rights import CLOCKS, DataRequest, DataStep, Kind, State, allowed, clocks_on, due_days, overdue

PLAIN = WorkingCalendar()
DAYS = {Kind.COPY: 10, Kind.CORRECT: 10, Kind.WITHDRAW: 15, Kind.RESTRICT: 15, Kind.OBJECT: 15, Kind.DELETE: 20}


@pytest.mark.parametrize(
    ("received", "kind", "acknowledge_by", "due_on"),
    [
        (date(2027, 1, 12), Kind.CORRECT, date(2027, 1, 14), date(2027, 1, 22)),  # a Tuesday
        (date(2027, 1, 15), Kind.COPY, date(2027, 1, 19), date(2027, 1, 25)),  # a Friday: the weekend is not counted
        (date(2027, 1, 16), Kind.COPY, date(2027, 1, 19), date(2027, 1, 26)),  # a Saturday
        (date(2027, 1, 12), Kind.OBJECT, date(2027, 1, 14), date(2027, 1, 27)),
        (date(2027, 1, 12), Kind.DELETE, date(2027, 1, 14), date(2027, 2, 1)),
        (date(2027, 4, 29), Kind.WITHDRAW, date(2027, 5, 5), date(2027, 5, 14)),  # 30/4 and 3/5 are off
    ],
)
def test_days(received: date, kind: Kind, acknowledge_by: date, due_on: date) -> None:
    off = {date(2027, 4, 30): DayKind.OFF, date(2027, 5, 3): DayKind.OFF}
    found = due_days(kind, received, WorkingCalendar(off))
    assert (found.acknowledge_by, found.due_on) == (acknowledge_by, due_on)


@given(st.sampled_from(Kind), st.dates(date(2026, 1, 1), date(2035, 12, 31)))
def test_days_counted_one_by_one(kind: Kind, received: date) -> None:
    found = due_days(kind, received, PLAIN)
    assert (found.due_on - received).days == DAYS[kind]
    after = [received + timedelta(days=n) for n in range(1, (found.acknowledge_by - received).days + 1)]
    assert sum(PLAIN.is_working(day) for day in after) == 2
    assert PLAIN.is_working(found.acknowledge_by)


def test_every_period_has_its_day_and_source() -> None:
    assert [each.in_force for each in CLOCKS] == sorted(each.in_force for each in CLOCKS)
    for clocks in CLOCKS:
        assert clocks.source
        assert set(clocks.days) == set(Kind)
    assert clocks_on(date(2020, 1, 1)) is CLOCKS[0]
    assert clocks_on(date(2027, 1, 1)).in_force == date(2026, 1, 1)


@pytest.mark.parametrize("now", list(State))
@pytest.mark.parametrize("then", list(State))
def test_steps(now: State, then: State) -> None:
    may = {
        (State.RECEIVED, State.ACKNOWLEDGED),
        *((start, end) for start in (State.RECEIVED, State.ACKNOWLEDGED) for end in (State.DONE, State.REFUSED)),
        *((start, State.WITHDRAWN) for start in (State.RECEIVED, State.ACKNOWLEDGED)),
    }
    assert allowed(now, then) == ((now, then) in may)


@pytest.mark.parametrize(
    ("state", "today", "late"),
    [
        (State.RECEIVED, date(2027, 1, 14), False),
        (State.RECEIVED, date(2027, 1, 15), True),
        (State.ACKNOWLEDGED, date(2027, 1, 15), False),
        (State.ACKNOWLEDGED, date(2027, 1, 22), False),
        (State.ACKNOWLEDGED, date(2027, 1, 23), True),
        (State.DONE, date(2027, 3, 1), False),
        (State.REFUSED, date(2027, 3, 1), False),
    ],
)
def test_overdue(state: State, today: date, late: bool) -> None:
    at = datetime(2027, 1, 12, 2, tzinfo=UTC)
    steps = (DataStep(1, State.RECEIVED, 5, at, "Sửa tên"),)
    asked = DataRequest(1, 5, "Ai", Kind.CORRECT, state, 1, at, date(2027, 1, 14), date(2027, 1, 22), steps)
    assert overdue(asked, today) == late
    assert asked.text == "Sửa tên"
    assert asked.outcome == ""
