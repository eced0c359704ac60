"""Where each chat is in each form it has begun. One form at most is active in a chat; the others wait as drafts."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from storage.remember import remembered
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


_BEGUN = _ALL.order_by(table.c.active.desc(), table.c.updated_at.desc())


@remembered(table)
def begun(conn: Connection, network: str, chat: str) -> list[Conversation]:
    """Every form this chat has begun and not ended, the active one first, then the newest."""
    rows = conn.execute(_BEGUN, {"for_network": network, "for_chat": chat})
    return [Conversation(network, chat, r.form, r.state, r.active, r.prompt_id, r.id) for r in rows]


def busy(conn: Connection) -> set[tuple[str, str]]:
    """(network, chat) of every chat that is in the middle of a form."""
    rows = conn.execute(select(table.c.network, table.c.chat).where(table.c.active.is_(True)))
    return {(row.network, row.chat) for row in rows}


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
        conn.execute(_KEEP, {"row": conversation.id, **values})
        return conversation
    if begun(conn, conversation.network, conversation.chat):
        mine = {"for_network": conversation.network, "for_chat": conversation.chat}
        conn.execute(_REST, mine)
        conn.execute(delete(table).where(*_MINE, table.c.form == conversation.form), mine)
    place = {"network": conversation.network, "chat": conversation.chat}
    made = conn.execute(_BEGIN, {**place, **values}).scalar_one()
    return replace(conversation, id=made)


_KEEP = update(table).where(table.c.id == bindparam("row"))
_REST = update(table).where(*_MINE).values(active=False)
_BEGIN = insert(table).returning(table.c.id)


def activate(conn: Connection, conversation: Conversation, now: datetime) -> Conversation:
    """Make a waiting form the active one of its chat."""
    mine = {"for_network": conversation.network, "for_chat": conversation.chat}
    conn.execute(_REST, mine)
    return keep(conn, replace(conversation, active=True), now)


def end(conn: Connection, conversation: Conversation) -> None:
    """Forget a conversation."""
    conn.execute(_END, {"row": conversation.id})


_END = delete(table).where(table.c.id == bindparam("row"))


def suspend(conn: Connection, conversation: Conversation, now: datetime) -> None:
    """Let a conversation wait."""
    keep(conn, replace(conversation, active=False), now)
