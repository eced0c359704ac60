"""Rehearses the sweeps of the days to come: whom they would tell if nobody did anything meanwhile. Nothing is written."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from handlers.matter_notices import REGULATION, REQUEST
from handlers.notices import Look, Notice
from handlers.reminder_look import Rehearsed, look
from handlers.turn import Office
from rules.escalation import Escalated
from rules.matters import Matters
from rules.reminders import next_chance
from storage import calendar, reminders, settings
from storage.escalations import Told
from storage.matter_reminders import AGAIN

DAYS = 14


@dataclass(frozen=True, slots=True)
class Day:
    """Who would be told what on a day, by official; one message each."""

    day: date
    notices: dict[int, list[Notice]]
    escalated: dict[int, list[Escalated]]
    matters: dict[int, Matters]

    @property
    def people(self) -> set[int]:
        """Everybody who would be told something."""
        return self.notices.keys() | self.escalated.keys() | self.matters.keys()


def rehearse(conn: Connection, office: Office, now: datetime, days: int = DAYS) -> list[Day]:
    """The days on which somebody would be told, from today on."""
    working, telling = calendar.working_calendar(conn), settings.reminding(conn)
    hours, today = office.hours(telling.seasons, working), now.astimezone(office.zone).date()
    chances = [next_chance(now, today + timedelta(days=n), hours, telling.first_hour) for n in range(days)]
    rehearsed = Rehearsed()
    found, seen = [], today
    for chance in (each for each in chances if each is not None):
        day = chance.date()
        if reminders.people_change(conn, seen, day):
            rehearsed.spent = set()
        looked = look(conn, office, chance, working, telling, rehearsed)
        _remember(rehearsed, looked)
        if day > today and not looked.held:  # who has had a digest today is told of further rungs tomorrow
            rehearsed.spent |= looked.asked
        made = Day(day, looked.notices, looked.escalated, looked.matters)
        found += [made] if made.people else []
        seen = day
    return found


def _remember(rehearsed: Rehearsed, looked: Look) -> None:
    """Take what a day would tell as told."""
    for who, notices in looked.notices.items():
        rehearsed.told |= {(n.milestone.id, n.kept_as, who): n.rung.rung for n in notices}
    for who, up in looked.escalated.items():
        for each in up:
            told = [Told(each.level, who, subject, looked.today) for subject in each.subjects]
            rehearsed.told_up.setdefault(each.milestone.id, []).extend(told)
    for who, matters in looked.matters.items():
        rehearsed.told |= {(each.request_id, REQUEST, who): each.rung.rung for each in matters.answers}
        rehearsed.told |= {(each.regulation.id, REGULATION, who): int(each.come) for each in matters.regulations}
        rehearsed.told |= {(0, each.subject + AGAIN, who): each.rung for each in matters.again}
    for who in looked.everybody:
        rehearsed.told_days[who] = {*rehearsed.told_days.get(who, ()), looked.today}
