"""Receipt codes, and who has acknowledged an announcement."""

import secrets
from datetime import datetime

from sqlalchemy import Connection, select

from storage.inbox import insert_or_ignore
from storage.schema.participation import receipts

_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


def code(prefix: str) -> str:
    """A new receipt code such as ``GU-7KX2MQ``; no letters that look alike (31**6, about 890 million)."""
    return f"{prefix}-{''.join(secrets.choice(_LETTERS) for _ in range(6))}"


def acknowledge(conn: Connection, campaign_id: int, official_id: int, now: datetime) -> None:
    """Record "đã nhận" once; a second press changes nothing."""
    row = {"campaign_id": campaign_id, "official_id": official_id, "at": now}
    conn.execute(insert_or_ignore(conn, receipts), [row])


def acknowledged(conn: Connection, campaign_id: int) -> set[int]:
    """Officials who have acknowledged a campaign."""
    query = select(receipts.c.official_id).where(receipts.c.campaign_id == campaign_id)
    return set(conn.execute(query).scalars())
