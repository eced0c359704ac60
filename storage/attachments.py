"""Files that messages carry: which are still needed."""

from sqlalchemy import Connection, exists, select

from storage.outbox import State
from storage.schema.operations import jobs, outbox


def waiting(conn: Connection) -> set[str]:
    """Paths of files that messages still to be sent carry."""
    open_states = (State.QUEUED, State.PAUSED, State.SENDING)
    query = select(outbox.c.attachment).where(outbox.c.attachment != "", outbox.c.state.in_(open_states))
    return set(conn.execute(query).scalars())


def being_made(conn: Connection, kind: str) -> bool:
    """Whether a job of a kind waits or works, whose files no message carries yet."""
    query = select(exists().where(jobs.c.kind == kind, jobs.c.state.in_(("queued", "working"))))
    return bool(conn.execute(query).scalar_one())
