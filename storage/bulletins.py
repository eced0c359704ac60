"""What the office writes to chosen people: kept, moved from state to state, and what became of every copy."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.bulletins import Audience, State, read_audience
from rules.delivery import standing
from rules.records import Official
from storage import outbox
from storage.deliveries import Delivery
from storage.outbox import State as Leaving
from storage.schema.bulletins import bulletin_receivers as receivers
from storage.schema.bulletins import bulletins
from storage.schema.operations import outbox as messages

KIND = "bulletin"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """``sent_at`` is when it began to go out; ``approved_by`` the second person, where one was needed."""

    id: int
    text: str
    audience: Audience
    priority: bool
    state: State
    created_at: datetime
    created_by: int
    approved_by: int | None
    hold_until: datetime | None
    sent_at: datetime | None


def _bulletin(row: Any) -> Bulletin:
    meant = read_audience(row.audience)
    assert meant is not None, row.audience
    return Bulletin(
        row.id,
        row.text,
        meant,
        row.priority,
        State(row.state),
        row.created_at,
        row.created_by,
        row.approved_by,
        row.hold_until,
        row.sent_on,
    )


def create(conn: Connection, text: str, audience: Audience, priority: bool, *, by: int, now: datetime) -> int:
    """Keep a draft; returns its id."""
    row = {"text": text, "audience": str(audience), "priority": priority, "state": State.DRAFT}
    made = insert(bulletins).values(**row, created_at=now, created_by=by).returning(bulletins.c.id)
    return conn.execute(made).scalar_one()


def change(conn: Connection, bulletin_id: int, text: str, priority: bool) -> bool:
    """Give a draft other words; False when it is none any more."""
    mine = (bulletins.c.id == bulletin_id) & (bulletins.c.state == State.DRAFT)
    return conn.execute(update(bulletins).where(mine).values(text=text, priority=priority)).rowcount > 0


def get(conn: Connection, bulletin_id: int) -> Bulletin | None:
    """One bulletin; None when there is none."""
    row = conn.execute(select(bulletins).where(bulletins.c.id == bulletin_id)).one_or_none()
    return None if row is None else _bulletin(row)


def every(conn: Connection) -> list[Bulletin]:
    """All that were not dropped, newest first."""
    kept = select(bulletins).where(bulletins.c.state != State.DROPPED).order_by(bulletins.c.id.desc())
    return [_bulletin(row) for row in conn.execute(kept)]


def held_until(conn: Connection, now: datetime) -> list[Bulletin]:
    """Those whose two minutes are over."""
    over = (bulletins.c.state == State.HELD) & (bulletins.c.hold_until <= now)
    return [_bulletin(row) for row in conn.execute(select(bulletins).where(over).order_by(bulletins.c.id))]


def set_state(conn: Connection, bulletin_id: int, expected: Sequence[State], state: State, **values: Any) -> bool:
    """Move a bulletin; False when it is not in an ``expected`` state any more."""
    mine = (bulletins.c.id == bulletin_id) & bulletins.c.state.in_(list(expected))
    return conn.execute(update(bulletins).where(mine).values(state=state, **values)).rowcount > 0


def set_out(conn: Connection, bulletin_id: int, rows: Sequence[dict[str, Any]], others: Collection[int]) -> None:
    """Queue a copy (an outbox row) a person, and keep who could not be written to (``others``); each is a new try."""
    tried = _attempts(conn, bulletin_id)
    numbered = [(row["official_id"], tried.get(row["official_id"], 0) + 1, row) for row in rows]
    keys = {official: f"{KIND}:{bulletin_id}:{official}:{attempt}" for official, attempt, _ in numbered}
    before = conn.execute(select(func.max(messages.c.id))).scalar_one() or 0
    outbox.put_once(conn, [row | {"kind": KIND, "unique_key": keys[row["official_id"]]} for row in rows])
    mine = messages.c.unique_key.startswith(f"{KIND}:{bulletin_id}:")
    found = conn.execute(select(messages.c.official_id, messages.c.id).where(messages.c.id > before, mine))
    copies = {row.official_id: row.id for row in found}
    kept = [_row(bulletin_id, official, attempt, copies.get(official)) for official, attempt, _ in numbered]
    kept += [_row(bulletin_id, official, tried.get(official, 0) + 1, None) for official in others]
    if kept:
        conn.execute(insert(receivers), kept)


def _row(bulletin_id: int, official: int, attempt: int, copy: int | None) -> dict[str, Any]:
    return {"bulletin_id": bulletin_id, "official_id": official, "attempt": attempt, "outbox_id": copy}


def _attempts(conn: Connection, bulletin_id: int) -> dict[int, int]:
    query = select(receivers.c.official_id, func.max(receivers.c.attempt).label("last"))
    rows = conn.execute(query.where(receivers.c.bulletin_id == bulletin_id).group_by(receivers.c.official_id))
    return {row.official_id: row.last for row in rows}


def ledger(conn: Connection, bulletin_id: int, staff: Mapping[int, Official]) -> list[Delivery]:
    """What became of it for everybody it was meant for and who is still on the roster (``staff`` by id)."""
    query = (
        select(receivers.c.official_id, receivers.c.seen_at, messages.c.state, messages.c.error)
        .outerjoin(messages, messages.c.id == receivers.c.outbox_id)
        .where(receivers.c.bulletin_id == bulletin_id)
        .order_by(receivers.c.official_id, receivers.c.attempt)
    )
    found: dict[int, list[Any]] = {}
    for row in conn.execute(query):
        found.setdefault(row.official_id, []).append(row)
    return [_line(staff[official], rows) for official, rows in found.items() if official in staff]


def _line(official: Official, rows: list[Any]) -> Delivery:
    tries = [(row.state, row.error) for row in rows if row.state is not None]
    seen = any(row.seen_at is not None for row in rows)
    where = {"joined": official.joined, "reachable": official.reachable}
    found, reason = standing(tries, **where, acknowledged=seen)
    return Delivery(official, found, reason, len(tries), seen)


def seen(conn: Connection, bulletin_id: int, official_id: int, now: datetime) -> bool:
    """Record "đã nhận" once; False when it was not meant for this person."""
    mine = (receivers.c.bulletin_id == bulletin_id) & (receivers.c.official_id == official_id)
    if conn.execute(select(receivers.c.id).where(mine)).first() is None:
        return False
    conn.execute(update(receivers).where(mine, receivers.c.seen_at.is_(None)).values(seen_at=now))
    return True


# what becomes of waiting copies when a bulletin is moved to a state
_MOVES = {
    State.GOING: ((Leaving.PAUSED,), Leaving.QUEUED),
    State.PAUSED: ((Leaving.QUEUED,), Leaving.PAUSED),
    State.CANCELLED: ((Leaving.QUEUED, Leaving.PAUSED), Leaving.CANCELLED),
}


def move(conn: Connection, bulletin_id: int, expected: Sequence[State], state: State) -> bool:
    """Resume (GOING), pause or cancel one that goes out; False when it is not in an ``expected`` state any more."""
    if not set_state(conn, bulletin_id, expected, state):
        return False
    _apply(conn, state, receivers.c.bulletin_id == bulletin_id)
    return True


def hold_stragglers(conn: Connection) -> None:
    """A copy that was in flight when its bulletin was paused or cancelled, and came back unsent, waits or ends too."""
    for state in (State.PAUSED, State.CANCELLED):
        stopped = select(bulletins.c.id).where(bulletins.c.state == state)
        _apply(conn, state, receivers.c.bulletin_id.in_(stopped))


def _apply(conn: Connection, state: State, which: Any) -> None:
    waiting, becomes = _MOVES[state]
    copies = select(receivers.c.outbox_id).where(which, receivers.c.outbox_id.is_not(None))
    mine = messages.c.id.in_(copies) & messages.c.state.in_(waiting)
    conn.execute(update(messages).where(mine).values(state=becomes))


def waiting(conn: Connection, bulletin_id: int) -> int:
    """How many copies have not left yet."""
    copies = select(receivers.c.outbox_id).where(receivers.c.bulletin_id == bulletin_id)
    open_states = (Leaving.QUEUED, Leaving.SENDING, Leaving.PAUSED)
    mine = messages.c.id.in_(copies) & messages.c.state.in_(open_states)
    return conn.execute(select(func.count()).where(mine)).scalar_one()
