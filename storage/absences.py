"""Who is away on which days. The reason is not kept anywhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, or_, select, update

from rules.absence import Absence
from storage.schema.people import absences, memberships, officials, units


@dataclass(frozen=True, slots=True)
class Away:
    """An absence that is not over, with whose it is and in which unit on the day asked for."""

    absence: Absence
    full_name: str
    unit: str


_ABSENCE = (absences.c.id, absences.c.official_id, absences.c.from_date, absences.c.to_date)


def get(conn: Connection, absence_id: int) -> Absence | None:
    """One absence; None when there is none (any more)."""
    row = conn.execute(select(*_ABSENCE).where(absences.c.id == absence_id)).one_or_none()
    return None if row is None else Absence(*row)


def of_official(conn: Connection, official_id: int) -> list[Absence]:
    """All absences of an official, earliest first."""
    mine = select(*_ABSENCE).where(absences.c.official_id == official_id)
    return [Absence(*row) for row in conn.execute(mine.order_by(absences.c.from_date, absences.c.id))]


def coming(conn: Connection, today: date, unit_ids: Iterable[int] | None = None) -> list[Away]:
    """Absences of today and to come, earliest first, of the people of some units only when given."""
    member = (memberships.c.official_id == officials.c.id) & (memberships.c.from_date <= today)
    member &= or_(memberships.c.to_date.is_(None), memberships.c.to_date >= today)
    query = (
        select(*_ABSENCE, officials.c.full_name, units.c.name)
        .join_from(absences, officials, absences.c.official_id == officials.c.id)
        .join(memberships, member)
        .join(units, units.c.id == memberships.c.unit_id)
        .where(or_(absences.c.to_date.is_(None), absences.c.to_date >= today))
        .where(or_(officials.c.left_on.is_(None), officials.c.left_on > today))
        .order_by(absences.c.from_date, absences.c.id)
    )
    if unit_ids is not None:
        query = query.where(memberships.c.unit_id.in_(list(unit_ids)))
    return [Away(Absence(*row[:4]), *row[4:]) for row in conn.execute(query)]


def away(conn: Connection, day: date) -> set[int]:
    """Officials who are away on a day."""
    lasting = or_(absences.c.to_date.is_(None), absences.c.to_date >= day)
    return set(conn.execute(select(absences.c.official_id).where(absences.c.from_date <= day, lasting)).scalars())


def add(conn: Connection, official_id: int, first: date, last: date | None) -> int:
    """Keep a new absence and return its id."""
    row = {"official_id": official_id, "from_date": first, "to_date": last}
    return conn.execute(insert(absences).values(row).returning(absences.c.id)).scalar_one()


def change(conn: Connection, absence_id: int, first: date, last: date | None) -> None:
    """Give an absence other days."""
    conn.execute(update(absences).where(absences.c.id == absence_id).values(from_date=first, to_date=last))


def remove(conn: Connection, absence_id: int) -> None:
    """Forget an absence of which no day remains."""
    conn.execute(delete(absences).where(absences.c.id == absence_id))
