"""When a milestone's reminders fall due: ladders of days around the deadline, laid on the working calendar.

Pure: what was told already is an argument. A rung before or on the deadline that falls on a day off moves to the working day
before it, an overdue one to the working day after it, so that nobody is written to on a day off.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from rules.calendar import OfficeHours, WorkingCalendar

MEMBER, HEAD, OFFICE = "member", "head", "office"

# days from the deadline; overdue weekly, at most three times
LADDERS: dict[str, tuple[int, ...]] = {
    MEMBER: (-14, -7, -3, -1, 0, 7, 14, 21),
    HEAD: (-7, -3, -1, 0, 7, 14, 21),
    OFFICE: (-7, -1, 0, 7, 14, 21),
}
FIRST_HOUR = time(8, 0)


@dataclass(frozen=True, slots=True)
class Due:
    """The rung to be told now, the day it belongs to, and the older rungs that it replaces."""

    rung: int
    day: date
    folded: tuple[int, ...]

    def late(self, today: date) -> bool:
        """Whether it is told after its day (the program was down, or the person could not be reached)."""
        return today > self.day


def rung_day(due_on: date, rung: int, calendar: WorkingCalendar) -> date:
    """The working day on which a rung is told."""
    day = due_on + timedelta(days=rung)
    return calendar.previous_working(day) if rung <= 0 else calendar.next_working(day)


def due(due_on: date, ladder: tuple[int, ...], started_on: date, today: date, calendar: WorkingCalendar) -> Due | None:
    """The newest rung whose day has come, of those that fall after ``started_on`` (the day people were told anyway)."""
    days = [(rung, rung_day(due_on, rung, calendar)) for rung in ladder]
    come = [(rung, day) for rung, day in days if started_on < day <= today]
    if not come:
        return None
    rung, day = come[-1]
    return Due(rung, day, tuple(older for older, _ in come[:-1]))


def may_tell(now: datetime, hours: OfficeHours, first_hour: time = FIRST_HOUR) -> bool:
    """Whether reminders may be written at this instant: office hours of a working day, from the first hour on."""
    return hours.is_open(now) and now.astimezone(hours.tz).time() >= first_hour


def next_chance(now: datetime, day: date, hours: OfficeHours, first_hour: time) -> datetime | None:
    """The first instant of ``day`` (local), not before ``now``, at which reminders may be written; None without one."""
    earliest = max(datetime.combine(day, first_hour, hours.tz), now.astimezone(hours.tz))
    begins = [max(datetime.combine(day, opens, hours.tz), earliest) for opens, _ in hours.on(day)]
    return min((each for each in begins if each.date() == day and may_tell(each, hours, first_hour)), default=None)


_LONGEST_WAIT = 60  # days


def put_off(now: datetime, hours: OfficeHours, first_hour: time = FIRST_HOUR) -> datetime | None:
    """Until when a message that is not an answer has to wait for office hours; None when it may leave at ``now``.

    Raises ValueError when 60 days hold no hour at which people may be written to.
    """
    if may_tell(now, hours, first_hour):
        return None
    today = now.astimezone(hours.tz).date()
    for ahead in range(_LONGEST_WAIT):
        found = next_chance(now, today + timedelta(days=ahead), hours, first_hour)
        if found is not None:
            return found.astimezone(UTC)
    raise ValueError("no hours in which people may be written to within 60 days")


def tellings(
    due_on: date,
    ladder: tuple[int, ...],
    started_on: date,
    today: date,
    calendar: WorkingCalendar,
    before: tuple[int, ...],
) -> tuple[date, ...]:
    """The days on which a ladder would tell of a deadline, if it took the place of ``before`` now: today, when a rung of
    today or earlier is newer than what has been told, and the days of the rungs to come."""
    days = {day for rung in ladder if (day := rung_day(due_on, rung, calendar)) > max(today, started_on)}
    now, told = (due(due_on, rungs, started_on, today, calendar) for rungs in (ladder, before))
    fresh = now is not None and (told is None or now.rung > told.rung)
    return tuple(sorted(days | ({today} if fresh else set())))


def next_telling(due_on: date, ladder: tuple[int, ...], after: date, calendar: WorkingCalendar) -> date | None:
    """The first day after ``after`` on which a rung of this ladder falls, or None."""
    return min((day for rung in ladder if (day := rung_day(due_on, rung, calendar)) > after), default=None)
