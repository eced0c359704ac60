"""People on the roster whom no message reaches now, whatever it is about, and why."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, func, select

from rules.names import sort_key
from rules.records import Official
from storage import people
from storage.outbox import State
from storage.schema.operations import outbox
from storage.schema.people import accounts


class Why(StrEnum):
    """NEVER joined; STOPPED: had an account and ended it; BLOCKED the bot; GONE: the network knows the account no longer."""

    NEVER = "never"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Unreachable:
    """``since`` is when the account ended or was blocked; None for who never joined."""

    official: Official
    why: Why
    since: datetime | None


def everybody(conn: Connection, today: date) -> list[Unreachable]:
    """All of them, in the order of the tree, then of names."""
    place = {unit.id: n for n, unit in enumerate(people.tree(conn))}
    silent = [official for official in people.staff(conn, today) if not official.reachable]
    ended = _last(conn, accounts.c.revoked_at)
    blocked = _last(conn, accounts.c.blocked_at)
    gone = _gone(conn)
    found = [_one(official, ended, blocked, gone) for official in silent]
    return sorted(found, key=lambda one: (place[one.official.unit_id], *sort_key(one.official.full_name)))


def _last(conn: Connection, column: ColumnElement[datetime]) -> dict[int, datetime]:
    newest = func.max(column).label("at")
    rows = conn.execute(select(accounts.c.official_id, newest).group_by(accounts.c.official_id))
    return {row.official_id: row.at for row in rows if row.at is not None}


def _gone(conn: Connection) -> set[int]:
    """Officials to whom a message failed because the network does not know the account any more."""
    lost = (outbox.c.state == State.DEAD) & (outbox.c.error == "chat_gone") & outbox.c.official_id.is_not(None)
    return set(conn.execute(select(outbox.c.official_id).where(lost).distinct()).scalars())


def _one(official: Official, ended: dict[int, datetime], blocked: dict[int, datetime], gone: set[int]) -> Unreachable:
    if official.joined:
        why = Why.GONE if official.id in gone else Why.BLOCKED
        return Unreachable(official, why, blocked.get(official.id))
    since = ended.get(official.id)
    return Unreachable(official, Why.NEVER if since is None else Why.STOPPED, since)
