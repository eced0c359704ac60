"""What a person was shown of a comparison, kept so that its pages can be turned."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from storage.schema.compiles import comparisons


def keep(conn: Connection, official_id: int, title: str, lines: list[str], now: datetime) -> int:
    """Keep the lines of a comparison; returns its id."""
    row = {"official_id": official_id, "title": title, "lines": lines, "at": now}
    return conn.execute(insert(comparisons).values(row).returning(comparisons.c.id)).scalar_one()


def get(conn: Connection, comparison_id: int) -> tuple[str, list[str]] | None:
    """(title, lines), or None once it was pruned."""
    row = conn.execute(select(comparisons).where(comparisons.c.id == comparison_id)).one_or_none()
    return None if row is None else (row.title, row.lines)


def prune(conn: Connection, before: datetime) -> int:
    """Forget comparisons older than ``before``; they can be made again."""
    return conn.execute(delete(comparisons).where(comparisons.c.at < before)).rowcount


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official who asked for a comparison (argument ``comparison``), for access."""
    query = select(comparisons.c.official_id).where(comparisons.c.id == arguments.get("comparison"))
    return conn.execute(query).scalar_one_or_none()
