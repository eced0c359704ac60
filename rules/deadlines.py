"""How far a milestone is from today, in working days, and which milestone is the one that counts now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.calendar import WorkingCalendar
from rules.records import Milestone, MilestoneKind, Stage


@dataclass(frozen=True, slots=True)
class Deadline:
    """``working_days`` after today up to and including ``due_on``; negative when it has passed."""

    name: str
    due_on: date
    today: date
    working_days: int


def deadline(milestone: Milestone, today: date, calendar: WorkingCalendar) -> Deadline:
    """The real distance of a milestone."""
    days = calendar.working_days_between(today, milestone.due_on)
    return Deadline(milestone.name, milestone.due_on, today, days)


def next_milestone(milestones: Iterable[Milestone], today: date) -> Milestone | None:
    """The earliest milestone that is not over; when all are, the last one; None when there is none."""
    ordered = sorted(milestones, key=lambda milestone: milestone.due_on)
    return next((m for m in ordered if m.due_on >= today), ordered[-1] if ordered else None)


def registration_milestone(milestones: Iterable[Milestone]) -> Milestone | None:
    """The milestone by which pledges are registered and units launch."""
    return next((m for m in milestones if m.kind is MilestoneKind.REGISTRATION), None)


def stage_milestone(milestones: Iterable[Milestone], stage: Stage | None) -> Milestone | None:
    """The milestone by which a stage is reported."""
    kind = MilestoneKind.PROGRESS
    return next((m for m in milestones if stage is not None and m.kind is kind and m.stage_id == stage.id), None)
