"""When the rungs of a ladder fall due, by table and by property."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import DayKind, OfficeHours, Season, WorkingCalendar
from rules.reminders import LADDERS, MEMBER, due, may_tell, next_telling, rung_day
from tests.world import ZONE

PLAIN = WorkingCalendar()
SUNDAY = date(2027, 6, 27)


@pytest.mark.parametrize(
    ("due_on", "rung", "day"),
    [
        (date(2027, 3, 31), -14, date(2027, 3, 17)),
        (date(2027, 3, 31), -3, date(2027, 3, 26)),  # 28/3 is a Sunday: told on the Friday before
        (date(2027, 3, 31), 0, date(2027, 3, 31)),
        (SUNDAY, 0, date(2027, 6, 25)),  # a deadline on Sunday is told of on Friday
        (SUNDAY, 7, date(2027, 7, 5)),  # an overdue rung on a Sunday waits for Monday
        (date(2027, 2, 19), -14, date(2027, 2, 3)),  # the day falls into the days of Tết 2027
        (date(2026, 11, 25), -1, date(2026, 11, 23)),  # 24/11 is a public holiday from 2026
        (date(2027, 4, 30), 0, date(2027, 4, 29)),
    ],
)
def test_rungs_keep_to_working_days(due_on: date, rung: int, day: date) -> None:
    tet = {date(2027, 2, 5) + timedelta(days=n): DayKind.OFF for n in range(7)}
    assert rung_day(due_on, rung, WorkingCalendar(tet)) == day


def test_a_worked_saturday_counts() -> None:
    swapped = WorkingCalendar({date(2027, 6, 26): DayKind.WORK})
    assert rung_day(SUNDAY, 0, swapped) == date(2027, 6, 26)


@pytest.mark.parametrize(
    ("today", "rung", "folded"),
    [
        (date(2027, 3, 16), None, ()),
        (date(2027, 3, 17), -14, ()),
        (date(2027, 3, 23), -14, ()),
        (date(2027, 3, 24), -7, (-14,)),
        (date(2027, 3, 30), -1, (-14, -7, -3)),
        (date(2027, 4, 30), 21, (-14, -7, -3, -1, 0, 7, 14)),
    ],
)
def test_the_newest_rung_replaces_the_older_ones(today: date, rung: int | None, folded: tuple[int, ...]) -> None:
    found = due(date(2027, 3, 31), LADDERS[MEMBER], date(2027, 1, 11), today, PLAIN)
    assert (found.rung, found.folded) == (rung, folded) if found else rung is None


def test_rungs_before_the_start_are_never_due() -> None:
    started = date(2027, 3, 24)
    assert due(date(2027, 3, 31), LADDERS[MEMBER], started, started, PLAIN) is None
    later = due(date(2027, 3, 31), LADDERS[MEMBER], started, date(2027, 3, 26), PLAIN)
    assert later is not None
    assert (later.rung, later.folded) == (-3, ())


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.integers(-40, 60))
def test_what_is_due_is_the_newest_of_the_days_that_have_come(due_on: date, away: int) -> None:
    today, started = due_on + timedelta(days=away), due_on - timedelta(days=30)
    found = due(due_on, LADDERS[MEMBER], started, today, PLAIN)
    come = [rung for rung in LADDERS[MEMBER] if rung_day(due_on, rung, PLAIN) <= today]
    assert (found.rung if found else None) == (come[-1] if come else None)
    if found:
        assert PLAIN.is_working(found.day)
        assert list(found.folded) == come[:-1]
        assert found.late(today) == (today > found.day)


@pytest.mark.parametrize(
    ("local", "told"),
    [
        ("2027-03-24 07:59", False),
        ("2027-03-24 08:00", True),
        ("2027-03-24 11:29", True),
        ("2027-03-24 12:00", False),
        ("2027-03-24 13:30", True),
        ("2027-03-24 17:00", False),
        ("2027-03-27 09:00", False),
        ("2027-04-30 09:00", False),
    ],
)
@pytest.mark.parametrize("host", ["UTC", "America/New_York", "Asia/Ho_Chi_Minh"])
def test_reminders_keep_office_hours(local: str, told: bool, host: str) -> None:
    season = Season((1, 1), (time_of("07:30"), time_of("11:30")), (time_of("13:30"), time_of("17:00")))
    hours = OfficeHours((season,), PLAIN.is_working, ZONE)
    instant = datetime.fromisoformat(local).replace(tzinfo=ZONE).astimezone(ZoneInfo(host))
    assert may_tell(instant, hours) is told


def time_of(text: str):  # type: ignore[no-untyped-def]
    return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 - a time of day has no zone


def test_the_next_telling_is_the_next_rung() -> None:
    assert next_telling(date(2027, 3, 31), LADDERS[MEMBER], date(2027, 3, 17), PLAIN) == date(2027, 3, 24)
    assert next_telling(date(2027, 3, 31), LADDERS[MEMBER], date(2027, 4, 21), PLAIN) is None
