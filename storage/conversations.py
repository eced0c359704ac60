"""Where each chat is in each form it has begun. One form at most is active in a chat; the others wait as drafts."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.schema.operations import conversations as table


@dataclass(frozen=True, slots=True)
class Conversation:
    """A form being filled: ``state`` is the form's own, ``prompt_id`` the outbox row of its newest question."""

    network: str
    chat: str
    form: str
    state: dict[str, Any]
    active: bool = True
    prompt_id: int | None = None
    id: int | None = None


_MINE = (table.c.network == bindparam("for_network"), table.c.chat == bindparam("for_chat"))
_ALL = select(table.c.id, table.c.form, table.c.state, table.c.active, table.c.prompt_id).where(*_MINE)


def begun(conn: Connection, network: str, chat: str) -> list[Conversation]:
    """Every form this chat has begun and not ended, the active one first, then the newest."""
    rows = conn.execute(
        _ALL.order_by(table.c.active.desc(), table.c.updated_at.desc()), {"for_network": network, "for_chat": chat}
    )
    return [Conversation(network, chat, r.form, r.state, r.active, r.prompt_id, r.id) for r in rows]


def keep(conn: Connection, conversation: Conversation, now: datetime) -> Conversation:
    """Store a conversation; returns it with its id. An active one makes the chat's others wait."""
    values = {
        "form": conversation.form,
        "state": conversation.state,
        "active": conversation.active,
        "prompt_id": conversation.prompt_id,
        "updated_at": now,
    }
    if conversation.id is not None:
        conn.execute(update(table).where(table.c.id == conversation.id).values(values))
        return conversation
    mine = {"for_network": conversation.network, "for_chat": conversation.chat}
    conn.execute(update(table).where(*_MINE).values(active=False), mine)
    conn.execute(delete(table).where(*_MINE, table.c.form == conversation.form), mine)
    place = {"network": conversation.network, "chat": conversation.chat}
    made = conn.execute(insert(table).values(**place, **values).returning(table.c.id)).scalar_one()
    return replace(conversation, id=made)


def activate(conn: Connection, conversation: Conversation, now: datetime) -> Conversation:
    """Make a waiting form the active one of its chat."""
    mine = {"for_network": conversation.network, "for_chat": conversation.chat}
    conn.execute(update(table).where(*_MINE).values(active=False), mine)
    return keep(conn, replace(conversation, active=True), now)


def end(conn: Connection, conversation: Conversation) -> None:
    """Forget a conversation."""
    conn.execute(delete(table).where(table.c.id == conversation.id))


def suspend(conn: Connection, conversation: Conversation, now: datetime) -> None:
    """Let a conversation wait."""
    keep(conn, replace(conversation, active=False), now)
