"""Work to be done outside turns, as rows: queued in the turn that decides it, leased while it is done, told at its end."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from storage.schema.operations import jobs

MAX_ATTEMPTS = 3
DIED = "died"


@dataclass(frozen=True, slots=True)
class Job:
    """``network`` and ``chat`` name the chat that is told the outcome; ``error`` is how the try before ended."""

    id: int
    kind: str
    arguments: dict[str, Any]
    network: str
    chat: str
    attempts: int
    error: str = ""


def queue(conn: Connection, kind: str, arguments: dict[str, Any], network: str, chat: str, now: datetime) -> int:
    """Queue work for a chat; returns the job's id."""
    row = {"kind": kind, "arguments": arguments, "network": network, "chat": chat, "state": "queued", "created_at": now}
    return conn.execute(insert(jobs).values(row).returning(jobs.c.id)).scalar_one()


def claim(conn: Connection, now: datetime, until: datetime) -> Job | None:
    """Take the oldest job that waits and is not put off, or whose worker's lease has run out."""
    may = jobs.c.lease_until.is_(None) | (jobs.c.lease_until <= now)
    free = jobs.c.state.in_(("queued", "working")) & may
    oldest = select(jobs).where(free).order_by(jobs.c.id).limit(1).with_for_update(skip_locked=True)
    row = conn.execute(oldest).one_or_none()
    if row is None:
        return None
    taken = {"state": "working", "lease_until": until, "attempts": row.attempts + 1}
    conn.execute(update(jobs).where(jobs.c.id == row.id).values(taken))
    return Job(row.id, row.kind, row.arguments, row.network, row.chat, row.attempts + 1, row.error)


def end(conn: Connection, job: Job, *, error: str = "") -> None:
    """Record that a job is done, or why it could not be."""
    conn.execute(update(jobs).where(jobs.c.id == job.id).values(state="failed" if error else "done", error=error))


def retry(conn: Connection, job: Job, error: str, not_before: datetime | None) -> None:
    """Put a job back for another try, at once or not before an instant."""
    values = {"state": "queued", "error": error, "lease_until": not_before}
    conn.execute(update(jobs).where(jobs.c.id == job.id).values(values))


def recover(conn: Connection) -> int:
    """At start, when no other worker can be alive: what was in hand waits again. Returns how many jobs that is."""
    values = {"state": "queued", "error": DIED, "lease_until": None}
    return conn.execute(update(jobs).where(jobs.c.state == "working").values(values)).rowcount


def waiting(conn: Connection, kind: str, chat: str) -> int:
    """How many jobs of a kind a chat has waiting or working."""
    mine = (jobs.c.kind == kind) & (jobs.c.chat == chat) & jobs.c.state.in_(("queued", "working"))
    return conn.execute(select(func.count()).select_from(jobs).where(mine)).scalar_one()
