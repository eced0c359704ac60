"""Keeping the index of look-ups up with the record: a bounded number of rows each time, units and people first."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, delete, func, insert, or_, select, update

from rules.lookup import Kind, indexed
from storage.lookup_sources import SOURCES, Source
from storage.schema.lookup import lookup_entries
from storage.schema.people import officials, units

MOST_AT_ONCE = 2000
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def catch_up(conn: Connection, most: int = MOST_AT_ONCE) -> int:
    """Index up to ``most`` rows of each kind that are new or have changed; returns how many that were."""
    return sum(_caught_up(conn, source, most) for source in SOURCES)


def _caught_up(conn: Connection, source: Source, most: int) -> int:
    found = conn.execute(_missing(conn, source).order_by(source.key).limit(most))
    rows = [dict(row._mapping) for row in found]
    if not rows:
        return 0
    if source.changing:
        _forget(conn, source.kind, [row["object_id"] for row in rows])
    names = _names(conn, rows)
    conn.execute(insert(lookup_entries), [_entry(source.kind, row, names) for row in rows])
    if source.changing:
        _rename(conn, source.kind, [row["object_id"] for row in rows])
    return len(rows)


def _missing(conn: Connection, source: Source) -> Select[Any]:
    e = lookup_entries.c
    if source.changing:
        same = (e.kind == source.kind) & (e.object_id == source.key)
        return source.rows.outerjoin_from(source.key.table, lookup_entries, same).where(
            or_(e.id.is_(None), e.source != source.text)
        )
    newest = conn.execute(select(func.max(e.object_id)).where(e.kind == source.kind)).scalar_one_or_none()
    return source.rows.where(source.key > (newest or 0))


def _forget(conn: Connection, kind: Kind, ids: Sequence[int]) -> None:
    gone = (lookup_entries.c.kind == kind) & (lookup_entries.c.object_id == bindparam("row"))
    conn.execute(delete(lookup_entries).where(gone), [{"row": each} for each in ids])


def _names(conn: Connection, rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int | None], str]:
    """Names of the people and units of some rows, by ("person_id" or "unit_id", id)."""
    wanted = {(column, row[column]) for row in rows for column in ("person_id", "unit_id") if row[column]}
    found: dict[tuple[str, int | None], str] = {}
    for column, table, name in (("person_id", officials, officials.c.full_name), ("unit_id", units, units.c.name)):
        ids = {each for kind, each in wanted if kind == column}
        if ids:
            query = select(table.c.id, name).where(table.c.id.in_(ids))
            found |= {(column, row[0]): row[1] for row in conn.execute(query)}
    return found


def _entry(kind: Kind, row: Mapping[str, Any], names: Mapping[tuple[str, int | None], str]) -> dict[str, Any]:
    day = row["on_day"]
    row = {**row, "on_day": day.astimezone(ZONE).date() if isinstance(day, datetime) else day}
    return {**row, "kind": kind, "words": _words(kind, row, names)}


def _words(kind: Kind, row: Mapping[str, Any], names: Mapping[tuple[str, int | None], str]) -> str:
    told = [names.get((column, row[column]), "") for column in ("person_id", "unit_id")]
    year = str(row["year"] or (row["on_day"].year if row["on_day"] else ""))
    return indexed(kind, row["source"], year, *told)


def _rename(conn: Connection, kind: Kind, ids: Sequence[int]) -> None:
    """The things of people or units whose name has changed are found under the new one."""
    column = {Kind.PERSON: "person_id", Kind.UNIT: "unit_id"}.get(kind)
    if column is None:
        return
    e = lookup_entries.c
    query = select(lookup_entries).where(e[column].in_(ids), e.kind != kind)
    rows = [dict(row._mapping) for row in conn.execute(query)]
    names = _names(conn, rows)
    again = [{"row": row["id"], "now": _words(Kind(row["kind"]), row, names)} for row in rows]
    if again:
        conn.execute(update(lookup_entries).where(e.id == bindparam("row")).values(words=bindparam("now")), again)
