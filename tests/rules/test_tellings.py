"""The days on which a changed ladder would tell, and the first instant of a day at which reminders may be written."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar import OfficeHours, Season, WorkingCalendar
from rules.reminders import LADDERS, MEMBER, due, may_tell, next_chance, put_off, tellings
from tests.world import ZONE, local

DUE = date(2027, 3, 31)
OLD = LADDERS[MEMBER]
CALENDAR = WorkingCalendar()
HOURS = OfficeHours((Season((1, 1), (time(7, 30), time(11, 30)), (time(13, 30), time(17))),), CALENDAR.is_working, ZONE)


@pytest.mark.parametrize(
    ("new", "today", "days"),
    [
        # 21/3 is a Sunday, 29/3 a Monday
        ((-10, -2, 0), "2027-03-15", ["2027-03-19", "2027-03-29", "2027-03-31"]),
        ((-10, -2, 0), "2027-03-19", ["2027-03-19", "2027-03-29", "2027-03-31"]),  # newer than -14, told two days ago
        ((-20,), "2027-03-18", []),  # -14 has been told; the past is not told again
        ((-20,), "2027-03-16", ["2027-03-16"]),  # nothing has been told yet
        (OLD, "2027-03-18", ["2027-03-24", "2027-03-26", "2027-03-30", "2027-03-31", "2027-04-07", "2027-04-14",
                             "2027-04-21"]),
        ((7,), "2027-04-08", []),  # told the day before
        ((8,), "2027-04-08", ["2027-04-08"]),
    ],
)  # fmt: skip
def test_days_of_a_changed_ladder(new: tuple[int, ...], today: str, days: list[str]) -> None:
    found = tellings(DUE, new, date(2027, 1, 11), date.fromisoformat(today), CALENDAR, OLD)
    assert [day.isoformat() for day in found] == days


ladders = st.sets(st.integers(-60, 60), min_size=1, max_size=11).map(lambda days: tuple(sorted(days)))


@settings(deadline=None)
@given(ladders, ladders, st.dates(date(2027, 1, 15), date(2027, 6, 15)))
def test_days_are_those_on_which_a_newer_rung_falls_due(
    new: tuple[int, ...], old: tuple[int, ...], today: date
) -> None:
    started = date(2027, 1, 11)
    before = due(DUE, old, started, today, CALENDAR)
    told = before.rung if before else None
    expected = []
    for ahead in range(140):
        now = due(DUE, new, started, today + timedelta(days=ahead), CALENDAR)
        if now is not None and (told is None or now.rung > told):
            expected.append(today + timedelta(days=ahead))
            told = now.rung
    found = tellings(DUE, new, started, today, CALENDAR, old)
    # a rung that was told ahead of its time under the old ladder is not told again
    assert set(expected) <= set(found)
    assert before is not None or list(found) == expected


@pytest.mark.parametrize(
    ("now", "day", "chance"),
    [
        ("2027-03-15 06:00", "2027-03-15", "2027-03-15 08:00"),
        ("2027-03-15 09:10", "2027-03-15", "2027-03-15 09:10"),
        ("2027-03-15 12:00", "2027-03-15", "2027-03-15 13:30"),
        ("2027-03-15 17:00", "2027-03-15", None),
        ("2027-03-15 12:00", "2027-03-16", "2027-03-16 08:00"),
        ("2027-03-15 12:00", "2027-03-20", None),
        ("2027-03-15 12:00", "2027-03-14", None),
    ],
)
def test_the_first_chance_of_a_day(now: str, day: str, chance: str | None) -> None:
    found = next_chance(local(now), date.fromisoformat(day), HOURS, time(8))
    assert found == (local(chance) if chance else None)


@given(st.integers(0, 330 * 24 * 60), st.integers(0, 20), st.times())
def test_a_chance_is_one_and_none_is_earlier(minute: int, ahead: int, first: time) -> None:
    instant = datetime(2027, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    day = instant.astimezone(ZONE).date() + timedelta(days=ahead)
    found = next_chance(instant, day, HOURS, first)
    midnight = max(datetime.combine(day, time(), ZONE), instant.astimezone(ZONE))
    minutes = [midnight + timedelta(minutes=n) for n in range(0, 1440, 7)]
    open_now = [each for each in minutes if each.date() == day and may_tell(each, HOURS, first)]
    assert found is not None or not open_now
    if found is not None:
        assert may_tell(found, HOURS, first)
        assert found.date() == day
        assert found >= instant
        assert not open_now or found <= open_now[0]


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2027-03-08 09:00", None),
        ("2027-03-08 07:40", "2027-03-08 08:00"),  # the office is open, the first hour of reminders has not come
        ("2027-03-08 12:00", "2027-03-08 13:30"),
        ("2027-03-05 20:15", "2027-03-08 08:00"),  # Friday evening
        ("2027-03-07 09:00", "2027-03-08 08:00"),  # Sunday
    ],
)
def test_what_is_no_answer_waits_for_office_hours(now: str, until: str | None) -> None:
    assert put_off(local(now), HOURS, time(8)) == (None if until is None else local(until))


def test_an_office_that_never_opens_is_named_as_such() -> None:
    with pytest.raises(ValueError, match="no hour"):
        put_off(local("2027-03-08 09:00"), OfficeHours(HOURS.seasons, lambda day: False, HOURS.tz))
