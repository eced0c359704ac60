"""How far a campaign's days are from today, in working days, and which of them counts now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.calendar import WorkingCalendar
from rules.progress import deadline
from rules.records import Milestone, MilestoneKind, Stage


@dataclass(frozen=True, slots=True)
class Deadline:
    """``working_days`` after today up to and including ``due_on``; negative when it has passed."""

    name: str
    due_on: date
    today: date
    working_days: int


def _distance(name: str, due_on: date, today: date, calendar: WorkingCalendar) -> Deadline:
    return Deadline(name, due_on, today, calendar.working_days_between(today, due_on))


def next_milestone(milestones: Sequence[Milestone], today: date) -> Milestone | None:
    """The earliest milestone that is not over; when all are, the last one; None when there is none."""
    ordered = sorted(milestones, key=lambda milestone: milestone.due_on)
    return next((m for m in ordered if m.due_on >= today), ordered[-1] if ordered else None)


def next_deadline(milestones: Sequence[Milestone], today: date, calendar: WorkingCalendar) -> Deadline | None:
    """The distance of the next milestone."""
    found = next_milestone(milestones, today)
    return None if found is None else _distance(found.name, found.due_on, today, calendar)


def registration_deadline(milestones: Sequence[Milestone], today: date, calendar: WorkingCalendar) -> Deadline | None:
    """The distance of the day by which pledges are registered and units launch."""
    found = next((m for m in milestones if m.kind is MilestoneKind.REGISTRATION), None)
    return None if found is None else _distance(found.name, found.due_on, today, calendar)


def stage_deadline(stage: Stage, milestones: Sequence[Milestone], today: date, calendar: WorkingCalendar) -> Deadline:
    """The distance of the day by which a stage is reported."""
    return _distance(stage.name, deadline(stage, milestones), today, calendar)
