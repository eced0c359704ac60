"""Figures of earlier years that were entered from files; a corrected one is a further revision, an import can be undone."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, CursorResult, func, insert, select, update

from rules.earlier_figures import Key, Plan, Reading, reading_from, same
from storage import audit
from storage.roster import APPLIED, DROPPED, READ
from storage.schema.earlier_figures import earlier_figures, earlier_imports

UNDONE = "undone"


def keep(conn: Connection, reading: Reading, by: int | None, now: datetime) -> int:
    """Keep what was read from a file until the office decides; returns its id."""
    row = {"rows": asdict(reading), "state": READ, "at": now, "by": by}
    return conn.execute(insert(earlier_imports).values(row).returning(earlier_imports.c.id)).scalar_one()


def waiting(conn: Connection, import_id: int) -> Reading | None:
    """What was read from a file; None once it was entered or dropped."""
    mine = (earlier_imports.c.id == import_id) & (earlier_imports.c.state == READ)
    kept = conn.execute(select(earlier_imports.c.rows).where(mine)).scalar_one_or_none()
    return None if kept is None else reading_from(kept)


def finish(conn: Connection, import_id: int, was: str, state: str) -> bool:
    """Move a file on and forget its rows; False when that was done before."""
    mine = (earlier_imports.c.id == import_id) & (earlier_imports.c.state == was)
    return conn.execute(update(earlier_imports).where(mine).values(state=state, rows={})).rowcount == 1


def prune(conn: Connection, before: datetime) -> int:
    """Drop files that nobody decided on, and forget their rows; returns how many."""
    old = (earlier_imports.c.state == READ) & (earlier_imports.c.at < before)
    return conn.execute(update(earlier_imports).where(old).values(state=DROPPED, rows={})).rowcount


def recorded(conn: Connection) -> dict[Key, Decimal]:
    """Every figure that holds, by unit, year and what makes it the same."""
    return {(row.unit_id, row.year, row.same): row.amount for row in _rows(conn)}


def of_year(conn: Connection, year: int) -> dict[tuple[int, str], Decimal]:
    """The figures of one year that hold, by unit and what makes it the same."""
    return {(row.unit_id, row.same): row.amount for row in _rows(conn) if row.year == year}


def _rows(conn: Connection) -> CursorResult[Any]:
    return conn.execute(select(earlier_figures).where(earlier_figures.c.newest))


def carry_out(conn: Connection, import_id: int, plan: Plan, *, by: int | None, now: datetime) -> None:
    """Enter every row of a plan as the newest revision."""
    for step in plan.steps:
        entry = step.entry
        mark = same(entry.measure, entry.of)
        mine = _same(step.unit_id, entry.year, mark)
        revision = conn.execute(select(func.max(earlier_figures.c.revision)).where(mine)).scalar_one() or 0
        conn.execute(update(earlier_figures).where(mine).values(newest=False))
        row = {"unit_id": step.unit_id, "year": entry.year, "measure": entry.measure, "unit": entry.of, "same": mark}
        row |= {"amount": Decimal(entry.amount), "revision": revision + 1, "newest": True, "at": now, "by": by}
        conn.execute(insert(earlier_figures).values(**row, import_id=import_id))
    audit.record(conn, by, "earlier.entered", f"earlier_import:{import_id}", str(len(plan.steps)), now)


def undo(conn: Connection, import_id: int, *, by: int | None, now: datetime) -> bool:
    """Take an import back: what it entered no longer holds, what it replaced holds again; False when done before."""
    if not finish(conn, import_id, APPLIED, UNDONE):
        return False
    f = earlier_figures
    for row in conn.execute(select(f).where(f.c.import_id == import_id, f.c.newest)).all():
        mine = _same(row.unit_id, row.year, row.same)
        conn.execute(update(f).where(f.c.id == row.id).values(newest=False))
        standing = select(earlier_imports.c.id).where(earlier_imports.c.state == APPLIED)
        before = conn.execute(
            select(func.max(f.c.id)).where(mine, f.c.id < row.id, f.c.import_id.in_(standing))
        ).scalar_one()
        conn.execute(update(f).where(f.c.id == before).values(newest=True))
    audit.record(conn, by, "earlier.undone", f"earlier_import:{import_id}", "", now)
    return True


def _same(unit_id: int, year: int, mark: str) -> ColumnElement[bool]:
    c = earlier_figures.c
    return (c.unit_id == unit_id) & (c.year == year) & (c.same == mark)
