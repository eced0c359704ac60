"""Ending the tie between a person and a chat, so that nothing more reaches it."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, or_, select, update

from storage.outbox import State
from storage.schema.operations import conversations, jobs, outbox
from storage.schema.people import accounts

Place = tuple[str, str]


def places(conn: Connection, official_id: int) -> list[Place]:
    """(network, chat) of every account of an official that has not ended, newest first."""
    mine = (accounts.c.official_id == official_id) & accounts.c.revoked_at.is_(None)
    rows = conn.execute(select(accounts.c.network, accounts.c.chat).where(mine).order_by(accounts.c.id.desc()))
    return [(row.network, row.chat) for row in rows]


def where_reached(conn: Connection, official_ids: Collection[int]) -> dict[int, Place]:
    """(network, chat) where each of these officials is reached; those who cannot be are left out."""
    newest = func.row_number().over(
        partition_by=accounts.c.official_id, order_by=(accounts.c.linked_at.desc(), accounts.c.id.desc())
    )
    ranked = (
        select(accounts.c.official_id, accounts.c.network, accounts.c.chat, newest.label("place"))
        .where(accounts.c.revoked_at.is_(None), accounts.c.blocked_at.is_(None))
        .where(accounts.c.official_id.in_(list(official_ids)))
        .subquery()
    )
    rows = conn.execute(select(ranked).where(ranked.c.place == 1))
    return {row.official_id: (row.network, row.chat) for row in rows}


def linked_at(conn: Connection, account_id: int) -> datetime:
    """When an account was tied to its official."""
    return conn.execute(select(accounts.c.linked_at).where(accounts.c.id == account_id)).scalar_one()


def silence(conn: Connection, network: str, chat: str) -> int:
    """Stop everything that still waits for a chat: messages, drafts, jobs. Returns how many messages were stopped."""
    waits = or_(outbox.c.state == State.QUEUED, outbox.c.state == State.PAUSED)
    stopped = update(outbox).where(*_at(outbox, network, chat), waits)
    count = conn.execute(stopped.values(state=State.CANCELLED, error="account_ended")).rowcount
    conn.execute(delete(conversations).where(*_at(conversations, network, chat)))
    ended = update(jobs).where(*_at(jobs, network, chat), jobs.c.state == "queued")
    conn.execute(ended.values(state="failed", error="account_ended"))
    return count


def _at(table: Any, network: str, chat: str) -> tuple[Any, Any]:
    return table.c.network == network, table.c.chat == chat


def revoke(conn: Connection, official_id: int, now: datetime) -> int:
    """End every account of an official; returns how many were ended."""
    mine = (accounts.c.official_id == official_id) & accounts.c.revoked_at.is_(None)
    return conn.execute(update(accounts).where(mine).values(revoked_at=now)).rowcount


def returned(conn: Connection, network: str, chat: str) -> None:
    """The person unblocked the bot."""
    mine = (accounts.c.network == network) & (accounts.c.chat == chat) & accounts.c.revoked_at.is_(None)
    conn.execute(update(accounts).where(mine).values(blocked_at=None))
