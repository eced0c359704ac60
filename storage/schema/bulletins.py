"""What the office writes to chosen people, and who was to get it."""

from sqlalchemy import Boolean, Column, Integer, String, Table, Text, UniqueConstraint, text

from storage.schema.columns import Instant, key, metadata, refers

# audience: see rules.bulletins.Audience; state: draft, awaiting, held, going, paused, cancelled, dropped
bulletins = Table(
    "bulletins",
    metadata,
    key(),
    Column("text", Text, nullable=False),
    Column("audience", String(80), nullable=False),
    Column("priority", Boolean, nullable=False, server_default=text("false")),
    Column("state", String(20), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    refers("created_by", "officials.id"),
    refers("approved_by", "officials.id", optional=True),
    Column("hold_until", Instant),
    Column("sent_on", Instant),
)

# one row a person and try; outbox_id is NULL for who could not be written to
bulletin_receivers = Table(
    "bulletin_receivers",
    metadata,
    key(),
    refers("bulletin_id", "bulletins.id"),
    refers("official_id", "officials.id"),
    Column("attempt", Integer, nullable=False),
    Column("outbox_id", Integer, index=True),
    Column("seen_at", Instant),
    UniqueConstraint("bulletin_id", "official_id", "attempt"),
)
