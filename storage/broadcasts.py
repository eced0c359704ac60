"""Announcements on their way to many people: whom they reach, and pausing, resuming, cancelling them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from storage import outbox
from storage.outbox import Priority, State
from storage.schema.operations import broadcasts
from storage.schema.operations import outbox as messages
from storage.schema.people import accounts, memberships, officials

OPENING, RESEND, LATE_JOINERS = "opening", "resend", "late"
GOING, PAUSED, CANCELLED = "going", "paused", "cancelled"


@dataclass(frozen=True, slots=True)
class Broadcast:
    id: int
    campaign_id: int
    kind: str
    state: str


@dataclass(frozen=True, slots=True)
class Reached:
    """An official and the one chat where they are reached."""

    official_id: int
    network: str
    chat: str


_COLUMNS = (broadcasts.c.id, broadcasts.c.campaign_id, broadcasts.c.kind, broadcasts.c.state)


def begin(conn: Connection, campaign_id: int, kind: str, by: int, now: datetime) -> int:
    """Record a broadcast of a campaign; returns its id."""
    row = {"campaign_id": campaign_id, "kind": kind, "state": GOING, "created_at": now, "start_at": now}
    return conn.execute(insert(broadcasts).values(**row, created_by=by).returning(broadcasts.c.id)).scalar_one()


def for_late_joiners(conn: Connection, campaign_id: int, by: int, now: datetime) -> int:
    """The one broadcast that gathers what late joiners of a campaign are sent; made when there is none yet."""
    mine = (broadcasts.c.campaign_id == campaign_id) & (broadcasts.c.kind == LATE_JOINERS)
    found = conn.execute(select(broadcasts.c.id).where(mine)).scalars().first()
    return found if found is not None else begin(conn, campaign_id, LATE_JOINERS, by, now)


def get(conn: Connection, broadcast_id: int) -> Broadcast:
    """One broadcast; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return Broadcast(*conn.execute(select(*_COLUMNS).where(broadcasts.c.id == broadcast_id)).one())


def unfinished(conn: Connection, campaign_id: int) -> list[Broadcast]:
    """Broadcasts of a campaign that still have messages waiting or paused, oldest first; late joiners' own is not one."""
    waits = messages.c.state.in_((State.QUEUED, State.SENDING, State.PAUSED))
    open_rows = select(messages.c.id).where(messages.c.broadcast_id == broadcasts.c.id, waits).exists()
    rows = conn.execute(
        select(*_COLUMNS)
        .where(broadcasts.c.campaign_id == campaign_id, broadcasts.c.kind != LATE_JOINERS, open_rows)
        .order_by(broadcasts.c.id)
    )
    return [Broadcast(*row) for row in rows]


def reached(conn: Connection, unit_ids: set[int] | None, today: date) -> list[Reached]:
    """Everybody on the roster today (of some units only, when given) who can be written to, one chat each."""
    member = or_(memberships.c.to_date.is_(None), memberships.c.to_date >= today) & (memberships.c.from_date <= today)
    query = (
        select(accounts.c.official_id, accounts.c.network, accounts.c.chat)
        .join(officials, officials.c.id == accounts.c.official_id)
        .join(memberships, (memberships.c.official_id == officials.c.id) & member)
        .where(accounts.c.revoked_at.is_(None), accounts.c.blocked_at.is_(None))
        .where(or_(officials.c.left_on.is_(None), officials.c.left_on > today))
        .order_by(accounts.c.official_id, accounts.c.linked_at, accounts.c.id)
    )
    if unit_ids is not None:
        query = query.where(memberships.c.unit_id.in_(unit_ids))
    newest = {row.official_id: Reached(*row) for row in conn.execute(query)}
    return list(newest.values())


def queue(conn: Connection, broadcast_id: int, rows: Sequence[dict[str, Any]]) -> None:
    """Queue the messages of a broadcast; each carries its ``unique_key``, and one whose key exists is left alone."""
    values = {"broadcast_id": broadcast_id, "kind": "announcement", "priority": Priority.BROADCAST}
    outbox.put_once(conn, [{**values, **row} for row in rows])


# what becomes of waiting messages when a broadcast is moved to a state
_MOVES = {
    GOING: ((State.PAUSED,), State.QUEUED),
    PAUSED: ((State.QUEUED,), State.PAUSED),
    CANCELLED: ((State.QUEUED, State.PAUSED), State.CANCELLED),
}


def move(conn: Connection, broadcast_id: int, expected: Sequence[str], state: str) -> bool:
    """Resume (GOING), pause or cancel a broadcast; False when it is not in an ``expected`` state any more."""
    mine = (broadcasts.c.id == broadcast_id) & broadcasts.c.state.in_(list(expected))
    if conn.execute(update(broadcasts).where(mine).values(state=state)).rowcount == 0:
        return False
    _apply(conn, state, messages.c.broadcast_id == broadcast_id)
    return True


def hold_stragglers(conn: Connection) -> None:
    """A message that was in flight when its broadcast was paused or cancelled, and came back unsent, waits or ends too."""
    for state in (PAUSED, CANCELLED):
        stopped = select(broadcasts.c.id).where(broadcasts.c.state == state)
        _apply(conn, state, messages.c.broadcast_id.in_(stopped))


def _apply(conn: Connection, state: str, which: Any) -> None:
    waiting, becomes = _MOVES[state]
    conn.execute(update(messages).where(which, messages.c.state.in_(waiting)).values(state=becomes))


def cancel_all(conn: Connection, campaign_id: int) -> None:
    """Stop every broadcast of a campaign (it is being closed)."""
    mine = select(broadcasts.c.id).where(broadcasts.c.campaign_id == campaign_id)
    conn.execute(update(broadcasts).where(broadcasts.c.campaign_id == campaign_id).values(state=CANCELLED))
    _apply(conn, CANCELLED, messages.c.broadcast_id.in_(mine))
