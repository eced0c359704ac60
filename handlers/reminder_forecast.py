"""Rehearses the sweeps of the days to come: whom they would tell if nobody did anything meanwhile. Nothing is written."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from handlers.reminder_notices import Notice, look
from handlers.turn import Office
from rules.reminders import next_chance
from storage import calendar, settings

DAYS = 14


@dataclass(frozen=True, slots=True)
class Day:
    """Who would be told what on a day, by official; one message each."""

    day: date
    notices: dict[int, list[Notice]]


def rehearse(conn: Connection, office: Office, now: datetime, days: int = DAYS) -> list[Day]:
    """The days on which somebody would be told, from today on."""
    working, telling = calendar.working_calendar(conn), settings.reminding(conn)
    hours, today = office.hours(telling.seasons, working), now.astimezone(office.zone).date()
    told: dict[tuple[int, str, int], int] = {}
    found = []
    for ahead in range(days):
        day = today + timedelta(days=ahead)
        chance = next_chance(now, day, hours, telling.first_hour)
        if chance is not None:
            notices = look(conn, office, chance, working, telling, told).notices
            told |= {(n.milestone.id, n.ladder, who): n.rung.rung for who, some in notices.items() for n in some}
            found += [Day(day, notices)] if notices else []
    return found
