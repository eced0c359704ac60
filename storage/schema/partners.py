"""Bodies outside the unit tree that take part in campaigns, and what they report."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint, text

from storage.schema.columns import Amount, Instant, key, metadata, refers

# the contact is a person by name; an official of the roster, when there is one, reports in chat
partners = Table(
    "partners",
    metadata,
    key(),
    Column("name", String(200), nullable=False),
    Column("contact", String(200), nullable=False, server_default=""),
    refers("official_id", "officials.id", optional=True),
    Column("added_at", Instant, nullable=False),
    Column("ended_at", Instant),
)

partner_campaigns = Table(
    "partner_campaigns",
    metadata,
    key(),
    refers("partner_id", "partners.id"),
    refers("campaign_id", "campaigns.id", index=True),
    Column("joined_at", Instant, nullable=False),
    Column("left_at", Instant),
    UniqueConstraint("partner_id", "campaign_id"),
)

# one report per stage, corrected by new revisions; by: who entered it, the contact or the office
partner_reports = Table(
    "partner_reports",
    metadata,
    key(),
    refers("partner_id", "partners.id"),
    refers("campaign_id", "campaigns.id", index=True),
    refers("stage_id", "stages.id", optional=True),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False, server_default=text("true")),
    Column("text", Text, nullable=False),
    Column("amount", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    Column("reason", String(500), nullable=False, server_default=""),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    refers("file_id", "files.id", optional=True),
    UniqueConstraint("partner_id", "campaign_id", "stage_id", "revision"),
)
