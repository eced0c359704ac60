"""The roster as the record knows it, and the files that wait for the office's word."""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from rules.records import Category, Role
from rules.roster import Known, Reading, entry_from, problem_from
from storage.people import tree
from storage.schema.operations import roster_imports
from storage.schema.people import memberships, officials, roles

READ, APPLIED, DROPPED = "read", "applied", "dropped"


def known(conn: Connection, today: date) -> list[Known]:
    """Everybody who ever was on the roster, by staff code, with the unit and roles of today."""
    found = conn.execute(select(memberships.c.official_id, memberships.c.unit_id).where(*_now(memberships, today)))
    units = {row[0]: row[1] for row in found}
    grants = _grants(conn, today)
    rows = conn.execute(select(officials).order_by(officials.c.staff_code))
    return [
        Known(
            official_id=row.id,
            staff_code=row.staff_code,
            full_name=row.full_name,
            category=Category(row.category),
            position=row.position,
            phone=row.phone,
            unit_id=units.get(row.id),
            left=row.left_on is not None and row.left_on <= today,
            grants=frozenset(grants.get(row.id, ())),
        )
        for row in rows
    ]


def _grants(conn: Connection, today: date) -> dict[int, list[tuple[Role, int | None]]]:
    found: dict[int, list[tuple[Role, int | None]]] = {}
    for row in conn.execute(select(roles).where(*_now(roles, today))):
        found.setdefault(row.official_id, []).append((Role(row.role), row.unit_id))
    return found


def _now(table: Any, today: date) -> tuple[Any, Any]:
    return table.c.from_date <= today, or_(table.c.to_date.is_(None), table.c.to_date >= today)


def roles_of(conn: Connection, official_id: int, today: date) -> set[Role]:
    """The roles that an official holds on a day."""
    query = select(roles.c.role).where(roles.c.official_id == official_id, *_now(roles, today))
    return {Role(role) for role in conn.execute(query).scalars()}


def phone_of(conn: Connection, official_id: int) -> str | None:
    """An official's phone on the roster (E.164), or None when the roster has none."""
    return conn.execute(select(officials.c.phone).where(officials.c.id == official_id)).scalar_one()


def fingerprint(conn: Connection, today: date) -> str:
    """A value that changes when anything an import is compared with changes."""
    people = [(*_plain(person), sorted(map(str, person.grants))) for person in known(conn, today)]
    whole = repr((people, [(u.id, u.code, u.name, u.parent_id) for u in tree(conn)]))
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _plain(person: Known) -> tuple[Any, ...]:
    return (
        person.official_id,
        person.staff_code,
        person.full_name,
        person.category,
        person.position,
        person.phone,
        person.unit_id,
        person.left,
    )


def keep(conn: Connection, reading: Reading, by: int | None, now: datetime) -> int:
    """Keep what was read from a file until the office decides; returns its id."""
    row = {"rows": asdict(reading), "state": READ, "at": now, "by": by}
    return conn.execute(insert(roster_imports).values(row).returning(roster_imports.c.id)).scalar_one()


def waiting(conn: Connection, import_id: int) -> Reading | None:
    """What was read from a file; None once it was imported or dropped."""
    query = select(roster_imports.c.rows).where(roster_imports.c.id == import_id, roster_imports.c.state == READ)
    kept = conn.execute(query).scalar_one_or_none()
    if kept is None:
        return None
    entries = tuple(entry_from(entry) for entry in kept["entries"])
    return Reading(entries, tuple(problem_from(problem) for problem in kept["problems"]), tuple(kept["skipped"]))


def finish(conn: Connection, import_id: int, state: str, missing: Sequence[int] = ()) -> bool:
    """Close a kept file and forget its rows but who was missing; False when that was done before."""
    mine = (roster_imports.c.id == import_id) & (roster_imports.c.state == READ)
    values = {"state": state, "rows": {"missing": list(missing)}}
    return conn.execute(update(roster_imports).where(mine).values(values)).rowcount == 1


def missing_from(conn: Connection, import_id: int) -> list[int]:
    """Officials whom an imported file did not name."""
    query = select(roster_imports.c.rows).where(roster_imports.c.id == import_id, roster_imports.c.state == APPLIED)
    kept = conn.execute(query).scalar_one_or_none() or {}
    return list(kept.get("missing", []))


def prune(conn: Connection, before: datetime) -> int:
    """Drop files that nobody decided on, and forget their rows; returns how many."""
    old = (roster_imports.c.state == READ) & (roster_imports.c.at < before)
    return conn.execute(update(roster_imports).where(old).values(state=DROPPED, rows={})).rowcount
