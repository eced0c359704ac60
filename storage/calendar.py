"""The office's own table of days off and days worked, over public holidays and weekends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, delete, insert, select

from rules.calendar import DayKind, WorkingCalendar
from storage.schema.people import calendar_days


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that the office has set; ``source`` names the notice it comes from."""

    day: date
    working: bool
    source: str


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring days that were set alike, both ends included."""

    first: date
    last: date
    working: bool
    source: str


def working_calendar(conn: Connection) -> WorkingCalendar:
    """The working calendar as the office keeps it now."""
    rows = conn.execute(select(calendar_days.c.day, calendar_days.c.working))
    return WorkingCalendar({row.day: DayKind.WORK if row.working else DayKind.OFF for row in rows})


def add_day(conn: Connection, day: date, working: bool, source: str) -> None:
    """Set a day off (``working`` false) or a day worked; what was set for that day before is replaced."""
    remove_day(conn, day)
    conn.execute(insert(calendar_days).values(day=day, working=working, source=source))


def add_days(conn: Connection, first: date, last: date, working: bool, source: str) -> None:
    """Set every day from ``first`` to ``last`` alike."""
    for step in range((last - first).days + 1):
        add_day(conn, first + timedelta(days=step), working, source)


def remove_day(conn: Connection, day: date) -> bool:
    """Let a day fall back to law and weekend; False when the office had not set it."""
    return conn.execute(delete(calendar_days).where(calendar_days.c.day == day)).rowcount == 1


def days_of(conn: Connection, year: int) -> list[CalendarDay]:
    """The days of a year that the office has set, in order."""
    inside = calendar_days.c.day.between(date(year, 1, 1), date(year, 12, 31))
    rows = conn.execute(select(calendar_days).where(inside).order_by(calendar_days.c.day))
    return [CalendarDay(row.day, row.working, row.source) for row in rows]


def spans(days: Sequence[CalendarDay]) -> list[Span]:
    """Days in order, neighbours that were set alike taken together."""
    found: list[Span] = []
    for day in days:
        last = found[-1] if found else None
        alike = last is not None and (last.working, last.source) == (day.working, day.source)
        if last is not None and alike and last.last + timedelta(days=1) == day.day:
            found[-1] = Span(last.first, day.day, day.working, day.source)
        else:
            found.append(Span(day.day, day.day, day.working, day.source))
    return found
