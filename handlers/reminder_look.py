"""Who is to be told what at an instant: ladders, what was put off, what goes up, for the sweep and for the forecast."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from handlers.escalation_notices import escalate
from handlers.matter_notices import matter_notices
from handlers.notices import Look
from handlers.reminder_notices import ladder_notices
from handlers.snooze_notices import put_off_before
from handlers.turn import Office
from rules.calendar import WorkingCalendar
from rules.matters import NOTHING
from rules.office_settings import Telling
from rules.pacing import held_back, starts_at
from storage import absences, campaigns, digests, matter_snoozes, people, personal_hours, reminder_pauses, snoozes
from storage.escalations import Told

_A_WEEK = timedelta(days=7)


@dataclass(slots=True)
class Rehearsed:
    """What the days before a day of a forecast have told; see ``Look``."""

    told: dict[tuple[int, str, int], int] = field(default_factory=dict)
    spent: set[tuple[int, str, int]] = field(default_factory=set)
    told_up: dict[int, list[Told]] = field(default_factory=dict)
    told_days: dict[int, Set[date]] = field(default_factory=dict)


def look(
    conn: Connection,
    office: Office,
    now: datetime,
    calendar: WorkingCalendar,
    telling: Telling,
    rehearsed: Rehearsed | None = None,
) -> Look:
    """Everything that is to be told at ``now``, by official, in ``notices``, ``escalated`` and ``matters``.

    A forecast hands in what it ``rehearsed``; it looks at whole days, whatever hour people have chosen.
    """
    today = now.astimezone(office.zone).date()
    looking = Look(conn, office, now, calendar, telling, people.tree(conn), absences.away(conn, today))
    if rehearsed is None:
        looking.starts = _starts(looking)
    else:
        looking.told, looking.spent = rehearsed.told, rehearsed.spent
        looking.told_up, looking.told_days = rehearsed.told_up, rehearsed.told_days
    looking.paused = reminder_pauses.on_day(conn, today)
    running = campaigns.open_milestones(conn)
    open_now = [each for each in running if not looking.paused.holds(each[0].campaign_id)]
    for milestone, opened_at, set_on, inside in open_now:
        started = max(looking.day(opened_at), set_on or date.min)
        units = {unit.id for unit in looking.units} if inside is None else inside
        ladder_notices(looking, milestone, started, units)
        escalate(looking, milestone, started, units, rehearsing=rehearsed is not None)
    matter_notices(looking)
    put_off_before(looking, [each[0] for each in open_now])
    _pace(looking)
    return looking


def _starts(looking: Look) -> Mapping[int, datetime]:
    """From when on today those who chose an hour are written to; who asked to be reminded by now does not wait for it."""
    hours = looking.office.hours(looking.telling.seasons, looking.calendar)
    chosen = personal_hours.every(looking.conn)
    begins = {hour: starts_at(looking.today, hour, hours, looking.telling.first_hour) for hour in set(chosen.values())}
    come = [(each.official_id, each.until) for each in snoozes.come(looking.conn, looking.now)]
    come += [(official, until) for official, until, _ in matter_snoozes.come(looking.conn, looking.now)]
    asked = {official for official, until in come if looking.day(until) == looking.today}
    waiting = {official: begins[hour] for official, hour in chosen.items() if official not in asked}
    return {official: at for official, at in waiting.items() if at is not None}


def _pace(looking: Look) -> None:
    """Leave out whoever has been reminded often enough, unless today is a deadline or they asked for it themselves."""
    most, gap = looking.telling.most_a_week, looking.telling.gap_days
    everybody = looking.everybody
    if not everybody or (gap <= 1 and most >= _A_WEEK.days):
        return
    told = digests.told_days(looking.conn, everybody, looking.today - _A_WEEK)
    for official in everybody:
        notices = looking.notices.get(official, [])
        days = told.get(official, set()) | looking.told_days.get(official, set())
        urgent = any(each.urgent or each.again for each in notices) or looking.matters.get(official, NOTHING).urgent
        if held_back(days, looking.today, most, gap) and not urgent:
            looking.held = True
            looking.notices.pop(official, None)
            looking.escalated.pop(official, None)
            looking.matters.pop(official, None)
