"""Heads' rights lent for some days: who stands in for whom, and what was done with it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)

from rules.delegation import Delegation
from rules.records import Role
from storage import audit, unsent_reminders
from storage.remember import remembered
from storage.schema.people import memberships, roles
from storage.schema.reminding import delegated_acts, delegations


@dataclass(frozen=True, slots=True)
class Lent:
    """Rights in force on a day."""

    id: int
    unit_id: int
    head_id: int
    deputy_id: int


_TODAY: BindParameter[date] = bindparam("today")
_NAMES = ("id", "unit_id", "head_id", "deputy_id")
_COLUMNS = tuple(delegations.c[name] for name in (*_NAMES, "from_date", "to_date", "ended_at"))


def _lasting(table: Table) -> ColumnElement[bool]:
    return and_(table.c.from_date <= _TODAY, or_(table.c.to_date.is_(None), table.c.to_date >= _TODAY))


_HEADS = (roles.c.official_id == delegations.c.head_id) & (roles.c.unit_id == delegations.c.unit_id)
_INSIDE = (memberships.c.official_id == delegations.c.deputy_id) & (memberships.c.unit_id == delegations.c.unit_id)
_IN_FORCE = (
    select(*(delegations.c[name] for name in _NAMES))
    .join(roles, _HEADS & (roles.c.role == Role.HEAD) & _lasting(roles))
    .join(memberships, _INSIDE & _lasting(memberships))
    .where(delegations.c.ended_at.is_(None), _lasting(delegations))
    .order_by(delegations.c.id)
)


@remembered(delegations, roles, memberships)
def in_force(conn: Connection, today: date) -> list[Lent]:
    """What is lent today: while the head still heads the unit and the deputy still belongs to it."""
    return [Lent(*row) for row in conn.execute(_IN_FORCE, {"today": today})]


def get(conn: Connection, delegation_id: int) -> Delegation | None:
    """One delegation; None when there is none."""
    row = conn.execute(select(*_COLUMNS).where(delegations.c.id == delegation_id)).one_or_none()
    return None if row is None else Delegation(row[0], row[1], row[2], row[3], row[4], row[5], row[6] is not None)


def coming(conn: Connection, today: date, unit_id: int | None = None) -> list[Delegation]:
    """Delegations that are not over, earliest first; of one unit only when given."""
    query = select(*_COLUMNS).where(delegations.c.to_date >= today, delegations.c.ended_at.is_(None))
    if unit_id is not None:
        query = query.where(delegations.c.unit_id == unit_id)
    rows = conn.execute(query.order_by(delegations.c.from_date, delegations.c.id))
    return [Delegation(*row[:6]) for row in rows]


def unit_of(conn: Connection, arguments: dict[str, int]) -> int | None:
    """The unit of the delegation that is named, for access."""
    found = get(conn, arguments["delegation"])
    return None if found is None else found.unit_id


def lend(
    conn: Connection, unit_id: int, head_id: int, deputy_id: int, first: date, last: date, now: datetime
) -> Delegation:
    """Keep a new delegation; the audit says by whom, to whom, for which days."""
    row = {"unit_id": unit_id, "head_id": head_id, "deputy_id": deputy_id, "from_date": first, "to_date": last}
    made = conn.execute(insert(delegations).values(**row, made_at=now).returning(delegations.c.id)).scalar_one()
    what = f"official:{deputy_id} {first}..{last}"
    audit.record(conn, head_id, "delegation.made", f"delegation:{made}", what, now)
    return Delegation(made, unit_id, head_id, deputy_id, first, last)


def end(conn: Connection, delegation_id: int, by: int, now: datetime) -> bool:
    """End a delegation now; False when it was ended before."""
    mine = (delegations.c.id == delegation_id) & delegations.c.ended_at.is_(None)
    done = conn.execute(update(delegations).where(mine).values(ended_at=now, ended_by=by)).rowcount > 0
    found = get(conn, delegation_id)
    if done and found is not None:
        unsent_reminders.changed(conn, found.deputy_id)
        audit.record(conn, by, "delegation.ended", f"delegation:{delegation_id}", "", now)
    return done


def note(conn: Connection, delegation_id: int, what: str, by: int, now: datetime) -> None:
    """Record something that the deputy did in the head's place."""
    found = get(conn, delegation_id)
    row = {"delegation_id": delegation_id, "what": what[:120], "at": now}
    conn.execute(insert(delegated_acts).values(row))
    reason = f"thay mặt official:{found.head_id if found else ''}: {what[:120]}"
    audit.record(conn, by, "delegation.acted", f"delegation:{delegation_id}", reason, now)


def acts(conn: Connection, delegation_id: int, most: int) -> tuple[list[tuple[str, datetime]], int]:
    """The newest things done under a delegation (what, when), and how many there are."""
    mine = delegated_acts.c.delegation_id == delegation_id
    count = conn.execute(select(func.count()).select_from(delegated_acts).where(mine)).scalar_one()
    query = select(delegated_acts.c.what, delegated_acts.c.at).where(mine).order_by(delegated_acts.c.id.desc())
    return [(row.what, row.at) for row in conn.execute(query.limit(most))], count
