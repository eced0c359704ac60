"""Erasing what the chat keeps of a person; the official record of emulation and commendation stays.

What stays is archived by law: deleting may be refused for it (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 14.2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select, tuple_, update

from storage import accounts, audit
from storage.outbox import State
from storage.schema.operations import conversations, inbox, outbox
from storage.schema.participation import pledges, progress
from storage.schema.people import accounts as links
from storage.schema.people import invitations, officials

ERASED = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """What would go: messages, raw events and drafts of the person's chats, typed lines, links, the phone number; and
    what would stay: pledges and reports."""

    messages: int
    drafts: int
    typed: int
    links: int
    phone: bool
    pledges: int
    reports: int


def extent(conn: Connection, official_id: int) -> Extent:
    """How much erasing a person would take away, and how much it would leave."""
    places = _places(conn, official_id)
    mine = progress.c.official_id == official_id
    phone = conn.execute(select(officials.c.phone).where(officials.c.id == official_id)).scalar_one_or_none()
    return Extent(
        messages=_count(conn, outbox, _of(outbox, places), outbox.c.text != ERASED),
        drafts=_count(conn, conversations, _of(conversations, places)),
        typed=_count(conn, progress, mine, progress.c.typed != ERASED),
        links=_count(conn, links, links.c.official_id == official_id, links.c.revoked_at.is_(None)),
        phone=bool(phone),
        pledges=_count(conn, pledges, pledges.c.official_id == official_id),
        reports=_count(conn, progress, mine),
    )


def erase(conn: Connection, official_id: int, *, by: int, now: datetime) -> None:
    """Take away what the chat keeps: message texts, raw events, drafts, typed lines, open invitations and the phone number.

    Figures, notes, titles, awards and the audit stay. The ties to chats are ended by the caller, who has a last word to say.
    """
    places = _places(conn, official_id)
    for network, chat in places:
        accounts.silence(conn, network, chat)
        raw = (inbox.c.network == network) & (inbox.c.lane == chat)
        conn.execute(update(inbox).where(raw, inbox.c.state == "done").values(raw="{}"))
    sent = _of(outbox, places) & (outbox.c.state != State.SENDING)
    conn.execute(update(outbox).where(sent).values(text=ERASED, choices=[], attachment=ERASED, attachment_name=ERASED))
    typed = (progress.c.official_id == official_id) & (progress.c.typed != ERASED)
    conn.execute(update(progress).where(typed).values(typed=ERASED))
    conn.execute(update(officials).where(officials.c.id == official_id).values(phone=None))
    waiting = (invitations.c.official_id == official_id) & invitations.c.used_at.is_(None)
    conn.execute(update(invitations).where(waiting, invitations.c.revoked_at.is_(None)).values(revoked_at=now))
    conn.execute(delete(conversations).where(_of(conversations, places)))
    audit.record(conn, by, "data.erased", f"official:{official_id}", "", now)


def _places(conn: Connection, official_id: int) -> list[tuple[str, str]]:
    """Every chat that was ever the person's and is nobody else's now."""
    mine = select(links.c.network, links.c.chat).where(links.c.official_id == official_id).distinct()
    others = (links.c.official_id != official_id) & links.c.revoked_at.is_(None)
    taken = {(row.network, row.chat) for row in conn.execute(select(links.c.network, links.c.chat).where(others))}
    return [(row.network, row.chat) for row in conn.execute(mine) if (row.network, row.chat) not in taken]


def _of(table: Any, places: Sequence[tuple[str, str]]) -> Any:
    return tuple_(table.c.network, table.c.chat).in_(places)


def _count(conn: Connection, table: Any, *which: Any) -> int:
    return conn.execute(select(func.count()).select_from(table).where(*which)).scalar_one()
