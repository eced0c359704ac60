"""What waits for somebody's decision, and when it has waited so long that they are reminded."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.calendar import WorkingCalendar

PATIENCE = 1  # working days


class Matter(StrEnum):
    """What is to be decided: a campaign's content, a later day for a milestone, opening a campaign to many people, a list
    that proposes commendation, what
    somebody finds difficult or proposes."""

    CONTENT = "content"
    EXTENSION = "extension"
    OPENING = "opening"
    COMMENDATION = "commendation"
    DIFFICULTY = "difficulty"


def subject_of(matter: Matter, key: int) -> str:
    """What reminders of a matter are recorded under: ``extension:4``."""
    return f"{matter}:{key}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """``id`` is the campaign's (CONTENT, OPENING), the proposal's or the difficulty's; ``name`` the campaign's,
    the milestone's, or the difficulty's number with what the office says of it.

    ``since`` is when it was asked for, None when that is not known; ``new_day`` the later day that is asked for;
    ``campaign_id`` the campaign that it is about, None when it is about none; ``asked_by`` who asked and may not decide it
    alone, None when whoever holds the right may.
    """

    matter: Matter
    id: int
    name: str
    since: datetime | None
    new_day: date | None = None
    campaign_id: int | None = None
    asked_by: int | None = None

    @property
    def subject(self) -> str:
        """What reminders of it are recorded under."""
        return subject_of(self.matter, self.id)


def overdue(since: date, today: date, calendar: WorkingCalendar) -> bool:
    """Whether more than one working day has gone by since the day on which something was asked for."""
    return calendar.working_days_between(since, today) > PATIENCE
