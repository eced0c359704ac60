"""What units say of their launch of a campaign; a correction is a new revision."""

from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from rules.records import Launch
from storage.schema.participation import files, launches


def of_campaign(conn: Connection, campaign_id: int) -> list[Launch]:
    """The newest word of every unit that has launched, with the name of the plan file sent last."""
    mine = launches.c.campaign_id == campaign_id
    rows = conn.execute(select(launches).where(mine).order_by(launches.c.unit_id, launches.c.revision))
    newest = {row.unit_id: row for row in rows}
    plans = _plans(conn, campaign_id)
    return [Launch(r.unit_id, r.held_on, r.reported_at, r.late, plans.get(r.unit_id)) for r in newest.values()]


def _plans(conn: Connection, campaign_id: int) -> dict[int, str]:
    query = (
        select(launches.c.unit_id, files.c.name)
        .join(files, files.c.launch_id == launches.c.id)
        .where(launches.c.campaign_id == campaign_id)
        .order_by(files.c.id)
    )
    return {row.unit_id: row.name for row in conn.execute(query)}


def of_unit(conn: Connection, campaign_id: int, unit_id: int) -> Launch | None:
    """One unit's launch, or None when it has not said so."""
    return next((launch for launch in of_campaign(conn, campaign_id) if launch.unit_id == unit_id), None)


def submit(
    conn: Connection, *, campaign_id: int, unit_id: int, held_on: date, by: int, late: bool, now: datetime
) -> int:
    """Store that a unit has launched, or a new revision of it; returns the row's id."""
    mine = (launches.c.campaign_id == campaign_id) & (launches.c.unit_id == unit_id)
    newest = conn.execute(select(func.max(launches.c.revision)).where(mine)).scalar_one()
    row = {"campaign_id": campaign_id, "unit_id": unit_id, "revision": (newest or 0) + 1, "held_on": held_on}
    row |= {"by": by, "reported_at": now, "late": late}
    return conn.execute(insert(launches).values(row).returning(launches.c.id)).scalar_one()
