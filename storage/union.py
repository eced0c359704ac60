"""Who speaks for the trade union of a unit: a person of the roster, from a day on; earlier ones stay."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert, or_, select, update

from storage import audit
from storage.schema.collective import union_representatives as table


def representative(conn: Connection, unit_id: int, today: date) -> int | None:
    """The official who speaks for the trade union of a unit on a day; None when nobody has been named."""
    lasting = or_(table.c.to_date.is_(None), table.c.to_date >= today)
    mine = (table.c.unit_id == unit_id) & (table.c.from_date <= today) & lasting
    return conn.execute(select(table.c.official_id).where(mine).order_by(table.c.id.desc())).scalars().first()


def name(conn: Connection, unit_id: int, official_id: int | None, today: date, *, by: int, now: datetime) -> None:
    """Name somebody from ``today`` on in place of whoever it was; None: nobody any more."""
    going = (table.c.unit_id == unit_id) & or_(table.c.to_date.is_(None), table.c.to_date >= today)
    conn.execute(update(table).where(going).values(to_date=today - timedelta(days=1)))
    if official_id is not None:
        row = {"unit_id": unit_id, "official_id": official_id, "from_date": today, "by": by, "at": now}
        conn.execute(insert(table).values(row))
    audit.record(conn, by, "union.named", f"unit:{unit_id}", f"official:{official_id}", now)
