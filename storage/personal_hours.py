"""From which hour of the day each official wants reminders."""

from datetime import datetime, time

from sqlalchemy import Connection, delete, insert, select

from storage import audit
from storage.schema.reminding import reminder_hours


def every(conn: Connection) -> dict[int, time]:
    """The hours of all officials who chose one."""
    rows = conn.execute(select(reminder_hours.c.official_id, reminder_hours.c.hour))
    return {row.official_id: time.fromisoformat(row.hour) for row in rows}


def of(conn: Connection, official_id: int) -> time | None:
    """The hour that an official chose; None: the office's."""
    query = select(reminder_hours.c.hour).where(reminder_hours.c.official_id == official_id)
    found = conn.execute(query).scalar_one_or_none()
    return None if found is None else time.fromisoformat(found)


def choose(conn: Connection, official_id: int, hour: time | None, now: datetime) -> None:
    """Keep the hour that an official chose for themselves, None: the office's; the audit keeps both."""
    before, text = of(conn, official_id), "" if hour is None else f"{hour:%H:%M}"
    if before == hour:
        return
    conn.execute(delete(reminder_hours).where(reminder_hours.c.official_id == official_id))
    if hour is not None:
        conn.execute(insert(reminder_hours).values(official_id=official_id, hour=text, chosen_at=now))
    was = "" if before is None else f"{before:%H:%M}"
    audit.record(conn, official_id, "reminder_hour.chosen", f"official:{official_id}", f"{was} → {text}", now)
