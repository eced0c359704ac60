"""Wrong invitation codes, counted by chat and over all chats; the codes themselves are not kept."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select

from storage.schema.people import code_attempts as table


def record(conn: Connection, network: str, chat: str, now: datetime) -> None:
    """Count one wrong code."""
    conn.execute(insert(table).values(network=network, chat=chat, at=now))


def of_chat(conn: Connection, network: str, chat: str, since: datetime | None = None) -> int:
    """Wrong codes of a chat, since an instant or since it was last let in or unlocked."""
    mine = select(func.count()).select_from(table).where(table.c.network == network, table.c.chat == chat)
    return conn.execute(mine if since is None else mine.where(table.c.at > since)).scalar_one()


def of_all(conn: Connection, since: datetime) -> int:
    """Wrong codes of everybody since an instant."""
    return conn.execute(select(func.count()).select_from(table).where(table.c.at > since)).scalar_one()


def forget(conn: Connection, network: str, chat: str) -> int:
    """Let a chat start anew; returns how many wrong codes it had."""
    return conn.execute(delete(table).where(table.c.network == network, table.c.chat == chat)).rowcount


def locked(conn: Connection, most: int) -> list[tuple[str, str, datetime]]:
    """(network, chat, newest wrong code) of chats with at least ``most`` wrong codes, newest first."""
    newest = func.max(table.c.at)
    query = select(table.c.network, table.c.chat, newest.label("at")).group_by(table.c.network, table.c.chat)
    rows = conn.execute(query.having(func.count() >= most).order_by(newest.desc()))
    return [(row.network, row.chat, row.at) for row in rows]
