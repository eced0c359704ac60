"""The office's own table of days off and days worked, laid over public holidays and weekends."""

from datetime import date

from sqlalchemy import Connection, delete, insert, select

from rules.calendar import DayKind, WorkingCalendar
from storage.schema.people import calendar_days


def working_calendar(conn: Connection) -> WorkingCalendar:
    """The working calendar with what the office has entered."""
    rows = conn.execute(select(calendar_days.c.day, calendar_days.c.working))
    return WorkingCalendar({day: DayKind.WORK if working else DayKind.OFF for day, working in rows})


def add_day(conn: Connection, day: date, working: bool, source: str) -> None:
    """Enter a day off or a day worked with the notice it comes from; a day entered before is replaced."""
    conn.execute(delete(calendar_days).where(calendar_days.c.day == day))
    conn.execute(insert(calendar_days).values(day=day, working=working, source=source))
