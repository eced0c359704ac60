"""A campaign and what it asks: stages, milestones, targets, topics, movements."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Amount, Instant, key, metadata, refers

campaigns = Table(
    "campaigns",
    metadata,
    key(),
    Column("title", String(300), nullable=False),
    Column("theme", String(300), nullable=False, server_default=""),
    Column("objective", Text, nullable=False, server_default=""),
    Column("year", Integer, nullable=False),
    Column("number", String(60)),
    Column("issuer", String(200), nullable=False, server_default=""),
    Column("issued_on", Date),
    Column("parent_document", String(400), nullable=False, server_default=""),
    refers("audience_unit_id", "units.id", optional=True),
    Column("late_rule", String(20), nullable=False, server_default="flag"),
    Column("state", String(20), nullable=False, server_default="draft"),
    Column("opened_at", Instant),
    refers("opened_by", "officials.id", optional=True),
    Column("hold_until", Instant),
)

stages = Table(
    "stages",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", String(120), nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
)

milestones = Table(
    "milestones",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("kind", String(20), nullable=False),
    Column("name", String(160), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("set_on", Date),
    refers("stage_id", "stages.id", optional=True),
)

targets = Table(
    "targets",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("text", Text, nullable=False),
    Column("measure", String(300), nullable=False),
    Column("comparator", String(20), nullable=False),
    Column("value", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    Column("level", String(20), nullable=False, server_default="unit"),
)

topics = Table(
    "topics",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("number", String(20), nullable=False),
    Column("heading", String(300), nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    UniqueConstraint("campaign_id", "number"),
)

movements = Table(
    "movements",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", String(300), nullable=False),
)

titles = Table(
    "titles",
    metadata,
    key(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", String(160), nullable=False),
    Column("level", String(20), nullable=False, server_default="individual"),
    Column("basis", String(300), nullable=False, server_default=""),
    Column("effective_from", Date),
    Column("effective_to", Date),
)
