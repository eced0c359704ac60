"""Pledges written by the office or a head and issued to many people or units, who take them up or adjust them."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Amount, Instant, key, metadata, refers

issued_pledges = Table(
    "issued_pledges",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("unit_id", "units.id", optional=True),
    Column("name", String(200), nullable=False),
    Column("bearers", String(20), nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
)

issued_pledge_items = Table(
    "issued_pledge_items",
    metadata,
    key(),
    refers("issued_id", "issued_pledges.id", index=True),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("amount", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    # how the figure binds, as said (">=" …); empty: not said
    Column("comparator", String(20), nullable=False, server_default=""),
    Column("due_on", Date),
    refers("target_id", "targets.id", optional=True),
    refers("topic_id", "topics.id", optional=True),
)

issued_pledge_bearers = Table(
    "issued_pledge_bearers",
    metadata,
    key(),
    refers("issued_id", "issued_pledges.id"),
    refers("official_id", "officials.id", optional=True, index=True),
    refers("unit_id", "units.id", optional=True, index=True),
    Column("state", String(20), nullable=False),
    Column("answered_at", Instant),
    UniqueConstraint("issued_id", "official_id"),
    UniqueConstraint("issued_id", "unit_id"),
)
