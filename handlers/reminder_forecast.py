"""Rehearses the sweeps of the days to come: whom they would tell if nobody did anything meanwhile. Nothing is written."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from handlers.reminder_notices import Notice, look
from handlers.turn import Office
from rules.reminders import next_chance
from storage import calendar, reminders, settings

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
    chances = [next_chance(now, today + timedelta(days=n), hours, telling.first_hour) for n in range(days)]
    told: dict[tuple[int, str, int], int] = {}
    spent: set[tuple[int, str, int]] = set()
    found, seen = [], today
    for chance in (each for each in chances if each is not None):
        day = chance.date()
        if reminders.people_change(conn, seen, day):
            spent = set()
        looked = look(conn, office, chance, working, telling, told=told, spent=spent)
        told |= {(n.milestone.id, n.ladder, who): n.rung.rung for who, some in looked.notices.items() for n in some}
        spent |= looked.asked if day > today else set()  # who has had a digest today is told of further rungs tomorrow
        found += [Day(day, looked.notices)] if looked.notices else []
        seen = day
    return found
