"""How often and from which hour people are reminded."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import OfficeHours, Season, WorkingCalendar
from rules.pacing import held_back, offered_hours, starts_at
from rules.snooze import may_wait, still_wanted, told_again_at

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
CALENDAR = WorkingCalendar()
SEASON = Season((1, 1), (time(7, 30), time(11, 30)), (time(13, 30), time(17)))
HOURS = OfficeHours((SEASON,), CALENDAR.is_working, ZONE)
FIRST = time(8)
WEDNESDAY, SATURDAY = date(2027, 3, 24), date(2027, 3, 27)


def at(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), ZONE)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [("09:00", "09:00"), ("06:00", "08:00"), ("12:00", "13:30"), ("16:00", "16:00"), ("17:00", "08:00")],
)
def test_the_chosen_hour_within_the_offices(chosen: str, expected: str) -> None:
    assert starts_at(WEDNESDAY, time.fromisoformat(chosen), HOURS, FIRST) == at(WEDNESDAY, expected)
    assert starts_at(SATURDAY, time.fromisoformat(chosen), HOURS, FIRST) is None


def test_hours_to_choose_from() -> None:
    assert [hour.hour for hour in offered_hours(WEDNESDAY, HOURS, FIRST)] == [8, 9, 10, 11, 14, 15, 16]
    assert [hour.hour for hour in offered_hours(WEDNESDAY, HOURS, time(10, 30))] == [11, 14, 15, 16]
    assert offered_hours(SATURDAY, HOURS, FIRST) == ()


@given(chosen=st.times(), day=st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_everybody_is_written_to_on_every_working_day(chosen: time, day: date) -> None:
    start = starts_at(day, chosen.replace(second=0, microsecond=0), HOURS, FIRST)
    assert (start is not None) == CALENDAR.is_working(day)
    if start is not None:
        assert start.date() == day
        assert HOURS.is_open(start)
        assert start.time() >= FIRST


MONDAY = date(2027, 3, 22)


@pytest.mark.parametrize(
    ("told", "most", "gap", "held"),
    [
        ([], 1, 7, False),
        ([-2, -1], 3, 1, False),
        ([-2, -1], 2, 1, True),
        ([-9, -8, -7], 2, 1, False),  # last week does not count
        ([-1], 7, 2, True),
        ([-2], 7, 2, False),
        ([-3], 7, 7, True),
        ([0], 1, 7, False),  # what was told today is today's own digest
    ],
)
def test_held_back(told: list[int], most: int, gap: int, held: bool) -> None:
    days = [WEDNESDAY + timedelta(days=away) for away in told]
    assert held_back(days, WEDNESDAY, most, gap) is held


@given(most=st.integers(1, 7), gap=st.integers(1, 7), days=st.sets(st.integers(0, 60)))
def test_what_pacing_lets_through_keeps_to_it(most: int, gap: int, days: set[int]) -> None:
    told: list[date] = []
    for away in sorted(days):
        if not held_back(told, MONDAY + timedelta(days=away), most, gap):
            told.append(MONDAY + timedelta(days=away))
    assert all((later - earlier).days >= gap for earlier, later in pairwise(told))
    weeks = [day.isocalendar().week for day in told]
    assert all(weeks.count(week) <= most for week in weeks)


@pytest.mark.parametrize(
    ("now", "tomorrow", "expected"),
    [
        ("2027-03-24 08:10", False, "2027-03-24 10:10"),
        ("2027-03-24 10:00", False, "2027-03-24 13:30"),
        ("2027-03-24 15:30", False, "2027-03-25 08:00"),
        ("2027-03-26 15:30", False, "2027-03-29 08:00"),
        ("2027-03-24 09:00", True, "2027-03-25 08:00"),
        ("2027-03-26 09:00", True, "2027-03-29 08:00"),
    ],
)
def test_when_a_put_off_reminder_comes(now: str, tomorrow: bool, expected: str) -> None:
    asked = datetime.fromisoformat(now).replace(tzinfo=ZONE)
    found = told_again_at(asked, tomorrow=tomorrow, calendar=CALENDAR, hours=HOURS, first_hour=FIRST)
    assert found == datetime.fromisoformat(expected).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("rung", "until", "waits"),
    [
        (-1, "2027-03-31 16:00", True),
        (0, "2027-03-31 16:00", True),
        (0, "2027-04-01 08:00", False),
        (7, "2027-04-08 08:00", True),
    ],
)
def test_nothing_waits_past_its_deadline(rung: int, until: str, waits: bool) -> None:
    due_on = date(2027, 3, 31)
    instant = datetime.fromisoformat(until).replace(tzinfo=ZONE)
    assert may_wait(rung, due_on, instant, HOURS) is waits
    assert still_wanted(rung, due_on, instant.date()) is waits
