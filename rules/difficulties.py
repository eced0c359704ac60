"""A difficulty or proposal that somebody sends: its number, its way to an answer, and when it has waited too long."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from rules.calendar import WorkingCalendar


class State(StrEnum):
    """NEW: sent, not seen; TAKEN: the office looks at it; ANSWERED by the office; PUT before the director; DECIDED by
    the director; CLOSED; WITHDRAWN by the sender."""

    NEW = "new"
    TAKEN = "taken"
    ANSWERED = "answered"
    PUT = "put"
    DECIDED = "decided"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


DOCUMENT = "document"  # the change of a step that adds the written document
WAITING = frozenset({State.NEW, State.TAKEN, State.PUT})
_FROM: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.NEW: frozenset({State.NEW}),
        State.TAKEN: frozenset({State.NEW}),
        State.ANSWERED: frozenset({State.NEW, State.TAKEN, State.ANSWERED}),
        State.PUT: frozenset({State.NEW, State.TAKEN, State.ANSWERED}),
        State.DECIDED: frozenset({State.PUT}),
        State.CLOSED: frozenset({State.ANSWERED, State.DECIDED}),
        State.WITHDRAWN: frozenset({State.NEW, State.TAKEN}),
    }
)


def allowed(now: State, then: State) -> bool:
    """Whether a difficulty may go from one state to another: edited (NEW to NEW) until the office takes it, withdrawn until
    it is answered or put, an answer corrected until it is closed."""
    return now in _FROM[then]


def takes_document(state: State) -> bool:
    """Whether the written document may be added: any time before the end."""
    return state not in (State.CLOSED, State.WITHDRAWN)


def code(year: int, serial: int) -> str:
    """``VM-2027-001``."""
    return f"VM-{year}-{serial:03d}"


@dataclass(frozen=True, slots=True)
class Step:
    """One change: a state, or DOCUMENT with the number, day and file of the written document."""

    revision: int
    change: str
    by: int
    name: str
    at: datetime
    text: str = ""
    topic_id: int | None = None
    file_id: int | None = None
    number: str = ""
    on_day: date | None = None


@dataclass(frozen=True, slots=True)
class Difficulty:
    """A difficulty as it stands, with every step, oldest first; the first step is always the sending."""

    id: int
    year: int
    serial: int
    official_id: int
    unit_id: int
    state: State
    revision: int
    sent_at: datetime
    steps: tuple[Step, ...]

    @property
    def code(self) -> str:
        return code(self.year, self.serial)

    @property
    def content(self) -> Step:
        """The newest writing."""
        return next(step for step in reversed(self.steps) if step.change == State.NEW)

    def last(self, change: str) -> Step | None:
        """The newest step of a kind: the answer, the office's summary (PUT), the decision, the document."""
        return next((step for step in reversed(self.steps) if step.change == change), None)

    @property
    def sender(self) -> str:
        return self.steps[0].name


def as_of(found: Difficulty, then: datetime) -> Difficulty | None:
    """A difficulty as it stood at ``then``; None when it had not been sent yet."""
    steps = tuple(step for step in found.steps if step.at <= then)
    if not steps:
        return None
    state = next(State(step.change) for step in reversed(steps) if step.change != DOCUMENT)
    return replace(found, state=state, revision=steps[-1].revision, steps=steps)


def overdue(found: Difficulty, sent_on: date, today: date, patience: int, calendar: WorkingCalendar) -> bool:
    """Whether it still waits more than ``patience`` working days after the day it was sent (local dates)."""
    return found.state in WAITING and calendar.working_days_between(sent_on, today) > patience
