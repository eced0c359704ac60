"""What units pledge as collectives, every change of it, and who speaks for the trade union of a unit."""

from sqlalchemy import Boolean, Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Amount, Instant, key, metadata, refers

collective_pledges = Table(
    "collective_pledges",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("unit_id", "units.id", index=True),
    refers("title_id", "titles.id", optional=True),
    Column("receipt", String(20), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("registered_at", Instant),
    Column("late", Boolean, nullable=False),
    UniqueConstraint("campaign_id", "unit_id"),
)

collective_steps = Table(
    "collective_steps",
    metadata,
    key(),
    refers("collective_id", "collective_pledges.id"),
    Column("revision", Integer, nullable=False),
    Column("change", String(20), nullable=False),
    refers("title_id", "titles.id", optional=True),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("reason", String(1000), nullable=False, server_default=""),
    UniqueConstraint("collective_id", "revision"),
)

# the contents of a revision stay as they were written; the next writing has rows of its own
collective_items = Table(
    "collective_items",
    metadata,
    key(),
    refers("collective_id", "collective_pledges.id", index=True),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("amount", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    # how the figure binds, as said (">=" …); empty: not said
    Column("comparator", String(20), nullable=False, server_default=""),
    Column("due_on", Date),
    refers("target_id", "targets.id", optional=True),
    refers("topic_id", "topics.id", optional=True),
    Column("leads", String(300), nullable=False, server_default=""),
    Column("cooperates", String(300), nullable=False, server_default=""),
    Column("proof", String(300), nullable=False, server_default=""),
)

union_representatives = Table(
    "union_representatives",
    metadata,
    key(),
    refers("unit_id", "units.id", index=True),
    refers("official_id", "officials.id"),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
)
