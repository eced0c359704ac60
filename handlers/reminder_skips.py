"""Writes down once, on the day of each rung, who is not told of it and why: for the office's ledger of reminders."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from handlers.notices import Look
from rules.pacing import held_back
from rules.records import Milestone, Official, Role
from rules.reminder_ledger import Person, Reason, left_out
from rules.reminders import HEAD, MEMBER, OFFICE, due
from storage import campaigns, digests, people, reminder_ledger, reminder_pauses, reminders

A_WEEK = timedelta(days=7)


def note(looking: Look) -> None:
    """Note the rungs whose day has come and that were not looked at yet."""
    running = campaigns.open_milestones(looking.conn)
    seen = reminder_ledger.looked(looking.conn, [milestone.id for milestone, *_ in running])
    paused = reminder_pauses.on_day(looking.conn, looking.today)
    for milestone, opened_at, set_on, inside in running:
        started = max(looking.day(opened_at), set_on or date.min)
        for ladder in (MEMBER, HEAD, OFFICE):
            rungs = looking.telling.ladders[ladder]
            found = due(milestone.due_on, rungs, started, looking.today, looking.calendar)
            if found is None:
                continue
            held = paused.holds(milestone.campaign_id)
            rung = (milestone.id, milestone.due_on, ladder, found.rung, held)
            if rung not in seen:
                units = {unit.id for unit in looking.units} if inside is None else inside
                why = _why(looking, milestone, ladder, units, paused=held, urgent=found.rung == 0)
                reminder_ledger.skipped(looking.conn, rung, looking.today, why)


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
