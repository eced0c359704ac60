"""What people may ask about the data kept of them, and by when the office has to answer.

The periods are those of Nghị định 356/2025/NĐ-CP, Điều 5 (in force from 1/1/2026), which carries out Luật Bảo vệ dữ liệu cá
nhân 91/2025/QH15, Điều 4; a later change is another row of ``CLOCKS``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from rules.calendar import WorkingCalendar


class Kind(StrEnum):
    COPY = "copy"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    RESTRICT = "restrict"
    OBJECT = "object"
    DELETE = "delete"


class State(StrEnum):
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({State.RECEIVED, State.ACKNOWLEDGED})
# kinds that, once granted, keep the person's name out of what others read
RESTRICTING = frozenset({Kind.RESTRICT, Kind.OBJECT})
_FROM: Mapping[State, frozenset[State]] = MappingProxyType(
    {
        State.RECEIVED: frozenset(),
        State.ACKNOWLEDGED: frozenset({State.RECEIVED}),
        State.DONE: OPEN,
        State.REFUSED: OPEN,
        State.WITHDRAWN: OPEN,
    }
)


@dataclass(frozen=True, slots=True)
class Clocks:
    """The periods in force from a day: ``acknowledge`` in working days, ``days`` by kind in calendar days."""

    in_force: date
    source: str
    acknowledge: int
    days: Mapping[Kind, int]


CLOCKS: tuple[Clocks, ...] = (
    Clocks(
        in_force=date(2026, 1, 1),
        source="Điều 5 Nghị định 356/2025/NĐ-CP",
        acknowledge=2,
        days=MappingProxyType(
            {
                Kind.COPY: 10,
                Kind.CORRECT: 10,
                Kind.WITHDRAW: 15,
                Kind.RESTRICT: 15,
                Kind.OBJECT: 15,
                Kind.DELETE: 20,
            }
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class DueDays:
    acknowledge_by: date
    due_on: date


def clocks_on(day: date) -> Clocks:
    """The periods that hold on a day; those first in force for days before them."""
    return max((each for each in CLOCKS if each.in_force <= day), key=lambda each: each.in_force, default=CLOCKS[0])


def due_days(kind: Kind, received_on: date, calendar: WorkingCalendar) -> DueDays:
    """By which days a request received on a day (local) is acknowledged and settled; that day itself is not counted.

    Nghị định 356/2025/NĐ-CP, Điều 5. The end is not put off when it falls on a day off, so it is never too late.
    """
    clocks = clocks_on(received_on)
    acknowledged = calendar.add_working_days(received_on, clocks.acknowledge)
    return DueDays(acknowledged, received_on + timedelta(days=clocks.days[kind]))


def allowed(now: State, then: State) -> bool:
    """Whether a request may go from one state to another: acknowledged once, ended once."""
    return now in _FROM[then]


@dataclass(frozen=True, slots=True)
class DataStep:
    revision: int
    state: State
    by: int
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class DataRequest:
    """A request as it stands; ``name`` is the official's."""

    id: int
    official_id: int
    name: str
    kind: Kind
    state: State
    revision: int
    received_at: datetime
    acknowledge_by: date
    due_on: date
    steps: tuple[DataStep, ...]

    @property
    def text(self) -> str:
        """What was asked, in the person's words."""
        return self.steps[0].text

    @property
    def outcome(self) -> str:
        """What the office said at the end, or the newest thing it said."""
        return self.steps[-1].text if len(self.steps) > 1 else ""

    def next_day(self) -> date | None:
        """The day that counts next: that of the acknowledgement, then that of the end; None when it has ended."""
        if self.state is State.RECEIVED:
            return self.acknowledge_by
        return self.due_on if self.state is State.ACKNOWLEDGED else None


def overdue(request: DataRequest, today: date) -> bool:
    """Whether the next day has gone by, or the last one."""
    day = request.next_day()
    return day is not None and today > min(day, request.due_on)
