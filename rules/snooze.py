"""When a reminder that was put off is told again: once a rung, in office hours, never after the deadline's last hour."""

from datetime import date, datetime, time, timedelta

from rules.calendar import OfficeHours, WorkingCalendar
from rules.reminders import next_chance, put_off

LATER = timedelta(hours=2)


def told_again_at(
    now: datetime, *, tomorrow: bool, calendar: WorkingCalendar, hours: OfficeHours, first_hour: time
) -> datetime | None:
    """The instant asked for: two hours on, or the first hour of the next working day; out of hours the next chance.

    None when no hour at which people may be written to is near.
    """
    if not tomorrow:
        wished = now + LATER
        return put_off(wished, hours, first_hour) or wished
    day = calendar.next_working(now.astimezone(hours.tz).date() + timedelta(days=1))
    return next_chance(now, day, hours, first_hour)


def may_wait(rung: int, due_on: date, until: datetime, hours: OfficeHours) -> bool:
    """Whether a rung may be told as late as ``until``: one up to the deadline on the due day at the latest."""
    return rung > 0 or until.astimezone(hours.tz).date() <= due_on


def still_wanted(rung: int, due_on: date, today: date) -> bool:
    """Whether a put-off rung is worth telling today: after the deadline the rungs of overdue things take over."""
    return rung > 0 or today <= due_on
