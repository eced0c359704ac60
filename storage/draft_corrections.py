"""Likely misread words of a draft campaign: accepted into its entries, or kept as printed. The document stays as it is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, String, Text, select, update

from storage import audit
from storage.draft_parts import PARTS
from storage.schema.campaigns import campaigns
from storage.schema.documents import corrections

OPEN, ACCEPTED, KEPT = "open", "accepted", "kept"
_FACTS = ("title", "theme", "objective", "parent_document")


def waiting(conn: Connection, campaign_id: int) -> list[Any]:
    """Corrections that nobody has decided on: rows with id, original, proposed, first_line, last_line."""
    mine = (corrections.c.campaign_id == campaign_id) & (corrections.c.state == OPEN)
    return list(conn.execute(select(corrections).where(mine).order_by(corrections.c.id)))


def decide(conn: Connection, campaign_id: int, correction_id: int, *, accept: bool, by: int, now: datetime) -> bool:
    """Accept a correction into the campaign's words, or keep what is printed; False when it was decided before."""
    mine = (corrections.c.id == correction_id) & (corrections.c.campaign_id == campaign_id)
    row = conn.execute(select(corrections).where(mine, corrections.c.state == OPEN)).one_or_none()
    if row is None:
        return False
    conn.execute(update(corrections).where(mine).values(state=ACCEPTED if accept else KEPT))
    if accept:
        _apply(conn, campaign_id, row)
    action = "draft.correction_accepted" if accept else "draft.correction_kept"
    words = f"campaign:{campaign_id} {row.original} → {row.proposed}"
    audit.record(conn, by, action, f"correction:{correction_id}", words[:500], now)
    return True


def _apply(conn: Connection, campaign_id: int, correction: Any) -> None:
    """Put the proposed words into every entry read from the same lines, and into the facts."""
    head = conn.execute(select(campaigns).where(campaigns.c.id == campaign_id)).one()
    changed = _corrected({name: getattr(head, name) for name in _FACTS}, correction)
    if changed:
        conn.execute(update(campaigns).where(campaigns.c.id == campaign_id).values(changed))
    for table in PARTS.values():
        there = (table.c.first_line <= correction.last_line) & (table.c.last_line >= correction.first_line)
        for row in conn.execute(select(table).where(table.c.campaign_id == campaign_id, there)).all():
            wordy = [column.name for column in table.c if isinstance(column.type, String | Text)]
            changed = _corrected({name: row._mapping[name] for name in wordy}, correction)
            if changed:
                conn.execute(update(table).where(table.c.id == row.id).values(changed))


def _corrected(values: Mapping[str, Any], correction: Any) -> dict[str, str]:
    """The values that hold the misread words, put right."""
    held = {name: value for name, value in values.items() if isinstance(value, str) and correction.original in value}
    return {name: value.replace(correction.original, correction.proposed) for name, value in held.items()}
