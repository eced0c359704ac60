"""The kinds of units as the office keeps them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, update

from rules.unit_kinds import kind_of
from storage import audit, people
from storage.schema.people import units


def proposed(conn: Connection) -> Mapping[int, str]:
    """The kind that a unit's name tells, by unit id, where the record says another."""
    found = {unit.id: (unit.kind, kind_of(unit.name)) for unit in people.tree(conn)}
    return {unit: told for unit, (kept, told) in found.items() if kept != told}


def put(conn: Connection, unit_id: int, kind: str, *, by: int, now: datetime) -> None:
    """Say what kind a unit is; raises ``sqlalchemy.exc.NoResultFound`` when there is no such unit."""
    old = people.unit(conn, unit_id).kind
    conn.execute(update(units).where(units.c.id == unit_id).values(kind=kind))
    audit.record(conn, by, "unit.kind", f"unit:{unit_id}", f"{old} → {kind}", now)
