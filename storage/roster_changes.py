"""Carries out what an import of the roster has planned: dated, nothing overwritten but names, each change on record."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from rules.records import Category, Role
from rules.roster import Kind, Known, NewUnit, Plan, Step
from rules.unit_kinds import kind_of
from storage import audit, invitations
from storage.schema.people import memberships, officials, roles, units

_OFFICIAL = insert(officials).returning(officials.c.id)
_MEMBERSHIP = insert(memberships)


def carry_out(
    conn: Connection,
    plan: Plan,
    *,
    by: int | None,
    now: datetime,
    today: date,
    steps: Iterable[Step] | None = None,
) -> None:
    """Store a plan in the caller's transaction. Memberships and roles begin ``today``, the old ones end the day before.

    ``steps`` are the plan's own, when somebody counts them along.
    """
    made = _make_units(conn, plan.units, today)
    for step in plan.steps if steps is None else steps:
        unit = made[step.unit] if isinstance(step.unit, str) else step.unit
        official_id = _carry_out_step(conn, step, unit, today)
        if step.kinds and step.known is not None:
            audit.record(conn, by, "roster.changed", f"official:{official_id}", " ".join(step.kinds), now)
    new = len(plan.of(Kind.NEW))
    told = f"new={new} changed={len(plan.steps) - new - plan.unchanged} units={len(plan.units)}"
    audit.record(conn, by, "roster.imported", "roster", told, now)


def _carry_out_step(conn: Connection, step: Step, unit: int | None, today: date) -> int:
    official_id = _person(conn, step)
    if {Kind.BACK, Kind.MOVED} & set(step.kinds):
        _leave_units(conn, official_id, today)
    if {Kind.NEW, Kind.BACK, Kind.MOVED} & set(step.kinds):
        row = {"official_id": official_id, "unit_id": unit, "from_date": today}
        conn.execute(_MEMBERSHIP, row)
    if step.entry.role is not None and (step.known is None or Kind.ROLE in step.kinds):
        _grant(conn, official_id, step.entry.role, unit or (step.known.unit_id if step.known else None), today)
    return official_id


def _make_units(conn: Connection, planned: tuple[NewUnit, ...], today: date) -> dict[str, int]:
    made: dict[str, int] = {}
    for unit in planned:
        parent = made[unit.parent] if isinstance(unit.parent, str) else unit.parent
        row = {
            "code": unit.code,
            "name": unit.name,
            "kind": kind_of(unit.name),
            "parent_id": parent,
            "valid_from": today,
        }
        made[unit.key] = conn.execute(insert(units).values(row).returning(units.c.id)).scalar_one()
    return made


def _person(conn: Connection, step: Step) -> int:
    entry = step.entry
    given = {"position": entry.position, "category": entry.category, "phone": entry.phone}
    values: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    if step.known is None:
        row = {
            "category": Category.CIVIL_SERVANT,
            **values,
            "staff_code": entry.staff_code,
            "full_name": entry.full_name,
        }
        return conn.execute(_OFFICIAL, {"position": "", "phone": None, **row}).scalar_one()
    if step.kinds:
        values |= {"full_name": entry.full_name} if Kind.RENAMED in step.kinds else {}
        values |= {"left_on": None} if Kind.BACK in step.kinds else {}
        if values:
            conn.execute(update(officials).where(officials.c.id == step.known.official_id).values(values))
    return step.known.official_id


def _leave_units(conn: Connection, official_id: int, today: date) -> None:
    """End the membership of today, and the headship of the unit that is left."""
    held = select(memberships.c.unit_id).where(memberships.c.official_id == official_id, _open(memberships, today))
    left = list(conn.execute(held).scalars())
    _end(conn, memberships, official_id, today)
    heads = (roles.c.role == Role.HEAD) & roles.c.unit_id.in_(left)
    _end(conn, roles, official_id, today, heads)


def _grant(conn: Connection, official_id: int, role: Role, unit_id: int | None, today: date) -> None:
    """Give a role (the head's over the person's unit); MEMBER ends every other role."""
    if role == Role.MEMBER:
        _end(conn, roles, official_id, today)
        return
    row = {"official_id": official_id, "role": role, "unit_id": unit_id if role == Role.HEAD else None}
    conn.execute(insert(roles).values(**row, from_date=today))


def _end(conn: Connection, table: Any, official_id: int, today: date, which: Any = None) -> None:
    mine = [table.c.official_id == official_id, _open(table, today)]
    mine += [which] if which is not None else []
    conn.execute(update(table).where(*mine).values(to_date=today - timedelta(days=1)))


def _open(table: Any, today: date) -> Any:
    return or_(table.c.to_date.is_(None), table.c.to_date >= today)


def leave(conn: Connection, person: Known, *, by: int | None, now: datetime, today: date) -> None:
    """The person has left the department: from today on no unit, no role, no invitation; the past stays."""
    conn.execute(update(officials).where(officials.c.id == person.official_id).values(left_on=today))
    _end(conn, memberships, person.official_id, today)
    _end(conn, roles, person.official_id, today)
    invitations.revoke(conn, person.official_id, now)
    audit.record(conn, by, "roster.left", f"official:{person.official_id}", "", now)


def set_phone(conn: Connection, official_id: int, phone: str, *, by: int | None, now: datetime) -> None:
    """Correct a person's phone (E.164)."""
    conn.execute(update(officials).where(officials.c.id == official_id).values(phone=phone))
    audit.record(conn, by, "roster.changed", f"official:{official_id}", "phone", now)
