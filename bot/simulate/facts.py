"""The plain model's nouns: people, what is asked of them and of units, what they did, what waits to be told."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from bot.simulate.record import Line, Up


@dataclass(slots=True)
class Person:
    """``since``: the first day in the unit. ``silent``: blocked the bot, which does not know it yet."""

    id: int
    unit: int
    since: date
    linked: datetime | None = None
    blocked: bool = False
    silent: bool = False
    gone: date | None = None
    away: list[tuple[date, date]] = field(default_factory=list)
    hour: time | None = None

    def here(self, today: date) -> bool:
        """Whether the person still belongs to the department."""
        return self.gone is None or today < self.gone

    def absent(self, today: date) -> bool:
        """Whether the person is on leave."""
        return any(first <= today <= last for first, last in self.away)

    def reached(self, today: date) -> bool:
        """Whether the person can be written to today."""
        return self.linked is not None and not self.blocked and not self.absent(today)


@dataclass(slots=True)
class Asked:
    """A milestone: of registration, of a stage's reports, or of a drive's end; ``units`` are those it is asked of.

    ``drive``: the first day of the drive, which asks an activity of units and nothing of people.
    ``opens``: when its campaign is to open by itself; ``opened``: the day on which it did, or is to.
    """

    id: int
    campaign: int
    stage: int | None
    due_on: date
    opens: datetime
    opened: date
    units: set[int]
    answering: set[int]
    open: bool = False
    moved: date | None = None
    drive: date | None = None

    @property
    def started(self) -> date:
        """Rungs after this day count."""
        return max(self.opened, self.moved or date.min)


@dataclass(slots=True)
class Demand:
    """A request of the office to units; ``id`` is minus its number, so that it is no milestone's, 0 until it is sent."""

    units: list[int]
    due_on: date
    id: int = 0
    sent_on: date | None = None
    cancelled: bool = False
    answered: set[int] = field(default_factory=set)

    @property
    def missing(self) -> list[int]:
        """The units it still waits for."""
        stands = self.sent_on is not None and not self.cancelled
        return [unit for unit in self.units if unit not in self.answered] if stands else []


@dataclass(slots=True)
class Pledge:
    """``unit`` is where its owner was on that day; ``items`` are what is promised."""

    id: int
    unit: int
    items: list[int]
    state: str = "submitted"

    @property
    def stands(self) -> bool:
        """Whether it counts as registered."""
        return self.state in ("submitted", "confirmed")


@dataclass(slots=True)
class Done:
    """A unit's activity: the day it was held on, or is planned for."""

    id: int
    campaign: int
    unit: int
    held_on: date
    planned: bool
    withdrawn: bool = False


@dataclass(slots=True)
class Lent:
    """A head's rights, lent for some days."""

    unit: int
    head: int
    deputy: int
    first: date
    last: date


@dataclass(slots=True)
class Pause:
    """``campaign`` None: of all. Its last day is ``until``."""

    campaign: int | None
    first: date
    until: date


@dataclass(slots=True)
class PutOff:
    """A line that its reader wants to hear again."""

    line: Line
    until: datetime


@dataclass(slots=True)
class Digest:
    """A message that waits; it is good until ``until``."""

    key: str
    official: int
    day: date
    until: datetime
    lines: set[Line]
    ups: set[Up]
