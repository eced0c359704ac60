"""What calendar files have said of each deadline, so that a moved one takes the place of the old in people's calendars,
and one that holds no longer is called off there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage.schema.reminder_ledger import calendar_copies, calendar_events


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
        elif (row.day, row.summary, row.ended) == (deadline.day, deadline.summary, False):
            found[deadline.name] = Version(row.sequence, row.changed_at)
        else:
            found[deadline.name] = _next(conn, row, now, ended=False, **told)
    return found


def _next(conn: Connection, row: Any, now: datetime, **told: Any) -> Version:
    changed = update(calendar_events).where(calendar_events.c.name == row.name)
    conn.execute(changed.values(sequence=row.sequence + 1, changed_at=now, **told))
    return Version(row.sequence + 1, now)


def give(conn: Connection, official_id: int | None, names: Collection[str]) -> set[str]:
    """Note what a person's file holds (None: the office's); returns what their files before held and this one does not."""
    mine = calendar_copies.c.official_id.is_not_distinct_from(official_id)
    held = set(conn.execute(select(calendar_copies.c.name).where(mine)).scalars())
    rows = [{"official_id": official_id, "name": each} for each in sorted(set(names) - held)]
    if rows:
        conn.execute(insert(calendar_copies), rows)
    return held - set(names)


def called_off(conn: Connection, names: Collection[str], today: date, now: datetime) -> list[tuple[Deadline, Version]]:
    """Those of some deadlines whose day has not passed, as they were told last, each marked as one that holds no longer."""
    gone = calendar_events.c.name.in_(set(names)) & (calendar_events.c.day >= today)
    found = []
    for row in conn.execute(select(calendar_events).where(gone).order_by(calendar_events.c.day)).all():
        version = Version(row.sequence, row.changed_at) if row.ended else _next(conn, row, now, ended=True)
        found.append((Deadline(row.name, row.day, row.summary, ""), version))
    return found
