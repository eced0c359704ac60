"""Dated steps of showcases and nominations: added, shown, withdrawn; nothing is overwritten."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rules.nominations import Step
from storage.schema.activities import nominations, steps
from storage.schema.participation import showcases


def add(conn: Connection, step: str, on_day: date, text: str, *, by: int, now: datetime, **place: int) -> int:
    """Store a step of ``showcase_id=…`` or ``nomination_id=…``; returns its id."""
    row = {"step": step, "on_day": on_day, "text": text, "by": by, "at": now, **place}
    return conn.execute(insert(steps).values(row).returning(steps.c.id)).scalar_one()


def withdraw(conn: Connection, step_id: int, *, by: int, now: datetime) -> bool:
    """Take a step back; its row stays. False when that was done already."""
    mine = (steps.c.id == step_id) & steps.c.withdrawn_at.is_(None)
    return conn.execute(update(steps).where(mine).values(withdrawn_at=now, withdrawn_by=by)).rowcount == 1


def of_showcase(conn: Connection, showcase_id: int) -> list[Step]:
    """The steps of a model or project that stand, by day; those of the rows it replaces included."""
    line = select(showcases.c.id, showcases.c.replaces).where(showcases.c.id == showcase_id).cte("line", recursive=True)
    older = select(showcases.c.id, showcases.c.replaces).join(line, showcases.c.id == line.c.replaces)
    mine = steps.c.showcase_id.in_(select(line.union(older).c.id))
    return _steps(conn, mine)


def of_nominations(conn: Connection, ids: list[int]) -> dict[int, tuple[Step, ...]]:
    """The steps that stand of each nomination, by day."""
    found: dict[int, list[Step]] = defaultdict(list)
    query = select(steps).where(steps.c.nomination_id.in_(ids), steps.c.withdrawn_at.is_(None))
    for row in conn.execute(query.order_by(steps.c.on_day, steps.c.id)):
        found[row.nomination_id].append(Step(row.id, row.step, row.on_day, row.text))
    return {nomination: tuple(listed) for nomination, listed in found.items()}


def _steps(conn: Connection, mine: Any) -> list[Step]:
    query = select(steps).where(mine, steps.c.withdrawn_at.is_(None)).order_by(steps.c.on_day, steps.c.id)
    return [Step(row.id, row.step, row.on_day, row.text) for row in conn.execute(query)]


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a step (argument ``step``) belongs to, for access."""
    at = select(steps.c.showcase_id, steps.c.nomination_id).where(steps.c.id == arguments.get("step"))
    row = conn.execute(at).one_or_none()
    if row is None:
        return None
    table, place = (nominations, row.nomination_id) if row.nomination_id else (showcases, row.showcase_id)
    return conn.execute(select(table.c.unit_id).where(table.c.id == place)).scalar_one_or_none()
