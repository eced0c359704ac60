"""What reminders were recorded since a look, and what messages told: for whoever checks the sweep from outside."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from storage.digests import TOLD
from storage.schema.operations import outbox, reminders
from storage.schema.reminding import escalations, matter_reminders

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung told to somebody in a message (its outbox row)."""

    message: int
    official: int
    milestone: int
    due_on: date
    ladder: str
    rung: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Raised:
    """Something overdue told to a chief in a message."""

    message: int
    official: int
    milestone: int
    due_on: date
    level: str
    subject: str


@dataclass(frozen=True, slots=True)
class Matter:
    """Something beside milestones told to somebody in a message; ``subject`` as it is recorded."""

    message: int
    official: int
    subject: str
    due_on: date
    rung: int
    outcome: str


_KEYS = ("outbox_id", "official_id", "milestone_id", "due_on")
_RUNGS = select(*(reminders.c[name] for name in (*_KEYS, "ladder", "rung", "outcome"))).where(
    reminders.c.outcome.in_(TOLD)
)
_MATTERS = select(
    *(matter_reminders.c[name] for name in ("outbox_id", "official_id", "subject", "due_on", "rung", "outcome"))
).where(matter_reminders.c.outcome.in_(TOLD))
_RAISED = select(*(escalations.c[name] for name in (*_KEYS, "level", "subject")))


def mark(conn: Connection) -> int:
    """The newest message now; ids of messages are never used again, those of withdrawn rungs are."""
    return conn.execute(select(func.max(outbox.c.id))).scalar_one() or 0


def since(conn: Connection, before: int) -> tuple[list[Rung], list[Raised]]:
    """What was recorded as told in the messages after a mark."""
    rungs = conn.execute(_RUNGS.where(reminders.c.outbox_id > before))
    raised = conn.execute(_RAISED.where(escalations.c.outbox_id > before))
    return [Rung(*row) for row in rungs], [Raised(*row) for row in raised]


def told_in(conn: Connection, messages: Sequence[int]) -> tuple[list[Rung], list[Raised]]:
    """What some messages told."""
    rungs = [Rung(*row) for some in _some(messages) for row in conn.execute(_RUNGS.where(_in(reminders, some)))]
    raised = [Raised(*row) for some in _some(messages) for row in conn.execute(_RAISED.where(_in(escalations, some)))]
    return rungs, raised


def matters_since(conn: Connection, before: int) -> list[Matter]:
    """What was recorded as told beside milestones in the messages after a mark."""
    return [Matter(*row) for row in conn.execute(_MATTERS.where(matter_reminders.c.outbox_id > before))]


def matters_in(conn: Connection, messages: Sequence[int]) -> list[Matter]:
    """What some messages told beside milestones."""
    told = (conn.execute(_MATTERS.where(_in(matter_reminders, some))) for some in _some(messages))
    return [Matter(*row) for rows in told for row in rows]


def _in(table: Any, messages: Collection[int]) -> Any:
    return table.c.outbox_id.in_(messages)


def _some(messages: Sequence[int]) -> Iterator[Sequence[int]]:
    return (messages[n : n + _AT_ONCE] for n in range(0, len(messages), _AT_ONCE))
