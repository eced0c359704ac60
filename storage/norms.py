"""The dated norms of commendation. What an office has entered is never touched here."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, func, insert, select

from rules.commendation_norms import Norm, NormKind
from rules.usual_norms import usual_norms
from storage.schema.commendation import commendation_norms


def enter_usual(conn: Connection) -> int:
    """Enter the usual norms, as long as there is none yet; returns how many were entered."""
    if conn.execute(select(func.count()).select_from(commendation_norms)).scalar_one():
        return 0
    rows = [{name: value for name, value in asdict(norm).items() if name != "id"} for norm in usual_norms()]
    conn.execute(insert(commendation_norms), rows)
    return len(rows)


def every(conn: Connection) -> list[Norm]:
    """All versions of all norms, in the order of entry."""
    return [_norm(row) for row in conn.execute(select(commendation_norms).order_by(commendation_norms.c.id))]


def get(conn: Connection, norm_id: int) -> Norm | None:
    """One norm."""
    row = conn.execute(select(commendation_norms).where(commendation_norms.c.id == norm_id)).one_or_none()
    return _norm(row) if row else None


def _norm(row: Any) -> Norm:
    return Norm(**{**row._mapping, "kind": NormKind(row.kind)})
