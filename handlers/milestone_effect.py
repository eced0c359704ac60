"""Whom a milestone concerns now: shown before it is moved, added or taken off."""

from dataclasses import dataclass
from datetime import date

from handlers.turn import Turn
from rules.milestones import Milestone
from rules.reminders import MEMBER, next_telling
from storage import calendar, campaigns, owing, people, reminders, settings


@dataclass(frozen=True, slots=True)
class Effect:
    """How many people and units still owe something, and on which day the first of them would be reminded."""

    people: int
    units: int
    first: date | None


def effect(turn: Turn, milestone: Milestone, due_on: date | None = None) -> Effect:
    """What holds today; ``due_on``: if the milestone were due on that day."""
    inside = campaigns.units_of(turn.conn, milestone)
    units = {unit.id for unit in people.tree(turn.conn)} if inside is None else inside
    persons = {one.official_id for one in reminders.owing(turn.conn, milestone, turn.today, inside)}
    lacking = owing.of_units(turn.conn, milestone, units, turn.today)
    return Effect(len(persons), sum(map(bool, lacking.values())), first_telling(turn, due_on or milestone.due_on))


def first_telling(turn: Turn, due_on: date) -> date | None:
    """The day on which a milestone set today is told of first."""
    ladder = settings.reminding(turn.conn).ladders[MEMBER]
    return next_telling(due_on, ladder, turn.today, calendar.working_calendar(turn.conn))
