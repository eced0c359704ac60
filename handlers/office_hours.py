"""When a message that is not an answer may leave: in office hours, from the first hour on that reminders may be written."""

from datetime import datetime

from sqlalchemy import Connection

from handlers.turn import Office
from rules.reminders import put_off
from storage import calendar, settings


def opens_at(conn: Connection, office: Office, now: datetime) -> datetime | None:
    """The instant (UTC) at which the office opens next; None while it is open."""
    telling = settings.reminding(conn)
    return put_off(now, office.hours(telling.seasons, calendar.working_calendar(conn)), telling.first_hour)
