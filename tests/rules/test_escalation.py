"""Who hears of something overdue: a table of the usual courses, and what holds for any course of days."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.escalation import GRACE, Level, Overdue, level_due

HEAD, OFFICE, DIRECTOR = Level
EVERYBODY = frozenset(Level)
TODAY = date(2027, 4, 12)
YESTERDAY, EARLIER = TODAY - timedelta(days=1), TODAY - timedelta(days=6)


@pytest.mark.parametrize(
    ("days", "told", "reached", "expected"),
    [
        (0, {}, EVERYBODY, None),
        (1, {}, EVERYBODY, None),
        (2, {}, EVERYBODY, HEAD),
        (30, {}, EVERYBODY, HEAD),  # found late: the head first all the same
        (2, {HEAD: TODAY}, EVERYBODY, HEAD),  # another head of the unit may still be told today
        (4, {HEAD: TODAY}, EVERYBODY, HEAD),  # never two levels on one day
        (3, {HEAD: YESTERDAY}, EVERYBODY, None),
        (4, {HEAD: YESTERDAY}, EVERYBODY, OFFICE),
        (7, {HEAD: EARLIER, OFFICE: YESTERDAY}, EVERYBODY, None),
        (8, {HEAD: EARLIER, OFFICE: YESTERDAY}, EVERYBODY, DIRECTOR),
        (9, {HEAD: EARLIER, OFFICE: EARLIER, DIRECTOR: YESTERDAY}, EVERYBODY, None),
        (3, {}, {OFFICE, DIRECTOR}, None),  # no head to be reached: the office, in its own time
        (4, {}, {OFFICE, DIRECTOR}, OFFICE),
        (8, {}, {DIRECTOR}, DIRECTOR),
        (5, {OFFICE: YESTERDAY}, EVERYBODY, None),  # a head who comes back later is not told after the office
        (8, {OFFICE: YESTERDAY}, EVERYBODY, DIRECTOR),
        (99, {}, frozenset(), None),
    ],
)
def test_levels(days: int, told: Mapping[Level, date], reached: frozenset[Level], expected: Level | None) -> None:
    assert level_due(Overdue(days, told), GRACE, reached, TODAY) is expected


@pytest.mark.parametrize("off", list(Level))
def test_a_level_that_is_switched_off_is_passed_over(off: Level) -> None:
    told: dict[Level, date] = {}
    for day in range(40):
        level = level_due(Overdue(day, told), {**GRACE, off: 0}, EVERYBODY, TODAY + timedelta(days=day))
        if level is not None:
            told.setdefault(level, TODAY + timedelta(days=day))
    assert set(told) == EVERYBODY - {off}


@given(
    grace=st.fixed_dictionaries({level: st.integers(0, 20) for level in Level}),
    course=st.lists(st.tuples(st.booleans(), st.frozensets(st.sampled_from(list(Level)))), max_size=60),
)
def test_any_course(grace: dict[Level, int], course: list[tuple[bool, frozenset[Level]]]) -> None:
    """Whatever days the program runs and whoever can be reached: in order, a day apart, once, not before the grace is over."""
    told: dict[Level, date] = {}
    for day, (running, reached) in enumerate(course):
        today = TODAY + timedelta(days=day)
        level = level_due(Overdue(day, told), grace, reached, today) if running else None
        if level is not None and level not in told:
            assert 0 < grace[level] <= day
            assert level in reached
            assert all(on < today for on in told.values())
            told[level] = today
            assert level_due(Overdue(day, told), grace, reached, today) is level
    days = [told[level] for level in Level if level in told]
    assert days == sorted(set(days))
