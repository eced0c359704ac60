"""Writes down once, on the day of each rung, who is not told of it and why: for the office's ledger of reminders."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from handlers.escalation_notices import escalate
from handlers.notices import Look
from rules.escalation import Level
from rules.pacing import held_back
from rules.records import Milestone, Official, Role
from rules.reminder_ledger import Person, Reason, left_out
from rules.reminders import HEAD, MEMBER, OFFICE, due
from storage import campaigns, digests, matter_ledger, people, reminder_ledger, reminders
from storage.reminder_ledger import RAISED, Rung

A_WEEK = timedelta(days=7)
LEVELS = list(Level)


def note(looking: Look) -> None:
    """Note the rungs whose day has come and that were not looked at yet."""
    running = campaigns.open_milestones(looking.conn)
    seen = reminder_ledger.looked(looking.conn, [milestone.id for milestone, *_ in running])
    for milestone, opened_at, set_on, inside in running:
        started = max(looking.day(opened_at), set_on or date.min)
        units = {unit.id for unit in looking.units} if inside is None else inside
        held = looking.paused.holds(milestone.campaign_id)
        if held:
            _held_up(looking, milestone, started, units, seen)
        for ladder in (MEMBER, HEAD, OFFICE):
            rungs = looking.telling.ladders[ladder]
            found = due(milestone.due_on, rungs, started, looking.today, looking.calendar)
            if found is None:
                continue
            rung = (milestone.id, milestone.due_on, ladder, found.rung, held)
            if rung not in seen:
                why = _why(looking, milestone, ladder, units, paused=held, urgent=found.rung == 0)
                reminder_ledger.skipped(looking.conn, rung, looking.today, why)
    _matters(looking)
    _raised(looking)


def _raised(looking: Look) -> None:
    """Chiefs who are not told of what is overdue because they are not reached, once a milestone and level."""
    missed = {official for officials in looking.passed_over.values() for official in officials}
    why = dict(_left_out(looking, missed, paused=False, urgent=True)) if missed else {}
    for (milestone, level), officials in looking.passed_over.items():
        found = {official: why[official] for official in officials if official in why}
        reminder_ledger.not_raised(looking.conn, milestone, LEVELS.index(level), looking.today, found)


def _held_up(looking: Look, milestone: Milestone, started: date, units: set[int], seen: set[Rung]) -> None:
    """What would go up of a milestone of which nothing is reminded, looked at once a day."""
    over = (looking.today - milestone.due_on).days
    rung = (milestone.id, milestone.due_on, RAISED, over, True)
    if over <= 0 or rung in seen:
        return
    reminder_ledger.skipped(looking.conn, rung, looking.today, ())
    fresh: dict[str, Any] = {"notices": {}, "escalated": {}, "passed_over": {}, "looked_up": set(), "waiting_up": set()}
    unpaused = replace(looking, sending=False, **fresh)
    escalate(unpaused, milestone, started, units, rehearsing=True)
    for official, held in unpaused.escalated.items():
        for each in held:
            why = {official: Reason.PAUSED}
            reminder_ledger.not_raised(looking.conn, milestone, LEVELS.index(each.level), looking.today, why)


def _matters(looking: Look) -> None:
    """The same of requests, decisions and questions whose day has come."""
    seen = matter_ledger.looked(looking.conn, {concern.subject for concern in looking.concerned})
    for concern, officials in looking.concerned.items():
        held = looking.paused.holds(concern.campaign_id)
        rung = (concern.subject, concern.due_on, concern.rung, held)
        if rung not in seen:
            urgent = concern.rung == 0 and not concern.daily
            why = _left_out(looking, officials, paused=held, urgent=urgent)
            matter_ledger.skipped(looking.conn, rung, looking.today, why)


def _left_out(looking: Look, ids: set[int], *, paused: bool, urgent: bool) -> Iterator[tuple[int, Reason]]:
    told = digests.told_days(looking.conn, ids, looking.today - A_WEEK)
    for official in people.staff(looking.conn, looking.today):
        if official.id in ids:
            person = _person(looking, official, True, set() if urgent else told.get(official.id, set()))
            reason = left_out(person, paused=paused)
            if reason is not Reason.NONE:
                yield official.id, reason


def _why(
    looking: Look, milestone: Milestone, ladder: str, units: set[int], *, paused: bool, urgent: bool
) -> Iterator[tuple[int, Reason]]:
    officials = _concerned(looking, ladder, units)
    owing = {one.official_id for one in reminders.owing(looking.conn, milestone, looking.today, units)}
    told = digests.told_days(looking.conn, [one.id for one in officials], looking.today - A_WEEK)
    for official in officials:
        owes = ladder != MEMBER or official.id in owing
        person = _person(looking, official, owes, set() if urgent else told.get(official.id, set()))
        reason = left_out(person, paused=paused)
        if reason is not Reason.NONE:
            yield official.id, reason


def _concerned(looking: Look, ladder: str, units: set[int]) -> list[Official]:
    """Everybody of the units, their heads, or the standing body."""
    staff = people.staff(looking.conn, looking.today, units if ladder == MEMBER else None)
    if ladder == MEMBER:
        return staff
    held = people.holders(looking.conn, Role.HEAD, looking.today) if ladder == HEAD else ()
    chiefs = {official for official, unit in held if unit in units}
    chiefs |= set(_standing(looking)) if ladder == OFFICE else set()
    return [official for official in staff if official.id in chiefs]


def _standing(looking: Look) -> Iterable[int]:
    return people.standing_body(looking.conn, looking.today)


def _person(looking: Look, official: Official, owes: bool, told: set[date]) -> Person:
    telling = looking.telling
    capped = held_back(told, looking.today, telling.most_a_week, telling.gap_days)
    away = official.id in looking.away
    return Person(owes, away, official.joined, official.reachable or away, capped)
