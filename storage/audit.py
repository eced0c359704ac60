"""What was done to people and their rights: only ever added to, each row sealed by the hash of the one before."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, exists, insert, select

from storage.schema.people import audit

FIRST = "0" * 64


def record(conn: Connection, action: str, about: str, *, by: int | None, now: datetime, reason: str = "") -> None:
    """Add a row. ``about`` names the object (``official:7``); no code, phone number or message text belongs here."""
    newest = conn.execute(select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)).scalar_one_or_none() or FIRST
    row = {"at": now, "actor_id": by, "action": action, "object": about, "reason": reason, "previous_hash": newest}
    sealed = _seal(newest, now, by, action, about, reason)
    conn.execute(insert(audit).values(**row, hash=sealed))


def recorded(conn: Connection, action: str, about: str) -> bool:
    """Whether a row of this action about this object exists."""
    query = select(exists().where(audit.c.action == action, audit.c.object == about))
    return bool(conn.execute(query).scalar_one())


def first_broken(conn: Connection) -> int | None:
    """The id of the first row whose seal or whose link to the row before does not hold; None when all do."""
    expected = FIRST
    for row in conn.execute(select(audit).order_by(audit.c.id)):
        sealed = _seal(row.previous_hash, row.at, row.actor_id, row.action, row.object, row.reason)
        if row.previous_hash != expected or row.hash != sealed:
            return int(row.id)
        expected = row.hash
    return None


def _seal(previous: str, at: datetime, by: int | None, action: str, about: str, reason: str) -> str:
    instant = at.timestamp()
    return hashlib.sha256(
        "\x1f".join([previous, f"{instant:.6f}", str(by), action, about, reason]).encode()
    ).hexdigest()
