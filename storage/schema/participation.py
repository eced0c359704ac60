"""What people and units do in a campaign. A correction is a new revision; the older rows stay."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Amount, Instant, key, metadata, refers

receipts = Table(
    "receipts",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("official_id", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("campaign_id", "official_id"),
)

pledges = Table(
    "pledges",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("official_id", "officials.id"),
    refers("unit_id", "units.id", index=True),
    Column("receipt", String(20), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("registered_at", Instant, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("returned_reason", String(1000), nullable=False, server_default=""),
    UniqueConstraint("campaign_id", "official_id"),
)

pledge_revisions = Table(
    "pledge_revisions",
    metadata,
    key(),
    refers("pledge_id", "pledges.id"),
    Column("revision", Integer, nullable=False),
    refers("title_id", "titles.id"),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    Column("change", String(20), nullable=False),
    Column("reason", String(1000), nullable=False, server_default=""),
    # of the day of this revision; the pledge's own are those of its newest registration
    refers("unit_id", "units.id", optional=True),
    Column("late", Boolean),
    UniqueConstraint("pledge_id", "revision"),
)

pledge_items = Table(
    "pledge_items",
    metadata,
    key(),
    refers("pledge_id", "pledges.id", index=True),
    Column("first_revision", Integer, nullable=False),
    Column("last_revision", Integer),
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

progress = Table(
    "progress",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    refers("unit_id", "units.id"),
    refers("item_id", "pledge_items.id"),
    refers("stage_id", "stages.id"),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("receipt", String(20), nullable=False, unique=True),
    Column("status", String(20), nullable=False),
    Column("amount", Amount),
    Column("percent", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    Column("note", Text, nullable=False, server_default=""),
    Column("typed", Text, nullable=False, server_default=""),
    Column("reported_at", Instant, nullable=False),
    Column("late", Boolean, nullable=False),
    UniqueConstraint("item_id", "stage_id", "revision"),
    Index("ix_progress_newest", "stage_id", "newest"),
    Index("ix_progress_item", "item_id", "stage_id", "newest"),
)

launches = Table(
    "launches",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("unit_id", "units.id"),
    Column("revision", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    refers("by", "officials.id"),
    Column("reported_at", Instant, nullable=False),
    Column("late", Boolean, nullable=False),
    UniqueConstraint("campaign_id", "unit_id", "revision"),
)

showcases = Table(
    "showcases",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("unit_id", "units.id"),
    Column("kind", String(20), nullable=False),
    Column("name", String(300), nullable=False),
    Column("description", Text, nullable=False, server_default=""),
    refers("by", "officials.id"),
    Column("reported_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    refers("replaces", "showcases.id", optional=True),
)

files = Table(
    "files",
    metadata,
    key(),
    Column("random_name", String(64), nullable=False, unique=True),
    Column("name", String(300), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("network", String(20), nullable=False),
    Column("reference", String(300), nullable=False),
    Column("declared_size", BigInteger),
    Column("size", BigInteger),
    Column("sha256", String(64)),
    Column("state", String(20), nullable=False),
    refers("official_id", "officials.id", optional=True),
    Column("at", Instant, nullable=False),
    refers("progress_id", "progress.id", optional=True, index=True),
    refers("launch_id", "launches.id", optional=True),
    refers("showcase_id", "showcases.id", optional=True),
    refers("activity_id", "activities.id", optional=True),
    refers("nomination_id", "nominations.id", optional=True),
)

nudges = Table(
    "nudges",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("unit_id", "units.id"),
    Column("on_day", Date, nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    Column("reached", Integer, nullable=False),
    UniqueConstraint("campaign_id", "unit_id", "on_day"),
)

personal_nudges = Table(
    "personal_nudges",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    refers("official_id", "officials.id", index=True),
    Column("on_day", Date, nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    UniqueConstraint("campaign_id", "official_id", "on_day"),
)
