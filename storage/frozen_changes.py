"""How much was entered or corrected in a campaign after an instant: what makes a freeze stale."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from storage.schema.activities import activities, activity_revisions, nomination_revisions, nominations
from storage.schema.campaigns import stages
from storage.schema.collective import collective_pledges, collective_steps
from storage.schema.initiatives import initiative_steps, initiatives
from storage.schema.participation import launches, pledge_revisions, pledges, progress, showcases
from storage.schema.unit_reports import unit_report_decisions, unit_reports

# table with the instant, and the table that knows the campaign with its key there
_REVISED: tuple[tuple[Any, Any, str], ...] = (
    (pledge_revisions, pledges, "pledge_id"),
    (activity_revisions, activities, "activity_id"),
    (nomination_revisions, nominations, "nomination_id"),
    (initiative_steps, initiatives, "initiative_id"),
    (collective_steps, collective_pledges, "collective_id"),
    (unit_report_decisions, unit_reports, "report_id"),
)


def changes_since(conn: Connection, campaign_id: int, instant: datetime) -> int:
    """Revisions, reports and decisions of the campaign made after ``instant``, whatever their period."""
    found = [_count(conn, table, owner, key, campaign_id, instant) for table, owner, key in _REVISED]
    reported = select(func.count()).select_from(progress.join(stages, stages.c.id == progress.c.stage_id))
    of_stage = reported.where(stages.c.campaign_id == campaign_id, progress.c.reported_at > instant)
    sent = _own(unit_reports, unit_reports.c.at > instant, campaign_id)
    launched = _own(launches, launches.c.reported_at > instant, campaign_id)
    shown = or_(showcases.c.reported_at > instant, showcases.c.withdrawn_at > instant)
    others = (of_stage, sent, launched, _own(showcases, shown, campaign_id))
    return sum(found) + sum(conn.execute(query).scalar_one() for query in others)


def _own(table: Any, later: Any, campaign_id: int) -> Any:
    return select(func.count()).select_from(table).where(table.c.campaign_id == campaign_id, later)


def _count(conn: Connection, table: Any, owner: Any, key: str, campaign_id: int, instant: datetime) -> int:
    joined = table.join(owner, owner.c.id == table.c[key])
    query = select(func.count()).select_from(joined).where(owner.c.campaign_id == campaign_id, table.c.at > instant)
    return conn.execute(query).scalar_one()
