"""Units, the people on the roster, and what ties them to units, roles and chats. Nothing here is overwritten but names."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

units = Table(
    "units",
    metadata,
    key(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", String(200), nullable=False),
    Column("kind", String(40), nullable=False, server_default="phong"),
    refers("parent_id", "units.id", optional=True),
    Column("valid_from", Date),
    Column("valid_to", Date),
)

officials = Table(
    "officials",
    metadata,
    key(),
    Column("staff_code", String(40), nullable=False, unique=True),
    Column("full_name", String(120), nullable=False),
    Column("category", String(20), nullable=False),
    Column("position", String(120), nullable=False, server_default=""),
    Column("phone", String(20)),
    Column("left_on", Date),
)

memberships = Table(
    "memberships",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    refers("unit_id", "units.id", index=True),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
)

roles = Table(
    "roles",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("role", String(20), nullable=False),
    refers("unit_id", "units.id", optional=True),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
)

accounts = Table(
    "accounts",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("network", String(20), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("linked_at", Instant, nullable=False),
    Column("consent_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("blocked_at", Instant),
    Index("ix_accounts_network_chat", "network", "chat"),
)

invitations = Table(
    "invitations",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    refers("created_by", "officials.id", optional=True),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant),
    Column("revoked_at", Instant),
)

code_attempts = Table(
    "code_attempts",
    metadata,
    key(),
    Column("network", String(20), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Index("ix_code_attempts_network_chat", "network", "chat"),
)

absences = Table(
    "absences",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
)

calendar_days = Table(
    "calendar_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("working", Boolean, nullable=False),
    Column("source", String(200), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    key(),
    Column("at", Instant, nullable=False),
    Column("actor_id", Integer),
    Column("action", String(60), nullable=False),
    Column("object", String(80), nullable=False),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("previous_hash"),
)

settings = Table(
    "settings",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", String(2000), nullable=False),
)
