"""Who did what, when and why: append-only, each row hashed over the one before it, so that a changed row shows."""

import hashlib
from datetime import UTC, datetime

from sqlalchemy import Connection, exists, insert, select

from storage.schema.people import audit

FIRST_HASH = "0" * 64


def record(conn: Connection, actor_id: int | None, action: str, object: str, reason: str, now: datetime) -> None:
    """Append a row. ``actor_id`` is the official (None: the program itself), ``object`` names a row: ``milestone:7``."""
    newest = select(audit.c.hash).order_by(audit.c.id.desc()).limit(1)
    previous = conn.execute(newest).scalar_one_or_none() or FIRST_HASH
    row = {"at": now, "actor_id": actor_id, "action": action, "object": object, "reason": reason}
    made = _hash(previous, now, actor_id, action, object, reason)
    conn.execute(insert(audit).values(**row, previous_hash=previous, hash=made))


def recorded(conn: Connection, action: str, object: str) -> bool:
    """Whether a row of this action about this object exists."""
    query = select(exists().where(audit.c.action == action, audit.c.object == object))
    return bool(conn.execute(query).scalar_one())


def first_broken(conn: Connection) -> int | None:
    """Id of the first row that was changed, or whose predecessor was changed or taken away; None when all are whole."""
    previous = FIRST_HASH
    for row in conn.execute(select(audit).order_by(audit.c.id)):
        same = _hash(previous, row.at, row.actor_id, row.action, row.object, row.reason)
        if (row.previous_hash, row.hash) != (previous, same):
            return int(row.id)
        previous = row.hash
    return None


def _hash(previous: str, at: datetime, actor_id: int | None, action: str, object: str, reason: str) -> str:
    fields = (previous, at.astimezone(UTC).isoformat(), str(actor_id), action, object, reason)
    return hashlib.sha256("\x1f".join(fields).encode()).hexdigest()
