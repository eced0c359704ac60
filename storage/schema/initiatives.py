"""Initiatives that people register, every change of them, and their authors."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

initiatives = Table(
    "initiatives",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    refers("official_id", "officials.id", index=True),
    refers("unit_id", "units.id", index=True),
    Column("receipt", String(20), nullable=False, unique=True),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("registered_at", Instant, nullable=False),
)

initiative_steps = Table(
    "initiative_steps",
    metadata,
    key(),
    refers("initiative_id", "initiatives.id"),
    Column("revision", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("reason", String(1000), nullable=False, server_default=""),
    Column("number", String(60), nullable=False, server_default=""),
    Column("on_day", Date),
    UniqueConstraint("initiative_id", "revision"),
)

# a row per writing; decisions and results leave the contents alone
initiative_contents = Table(
    "initiative_contents",
    metadata,
    key(),
    refers("initiative_id", "initiatives.id"),
    Column("revision", Integer, nullable=False),
    Column("name", String(300), nullable=False),
    Column("field", String(200), nullable=False, server_default=""),
    Column("description", Text, nullable=False, server_default=""),
    Column("expected", Text, nullable=False, server_default=""),
    Column("due_on", Date),
    UniqueConstraint("initiative_id", "revision"),
)

initiative_authors = Table(
    "initiative_authors",
    metadata,
    key(),
    refers("initiative_id", "initiatives.id", index=True),
    Column("revision", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    refers("official_id", "officials.id", index=True),
    UniqueConstraint("initiative_id", "revision", "official_id"),
)
