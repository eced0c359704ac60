"""What the office has said about the names of higher movements: which names are one, and which of them leads."""

from sqlalchemy import Boolean, Column, String, Table, Text, text

from storage.schema.columns import Instant, key, metadata, refers

# folded: the name without marks and capitals; identity: the word that all names of one movement share
movement_names = Table(
    "movement_names",
    metadata,
    key(),
    Column("folded", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("identity", String(200), nullable=False, index=True),
    Column("main", Boolean, nullable=False, server_default=text("false")),
    refers("by", "officials.id", optional=True),
    Column("at", Instant, nullable=False),
)
