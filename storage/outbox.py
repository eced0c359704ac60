"""Messages on their way out. A row is put in the transaction that decides it; the sender claims, sends and records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from storage.addresses import to_reader
from storage.inbox import insert_or_ignore
from storage.schema.operations import outbox
from storage.schema.people import accounts

FLOOD = "flood"


class Priority(IntEnum):
    """The order in which waiting messages leave."""

    REPLY = 0
    REMINDER = 1
    BROADCAST = 2


class State(StrEnum):
    """Where a message is. UNCLEAR: it left, and nobody knows whether it arrived; it is not repeated by itself.
    PAUSED: it belongs to a broadcast that the office has paused."""

    QUEUED = "queued"
    PAUSED = "paused"
    SENDING = "sending"
    SENT = "sent"
    UNCLEAR = "unclear"
    DEAD = "dead"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A claimed message. ``edit_of`` is the network's id of the message to replace, when it is known."""

    id: int
    network: str
    chat: str
    kind: str
    priority: int
    text: str
    choices: Sequence[dict[str, Any]]
    contact_button: str
    attachment: str
    attachment_name: str
    edit_of: str | None
    attempts: int
    created_at: datetime


_PUT = insert(outbox).returning(outbox.c.id)


def put(conn: Connection, **values: Any) -> int:
    """Queue a message and return its row id."""
    return conn.execute(_PUT, {"state": State.QUEUED, **_DEFAULTS, **to_reader(conn, values)}).scalar_one()


_DEFAULTS: dict[str, Any] = {
    "unique_key": None,
    "official_id": None,
    "contact_button": "",
    "attachment": "",
    "attachment_name": "",
    "edit_of": None,
    "broadcast_id": None,
    "not_before": None,
}


