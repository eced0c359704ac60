"""Targets as they are issued to units and people, each with its share."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, delete, insert, select

from rules.amounts import format_amount
from rules.cascade import Share
from storage import audit
from storage.schema.campaigns import target_shares, targets

_COLUMNS = [target_shares.c[name] for name in ("id", "target_id", "unit_id", "official_id", "value", "unit")]


def of_campaign(conn: Connection, campaign_id: int) -> list[Share]:
    """All shares of a campaign's targets."""
    query = select(*_COLUMNS).join(targets, targets.c.id == target_shares.c.target_id)
    rows = conn.execute(query.where(targets.c.campaign_id == campaign_id).order_by(target_shares.c.id))
    return [Share(*row) for row in rows]


def of_official(conn: Connection, campaign_id: int, official_id: int) -> list[Share]:
    """What one person has been issued in a campaign."""
    return [share for share in of_campaign(conn, campaign_id) if share.official_id == official_id]


def issue(
    conn: Connection,
    target_id: int,
    value: Decimal,
    unit: str,
    *,
    unit_ids: Sequence[int] = (),
    official_ids: Sequence[int] = (),
    by: int,
    now: datetime,
) -> int:
    """Issue the same share of a target to each; what they had of it before is replaced. Returns to how many."""
    _withdraw(conn, target_id, unit_ids, official_ids)
    rows = [{"unit_id": each, "official_id": None} for each in unit_ids]
    rows += [{"unit_id": None, "official_id": each} for each in official_ids]
    if rows:
        conn.execute(
            insert(target_shares), [{**row, "target_id": target_id, "value": value, "unit": unit} for row in rows]
        )
    words = f"{len(unit_ids)} units, {len(official_ids)} people: {format_amount(value, unit)} each"
    audit.record(conn, by, "target.issued", f"target:{target_id}", words, now)
    return len(rows)


def _withdraw(conn: Connection, target_id: int, unit_ids: Iterable[int], official_ids: Iterable[int]) -> None:
    theirs = target_shares.c.unit_id.in_(list(unit_ids)) | target_shares.c.official_id.in_(list(official_ids))
    conn.execute(delete(target_shares).where(target_shares.c.target_id == target_id, theirs))
