"""What units do beside their figures, the people and collectives they nominate, and the dated steps of both."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

activities = Table(
    "activities",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    refers("unit_id", "units.id", index=True),
)

# change: "entered", "edited", "withdrawn", "restored"
activity_revisions = Table(
    "activity_revisions",
    metadata,
    key(),
    refers("activity_id", "activities.id"),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("kind", String(20), nullable=False),
    # the revision of activity_kind_revisions that was in use; None: the kind as it ships
    Column("kind_revision", Integer),
    Column("held_on", Date, nullable=False),
    Column("planned", Boolean, nullable=False),
    Column("text", Text, nullable=False),
    Column("extras", JSON, nullable=False),
    refers("topic_id", "topics.id", optional=True),
    refers("target_id", "targets.id", optional=True),
    refers("movement_id", "movements.id", optional=True),
    Column("change", String(20), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("activity_id", "revision"),
    Index("ix_activity_revisions_newest", "activity_id", "newest"),
)

nominations = Table(
    "nominations",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    refers("unit_id", "units.id", index=True),
    refers("activity_id", "activities.id", optional=True),
    refers("suggested_by", "officials.id", optional=True),
)

# state: "suggested", "accepted", "declined", "withdrawn"
nomination_revisions = Table(
    "nomination_revisions",
    metadata,
    key(),
    refers("nomination_id", "nominations.id"),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("state", String(20), nullable=False),
    Column("subject", String(20), nullable=False),
    refers("official_id", "officials.id", optional=True),
    Column("name", String(200), nullable=False),
    Column("workplace", String(200), nullable=False, server_default=""),
    Column("deed_on", Date),
    Column("found_on", Date),
    Column("text", Text, nullable=False),
    Column("tags", JSON, nullable=False),
    Column("change", String(20), nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("nomination_id", "revision"),
    Index("ix_nomination_revisions_newest", "nomination_id", "newest"),
)

# a dated step of a showcase or of a nomination (never both)
steps = Table(
    "steps",
    metadata,
    key(),
    refers("showcase_id", "showcases.id", optional=True, index=True),
    refers("nomination_id", "nominations.id", optional=True, index=True),
    Column("step", String(20), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    refers("withdrawn_by", "officials.id", optional=True),
)