def put_once(conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Queue messages; one that carries a ``unique_key`` which exists already is left alone."""
    if rows:
        values = [{"state": State.QUEUED, **_DEFAULTS, **to_reader(conn, row)} for row in rows]
        conn.execute(insert_or_ignore(conn, outbox), values)


def queued_before(conn: Connection, unique_keys: Collection[str]) -> set[str]:
    """Which of these messages have been queued already, whatever became of them."""
    found = select(outbox.c.unique_key).where(outbox.c.unique_key.in_(unique_keys))
    return set(conn.execute(found).scalars())


_edited = outbox.alias("edited")
_CLAIM = (
    select(
        outbox.c.id,
        outbox.c.network,
        outbox.c.chat,
        outbox.c.kind,
        outbox.c.priority,
        outbox.c.text,
        outbox.c.choices,
        outbox.c.contact_button,
        outbox.c.attachment,
        outbox.c.attachment_name,
        _edited.c.network_message,
        outbox.c.attempts,
        outbox.c.created_at,
    )
    .outerjoin(_edited, _edited.c.id == outbox.c.edit_of)
    .where(
        outbox.c.state == State.QUEUED,
        outbox.c.priority <= bindparam("lowest"),
        or_(outbox.c.not_before.is_(None), outbox.c.not_before <= bindparam("now")),
        or_(outbox.c.not_after.is_(None), outbox.c.not_after > bindparam("now")),
        outbox.c.chat.not_in(bindparam("busy", expanding=True)),
    )
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=outbox)
)
_LEASE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state=State.SENDING, lease_until=bindparam("until"), attempts=outbox.c.attempts + 1)
)


def claim(
    conn: Connection, *, now: datetime, until: datetime, most: int, lowest: Priority, busy: Sequence[str]
) -> list[Outgoing]:
    """Take up to ``most`` waiting messages for sending, one a chat, none for ``busy`` chats; leased ``until``."""
    # padded, so that few statements of different lengths are prepared and kept
    padding = [""] * (2 ** len(busy).bit_length() - len(busy))
    found = conn.execute(_CLAIM, {"now": now, "most": most, "lowest": lowest, "busy": [*busy, *padding]})
    chosen: dict[str, Outgoing] = {}
    for row in found:
        chosen.setdefault(row.chat, Outgoing(*tuple(row)))
    if chosen:
        conn.execute(_LEASE, [{"row": message.id, "until": until} for message in chosen.values()])
    return list(chosen.values())


_SENT = (
    update(outbox)
    .where(outbox.c.id == bindparam("row"))
    .values(state=State.SENT, sent_at=bindparam("at"), network_message=bindparam("message"), error="")
)


def sent(conn: Connection, results: Sequence[tuple[int, str]], at: datetime) -> None:
    """Record messages as delivered: (row id, the network's message id)."""
    if results:
        conn.execute(_SENT, [{"row": row, "message": message, "at": at} for row, message in results])


def settle(conn: Connection, row: int, state: State, *, error: str = "", not_before: datetime | None = None) -> None:
    """Record any other outcome of a try."""
    values = {"state": state, "error": error, "not_before": not_before}
    conn.execute(update(outbox).where(outbox.c.id == row).values(values))


def return_unsent(conn: Connection, row: int, error: str, not_before: datetime | None) -> None:
    """Put a message that surely was not sent back into the queue."""
    settle(conn, row, State.QUEUED, error=error, not_before=not_before)


def park_expired(conn: Connection, now: datetime) -> int:
    """Messages that were being sent when their sender died: nobody knows, so they become UNCLEAR. Returns how many."""
    statement = (
        update(outbox)
        .where(outbox.c.state == State.SENDING, outbox.c.lease_until < now)
        .values(state=State.UNCLEAR, error="sender_died")
    )
    return conn.execute(statement).rowcount


def park_waiting(conn: Connection) -> int:
    """After a restore: what waits in the copy may have gone out since, so it becomes UNCLEAR. Returns how many."""
    waiting = outbox.c.state.in_((State.QUEUED, State.SENDING))
    return conn.execute(update(outbox).where(waiting).values(state=State.UNCLEAR, error="restored")).rowcount


_OFFER = select(outbox.c.id, outbox.c.chat, outbox.c.network, outbox.c.choices).where(outbox.c.id == bindparam("row"))


def offer(conn: Connection, row: int) -> Any:
    """(id, chat, network, choices) of a message, or None."""
    return conn.execute(_OFFER, {"row": row}).one_or_none()


_OFFERS = (
    select(outbox.c.id, outbox.c.choices)
    .where(outbox.c.network == bindparam("network"), outbox.c.chat == bindparam("chat"))
    .where(outbox.c.edit_of.is_(None), outbox.c.state != State.CANCELLED)
    .order_by(outbox.c.id.desc())
    .limit(bindparam("most"))
)


def last_offer(conn: Connection, network: str, chat: str) -> Any:
    """(id, choices) of the newest message to a chat, or None."""
    return next(iter(latest_offers(conn, network, chat, 1)), None)


def latest_offers(conn: Connection, network: str, chat: str, most: int) -> list[Any]:
    """(id, choices) of the newest ``most`` messages to a chat, newest first."""
    return list(conn.execute(_OFFERS, {"network": network, "chat": chat, "most": most}))


def person_left(conn: Connection, network: str, chat: str, now: datetime) -> None:
    """The person blocked the bot: mark the account, let what waits for that chat die with the reason."""
    mine = (outbox.c.network == network) & (outbox.c.chat == chat) & (outbox.c.state == State.QUEUED)
    conn.execute(update(outbox).where(mine).values(state=State.DEAD, error="blocked"))
    account = (accounts.c.network == network) & (accounts.c.chat == chat) & accounts.c.revoked_at.is_(None)
    conn.execute(update(accounts).where(account).values(blocked_at=now))


def chat_moved(conn: Connection, network: str, old: str, new: str) -> None:
    """A group became a supergroup: what waits for the old id goes to the new one; what is being sent is not touched."""
    mine = (outbox.c.network == network) & (outbox.c.chat == old)
    waits = outbox.c.state.in_((State.QUEUED, State.PAUSED))
    conn.execute(update(outbox).where(mine, waits).values(chat=new))


def counts(conn: Connection, *, broadcast_id: int | None = None) -> dict[str, int]:
    """How many messages are in each state, of all or of one broadcast."""
    statement = select(outbox.c.state, func.count()).group_by(outbox.c.state)
    if broadcast_id is not None:
        statement = statement.where(outbox.c.broadcast_id == broadcast_id)
    return {row[0]: row[1] for row in conn.execute(statement)}


def penalty(conn: Connection, network: str) -> datetime | None:
    """Until when a network has asked to be left alone, as far as a message that it refused still waits for it."""
    refused = (outbox.c.network == network) & (outbox.c.state == State.QUEUED) & (outbox.c.error == FLOOD)
    return conn.execute(select(func.max(outbox.c.not_before)).where(refused)).scalar_one()
