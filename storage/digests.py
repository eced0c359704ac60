"""Digests, one a person and day: who has had one, on which days, and queueing new ones with what they tell."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, or_, select

from storage.addresses import to_reader
from storage.inbox import insert_or_ignore
from storage.schema.operations import outbox, reminders
from storage.schema.people import officials
from storage.schema.reminding import escalations, matter_reminders

TOLD = ("sent", "late")


def digested(official: Any, today: Any) -> ColumnElement[bool]:
    """SQL for: the official has had a digest today."""
    tables = (reminders, escalations, matter_reminders)
    mine = {table: (table.c.official_id == official) & (table.c.on_day == today) for table in tables}
    mine[reminders] &= reminders.c.outcome.in_(TOLD)
    return or_(*(exists(select(table.c.id).where(which)) for table, which in mine.items()))


_HAD = select(officials.c.id).where(
    officials.c.id.in_(bindparam("officials", expanding=True)), digested(officials.c.id, bindparam("today"))
)


def had_today(conn: Connection, official_ids: Collection[int], today: date) -> set[int]:
    """Those of the officials who have had a digest today."""
    if not official_ids:
        return set()
    return set(conn.execute(_HAD, {"officials": list(official_ids), "today": today}).scalars())


def told_days(conn: Connection, official_ids: Collection[int], since: date) -> dict[int, set[date]]:
    """The days from ``since`` on, on which officials had a digest; those who had none are left out."""
    found: dict[int, set[date]] = {}
    ids = sorted(official_ids)
    for start in range(0, len(ids), 500):
        for table in (reminders, matter_reminders):
            mine = table.c.official_id.in_(ids[start : start + 500]) & (table.c.on_day >= since)
            query = select(table.c.official_id, table.c.on_day).where(mine, table.c.outcome.in_(TOLD))
            for row in conn.execute(query.distinct()):
                found.setdefault(row.official_id, set()).add(row.on_day)
    return found


def tell(
    conn: Connection,
    digests: Sequence[dict[str, Any]],
    rows: Sequence[dict[str, Any]],
    escalated: Sequence[dict[str, Any]] = (),
    matters: Sequence[dict[str, Any]] = (),
) -> int:
    """Queue digests (outbox rows with unique keys) and record what they told; returns how many were new.

    ``rows`` (of ladders), ``escalated`` and ``matters`` carry ``digest`` (the unique key) instead of the outbox id. A digest
    whose key exists already is not queued.
    """
    if not digests:
        return 0
    before = conn.execute(select(func.max(outbox.c.id))).scalar_one() or 0
    conn.execute(insert_or_ignore(conn, outbox), [to_reader(conn, digest) for digest in digests])
    keys = [digest["unique_key"] for digest in digests]
    ids: dict[str, int] = {}
    for start in range(0, len(keys), 500):
        found = select(outbox.c.unique_key, outbox.c.id).where(outbox.c.unique_key.in_(keys[start : start + 500]))
        ids |= {row.unique_key: row.id for row in conn.execute(found)}
    for table, told_rows in ((reminders, rows), (escalations, escalated), (matter_reminders, matters)):
        new = [_linked(row, ids) for row in told_rows if ids[row["digest"]] > before]
        if new:
            conn.execute(insert_or_ignore(conn, table), new)
    return sum(1 for key in keys if ids[key] > before)


def _linked(row: dict[str, Any], ids: dict[str, int]) -> dict[str, Any]:
    rest = {name: value for name, value in row.items() if name != "digest"}
    return {**rest, "outbox_id": ids[row["digest"]]}
