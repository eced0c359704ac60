"""What calendar files have said of each deadline, so that a moved one takes the place of the old in people's calendars."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from storage.schema.reminder_ledger import calendar_events


@dataclass(frozen=True, slots=True)
class Deadline:
    """``name`` says which row it is of: ``milestone:7``, ``item:12``, ``request:3``."""

    name: str
    day: date
    summary: str
    description: str


@dataclass(frozen=True, slots=True)
class Version:
    """How often a deadline was changed since it was first given out, and when last."""

    sequence: int
    changed_at: datetime


def versions(conn: Connection, deadlines: Sequence[Deadline], now: datetime) -> dict[str, Version]:
    """The version of each deadline, by name, after what it says now has been taken down."""
    kept = {row.name: row for row in conn.execute(select(calendar_events))}
    found = {}
    for deadline in deadlines:
        row, told = kept.get(deadline.name), {"day": deadline.day, "summary": deadline.summary}
        if row is None:
            conn.execute(insert(calendar_events).values(name=deadline.name, sequence=0, changed_at=now, **told))
            found[deadline.name] = Version(0, now)
        elif (row.day, row.summary) == (deadline.day, deadline.summary):
            found[deadline.name] = Version(row.sequence, row.changed_at)
        else:
            mine = calendar_events.c.name == deadline.name
            conn.execute(update(calendar_events).where(mine).values(sequence=row.sequence + 1, changed_at=now, **told))
            found[deadline.name] = Version(row.sequence + 1, now)
    return found
