"""Stages that take the reports of some units again, until a day, for a reason."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import Connection, insert, select

from rules.unit_duty import Reopening
from storage import audit
from storage.schema.campaigns import stages
from storage.schema.unit_reports import reopenings


def reopen(
    conn: Connection, stage_id: int, unit_ids: Sequence[int], until: date, reason: str, *, by: int, now: datetime
) -> None:
    """Let units report on a stage again up to and including ``until``."""
    row = {"stage_id": stage_id, "until": until, "reason": reason, "by": by, "at": now}
    conn.execute(insert(reopenings), [{**row, "unit_id": unit_id} for unit_id in unit_ids])
    words = f"units {', '.join(map(str, unit_ids))} until {until.isoformat()}: {reason}"
    audit.record(conn, by, "stage.reopened", f"stage:{stage_id}", words[:500], now)


def of_campaign(conn: Connection, campaign_id: int) -> list[Reopening]:
    """Every reopening of a campaign's stages, oldest first."""
    query = (
        select(reopenings.c.stage_id, reopenings.c.unit_id, reopenings.c.until, reopenings.c.reason)
        .join(stages, stages.c.id == reopenings.c.stage_id)
        .where(stages.c.campaign_id == campaign_id)
        .order_by(reopenings.c.id)
    )
    return [Reopening(*row) for row in conn.execute(query)]
