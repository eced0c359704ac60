"""Approval of a campaign before it is opened: bound to its very content, so that any change asks for it anew."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, select, update

from rules.records import Role
from rules.waiting import Matter, subject_of
from storage import audit, settings, unsent_reminders
from storage.campaigns import DRAFT
from storage.draft_parts import PARTS
from storage.schema.campaigns import campaigns

NONE, SUBMITTED, APPROVED, RETURNED = "", "submitted", "approved", "returned"
_HEAD = (
    "title", "theme", "objective", "year", "period_to", "number", "issuer", "issued_on", "parent_document", "parent_id",
    "document_id", "audience_unit_id", "audience_kinds", "late_rule",
)  # fmt: skip


def needed(conn: Connection, campaign_id: int) -> bool:
    """Whether a campaign may be opened only with approval: those made from a document or from another campaign, unless
    the setting ``campaign_needs_approval`` is 0."""
    names = ("document_id", "parent_id", "continues_id", "copied_from_id")
    origins = [campaigns.c[name] for name in names]
    made_from = conn.execute(select(*origins).where(campaigns.c.id == campaign_id)).one()
    return any(origin is not None for origin in made_from) and settings.number(conn, "campaign_needs_approval") != 0


def approver_role(conn: Connection) -> Role:
    """The role that approves: DIRECTOR, or the one the setting ``campaign_approver_role`` names."""
    return Role(settings.text(conn, "campaign_approver_role"))


def content(conn: Connection, campaign_id: int) -> str:
    """A value that changes when anything in a campaign changes that its readers would see."""
    head = conn.execute(select(*(campaigns.c[name] for name in _HEAD)).where(campaigns.c.id == campaign_id)).one()
    whole = [repr(tuple(head))]
    for table in PARTS.values():
        rows = conn.execute(select(table).where(table.c.campaign_id == campaign_id).order_by(table.c.id))
        whole += [repr([(name, value) for name, value in row._mapping.items() if name != "doubtful"]) for row in rows]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()


def state(conn: Connection, campaign_id: int) -> str:
    """NONE, SUBMITTED, APPROVED or RETURNED; what was changed since it was submitted or approved counts as NONE."""
    row = conn.execute(select(campaigns).where(campaigns.c.id == campaign_id)).one()
    if row.approval in (SUBMITTED, APPROVED) and row.approved_content != content(conn, campaign_id):
        return NONE
    return str(row.approval)


def may_open(conn: Connection, campaign_id: int) -> bool:
    """Whether nothing stands in the way of opening: approved as it stands, or no approval is needed."""
    return not needed(conn, campaign_id) or state(conn, campaign_id) == APPROVED


def submitted(conn: Connection) -> list[int]:
    """Ids of the campaigns that wait for their approver just as they were submitted, oldest first."""
    asked = (campaigns.c.state == DRAFT) & (campaigns.c.approval == SUBMITTED)
    found = conn.execute(
        select(campaigns.c.id).where(asked).order_by(campaigns.c.submitted_at, campaigns.c.id)
    ).scalars()
    return [campaign_id for campaign_id in found.all() if state(conn, campaign_id) == SUBMITTED]


def submit(conn: Connection, campaign_id: int, *, by: int, now: datetime) -> None:
    """Put a campaign before its approver as it stands now."""
    values = {"approval": SUBMITTED, "approved_content": content(conn, campaign_id), "approval_reason": ""}
    _set(conn, campaign_id, {**values, "submitted_by": by, "submitted_at": now, "approved_by": None})
    audit.record(conn, by, "campaign.submitted", f"campaign:{campaign_id}", "", now)


def approve(conn: Connection, campaign_id: int, *, by: int, now: datetime) -> None:
    """Approve a submitted campaign as it stands."""
    _set(conn, campaign_id, {"approval": APPROVED, "approved_by": by, "approved_at": now})
    audit.record(conn, by, "campaign.content_approved", f"campaign:{campaign_id}", "", now)


def give_back(conn: Connection, campaign_id: int, reason: str, *, by: int, now: datetime) -> None:
    """Return a submitted campaign with a reason."""
    _set(conn, campaign_id, {"approval": RETURNED, "approval_reason": reason, "approved_by": None})
    audit.record(conn, by, "campaign.content_returned", f"campaign:{campaign_id}", reason, now)


def _set(conn: Connection, campaign_id: int, values: dict[str, object]) -> None:
    unsent_reminders.settled_matter(conn, subject_of(Matter.CONTENT, campaign_id))
    conn.execute(update(campaigns).where(campaigns.c.id == campaign_id).values(values))
