"""Events as they came, before anybody looked at them: stored first, handled once, quarantined when they cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.schema.operations import inbox

MAX_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Raw:
    """An unparsed event: the network's id for it, the chat it must stay in order with, its JSON text."""

    event_id: str
    lane: str
    body: str


@dataclass(frozen=True, slots=True)
class Waiting:
    id: int
    network: str
    lane: str
    raw: str
    attempts: int
    received_at: datetime


def store(conn: Connection, network: str, events: Sequence[Raw], now: datetime) -> None:
    """Keep events; one whose (network, event_id) is already there is left as it is."""
    if not events:
        return
    rows = [
        {
            "network": network,
            "event_id": event.event_id,
            "lane": event.lane,
            "raw": event.body,
            "received_at": now,
            "state": "waiting",
        }
        for event in events
    ]
    conn.execute(insert_or_ignore(conn, inbox), rows)


def insert_or_ignore(conn: Connection, table):  # type: ignore[no-untyped-def]
    """INSERT … ON CONFLICT DO NOTHING in the dialect of ``conn``."""
    dialect = sqlite if conn.dialect.name == "sqlite" else postgresql
    return dialect.insert(table).on_conflict_do_nothing()


_WAITING = (
    select(inbox.c.id, inbox.c.network, inbox.c.lane, inbox.c.raw, inbox.c.attempts, inbox.c.received_at)
    .where(inbox.c.state == "waiting")
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)


def waiting(conn: Connection, most: int) -> list[Waiting]:
    """The oldest unhandled events, at most ``most``."""
    return [Waiting(*row) for row in conn.execute(_WAITING, {"most": most})]


_DONE = update(inbox).where(inbox.c.id == bindparam("row")).values(state="done", error="")


def done(conn: Connection, ids: Sequence[int]) -> None:
    """Mark events as handled, in the transaction of their effects."""
    if ids:
        conn.execute(_DONE, [{"row": row} for row in ids])


def failed(conn: Connection, event: Waiting, code: str) -> bool:
    """Count a failed try; True when the event is now quarantined."""
    attempts = event.attempts + 1
    state = "quarantined" if attempts >= MAX_ATTEMPTS else "waiting"
    conn.execute(update(inbox).where(inbox.c.id == event.id).values(attempts=attempts, state=state, error=code))
    return state == "quarantined"


def quarantined(conn: Connection) -> list[tuple[int, str, str, datetime]]:
    """(id, network, error code, received at) of events that could not be handled."""
    rows = conn.execute(
        select(inbox.c.id, inbox.c.network, inbox.c.error, inbox.c.received_at).where(inbox.c.state == "quarantined")
    )
    return [(row.id, row.network, row.error, row.received_at) for row in rows]


def replay(conn: Connection, ids: Sequence[int] | None = None) -> int:
    """Give quarantined events (all, or those named) three new tries; returns how many."""
    statement = update(inbox).where(inbox.c.state == "quarantined").values(state="waiting", attempts=0)
    if ids is not None:
        statement = statement.where(inbox.c.id.in_(ids))
    return conn.execute(statement).rowcount


def newest_event(conn: Connection, network: str) -> int | None:
    """The highest numeric event id kept for a network that numbers its events."""
    row = conn.execute(
        select(inbox.c.event_id).where(inbox.c.network == network).order_by(inbox.c.id.desc()).limit(1000)
    )
    return max((int(r.event_id) for r in row), default=None)


def prune(conn: Connection, before: datetime) -> int:
    """Forget handled events received before ``before`` (raw messages are kept no longer than the purpose needs)."""
    statement = inbox.delete().where(inbox.c.state == "done", inbox.c.received_at < before)
    return conn.execute(statement).rowcount


def backlog(conn: Connection) -> int:
    """How many events wait to be handled."""
    return conn.execute(select(func.count()).select_from(inbox).where(inbox.c.state == "waiting")).scalar_one()
