"""What partner bodies report: one report per stage, corrected by new revisions."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rules.partners import PartnerReport, TakingPart
from storage import audit
from storage.schema.campaigns import stages
from storage.schema.participation import files
from storage.schema.partners import partner_campaigns, partner_reports, partners
from storage.schema.people import officials

_NEWEST = (
    select(partner_reports, officials.c.full_name, partners.c.official_id)
    .join(officials, officials.c.id == partner_reports.c.by)
    .join(partners, partners.c.id == partner_reports.c.partner_id)
    .outerjoin(stages, stages.c.id == partner_reports.c.stage_id)
    .where(partner_reports.c.newest.is_(True))
    .order_by(stages.c.starts_on, partner_reports.c.id)
)


def of(conn: Connection, partner_id: int, campaign_id: int) -> list[PartnerReport]:
    """The newest reports of a body in a campaign, in the order of the stages."""
    mine = (partner_reports.c.partner_id == partner_id) & (partner_reports.c.campaign_id == campaign_id)
    return [_report(row) for row in conn.execute(_NEWEST.where(mine))]


def get(conn: Connection, report_id: int) -> PartnerReport | None:
    """A report that counts; None when a newer revision took its place."""
    row = conn.execute(_NEWEST.where(partner_reports.c.id == report_id)).one_or_none()
    return None if row is None else _report(row)


def _report(row: Any) -> PartnerReport:
    return PartnerReport(
        id=row.id,
        partner_id=row.partner_id,
        campaign_id=row.campaign_id,
        stage_id=row.stage_id,
        revision=row.revision,
        text=row.text,
        amount=row.amount,
        unit=row.unit,
        reporter=row.full_name,
        by_contact=row.by == row.official_id,
        reported_at=row.at,
        file_id=row.file_id,
    )


def submit(
    conn: Connection,
    place: tuple[int, int, int | None],
    text: str,
    amount: tuple[Decimal | None, str],
    *,
    file_id: int | None,
    reason: str,
    replaces: int | None,
    by: int,
    now: datetime,
) -> bool:
    """Keep a report on ``place`` (body, campaign, stage), as a revision of the one it ``replaces``, whose file it keeps
    unless it brings one. False when another report counts there meanwhile."""
    partner_id, campaign_id, stage_id = place
    counting = next((each for each in of(conn, partner_id, campaign_id) if each.stage_id == stage_id), None)
    if (counting.id if counting else None) != replaces:
        return False
    values: dict[str, Any] = {"partner_id": partner_id, "campaign_id": campaign_id, "stage_id": stage_id, "text": text}
    values |= {"amount": amount[0], "unit": amount[1], "reason": reason, "by": by, "at": now, "newest": True}
    values |= {"revision": counting.revision + 1 if counting else 1}
    values |= {"file_id": file_id if file_id or not counting else counting.file_id}
    if counting:
        conn.execute(update(partner_reports).where(partner_reports.c.id == counting.id).values(newest=False))
    made = conn.execute(insert(partner_reports).values(values).returning(partner_reports.c.id)).scalar_one()
    audit.record(conn, by, "partner.reported", f"partner_report:{made}", reason, now)
    return True


def file_name(conn: Connection, file_id: int | None) -> str:
    """What the file of a report is called; empty when there is none or it was refused."""
    query = select(files.c.name).where(files.c.id == file_id, files.c.state != "refused")
    return conn.execute(query).scalar_one_or_none() or ""


def taking_part(conn: Connection, campaign_id: int) -> tuple[TakingPart, ...]:
    """The bodies that take part in a campaign or have reported in it, by name, with their reports."""
    joined = select(partner_campaigns.c.partner_id).where(
        partner_campaigns.c.campaign_id == campaign_id, partner_campaigns.c.left_at.is_(None)
    )
    reported = select(partner_reports.c.partner_id).where(partner_reports.c.campaign_id == campaign_id)
    here = partners.c.id.in_(joined.union(reported))
    rows = conn.execute(select(partners).where(here).order_by(partners.c.name, partners.c.id)).all()
    return tuple(TakingPart(row.id, row.name, row.contact, tuple(of(conn, row.id, campaign_id))) for row in rows)
