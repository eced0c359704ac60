"""Days that are easily told wrong: Tết, the holiday of November, swapped Saturdays, deadlines on days off, quarter ends,
hosts in other zones, a clock that jumps by a day."""

import os
import time as clock
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from rules.calendar import DayKind, OfficeHours, Season, ShiftPolicy, WorkingCalendar
from rules.deadlines import next_deadline
from rules.milestones import Milestone, MilestoneKind
from rules.reminders import HEAD, LADDERS, MEMBER, OFFICE, due, may_tell, next_chance, rung_day
from tests.world import ZONE

OFF, WORK = DayKind.OFF, DayKind.WORK
TET = {date(2027, 2, 5) + timedelta(days=n): OFF for n in range(7)}  # as the year's notice gives them
PLAIN, WITH_TET = WorkingCalendar(), WorkingCalendar(TET)
SWAPPED = WorkingCalendar({date(2027, 1, 2): WORK, date(2027, 1, 4): OFF})
SEASON = Season((1, 1), (time(7, 30), time(11, 30)), (time(13, 30), time(17, 0)))
OPENED = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("calendar", "due_on", "days"),
    [
        # 4/2 is off by law: the last day at work tells of all that falls into Tết, the overdue one waits for the first
        (WITH_TET, date(2027, 2, 10), {-7: "2027-02-03", -3: "2027-02-03", -1: "2027-02-03", 0: "2027-02-03"}),
        (WITH_TET, date(2027, 2, 1), {0: "2027-02-01", 7: "2027-02-12", 14: "2027-02-15"}),
        (PLAIN, date(2026, 11, 24), {-1: "2026-11-23", 0: "2026-11-23"}),  # a public holiday from 2026 on
        (PLAIN, date(2026, 11, 17), {0: "2026-11-17", 7: "2026-11-25"}),
        (SWAPPED, date(2027, 1, 2), {-1: "2026-12-31", 0: "2027-01-02"}),  # 1/1 off, the Saturday is worked
        (SWAPPED, date(2027, 1, 4), {-1: "2027-01-02", 0: "2027-01-02"}),
        (PLAIN, date(2027, 3, 31), {-7: "2027-03-24", 0: "2027-03-31", 7: "2027-04-07"}),
        (PLAIN, date(2027, 6, 30), {-7: "2027-06-23", 0: "2027-06-30", 7: "2027-07-07"}),
        (PLAIN, date(2027, 9, 30), {-1: "2027-09-29", 0: "2027-09-30"}),
        (PLAIN, date(2027, 12, 31), {0: "2027-12-31", 7: "2028-01-07"}),
    ],
)
def test_days_on_which_rungs_are_told(calendar: WorkingCalendar, due_on: date, days: dict[int, str]) -> None:
    assert {rung: rung_day(due_on, rung, calendar).isoformat() for rung in days} == days


@pytest.mark.parametrize("ladder", [MEMBER, HEAD, OFFICE])
@pytest.mark.parametrize(
    ("policy", "due_on"),
    [
        (ShiftPolicy.KEEP, date(2027, 6, 27)),
        (ShiftPolicy.NEXT, date(2027, 6, 28)),
        (ShiftPolicy.PREVIOUS, date(2027, 6, 25)),
    ],
)
def test_a_deadline_on_sunday_is_told_of_before_it_whatever_the_policy(
    policy: ShiftPolicy, due_on: date, ladder: str
) -> None:
    shifted = PLAIN.shift_deadline(date(2027, 6, 27), policy)
    assert shifted == due_on
    told = rung_day(shifted, 0, PLAIN)
    assert told <= shifted
    assert PLAIN.is_working(told)
    found = due(shifted, LADDERS[ladder], OPENED, told, PLAIN)
    assert found is not None
    assert found.rung == 0


@pytest.mark.parametrize(
    ("today", "left"),
    [
        (date(2027, 6, 25), 3),  # a Friday: Monday, Tuesday, Wednesday
        (date(2027, 6, 26), 3),
        (date(2027, 6, 29), 1),
        (date(2027, 6, 30), 0),
        (date(2027, 7, 2), -2),
        (date(2027, 7, 5), -3),
    ],
)
def test_the_distance_is_counted_in_working_days(today: date, left: int) -> None:
    half = Milestone(1, 1, MilestoneKind.PROGRESS, "Sơ kết", date(2027, 6, 30), 1)
    found = next_deadline([half], today, PLAIN)
    assert found is not None
    assert found.working_days == left


@pytest.fixture(params=["UTC", "America/Los_Angeles", "Asia/Ho_Chi_Minh"])
def host(request: pytest.FixtureRequest) -> Iterator[str]:
    """The machine's own zone, which must not matter."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    clock.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    clock.tzset()


@pytest.mark.parametrize(
    ("instant", "told"),
    [
        ("2027-06-30T00:59:59", False),  # 07:59:59 in the office
        ("2027-06-30T01:00:00", True),
        ("2027-06-30T09:59:00", True),
        ("2027-06-30T10:00:00", False),
        ("2027-06-29T23:30:00", False),  # already the next day there, but before the first hour
    ],
)
def test_the_zone_of_the_host_does_not_matter(host: str, instant: str, told: bool) -> None:
    hours = OfficeHours((SEASON,), PLAIN.is_working, ZONE)
    now = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert may_tell(now, hours) is told
    assert may_tell(now.astimezone(), hours) is told, host


def test_a_chance_is_the_same_on_every_host(host: str) -> None:
    hours = OfficeHours((SEASON,), PLAIN.is_working, ZONE)
    now = datetime(2027, 6, 29, 18, 0, tzinfo=UTC).astimezone()
    found = next_chance(now, date(2027, 6, 30), hours, time(8, 0))
    assert found is not None
    assert found.astimezone(UTC) == datetime(2027, 6, 30, 1, 0, tzinfo=UTC), host


@pytest.mark.parametrize("ladder", [MEMBER, HEAD, OFFICE])
def test_a_clock_that_jumps_a_day_repeats_and_loses_nothing(ladder: str) -> None:
    """Forward: the older rung is folded into the newer; back: only what was told already comes up again."""
    rungs, due_on = LADDERS[ladder], date(2027, 6, 30)
    for away in range(-20, 25):
        today = due_on + timedelta(days=away)
        now, next_day, before = (due(due_on, rungs, OPENED, today + timedelta(days=n), PLAIN) for n in (0, 1, -1))
        if now is not None:
            assert next_day is not None
            assert {*now.folded, now.rung} <= {*next_day.folded, next_day.rung}
            assert before is None or before.rung <= now.rung
