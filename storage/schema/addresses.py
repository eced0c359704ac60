"""How officials want to be addressed."""

from sqlalchemy import Column, Integer, String, Table

from storage.schema.columns import Instant, key, metadata

# "anh", "chi" or "ten"; who is not here is addressed as đồng chí; the audit keeps what it was before
addresses = Table(
    "addresses",
    metadata,
    key(),
    Column("official_id", Integer, nullable=False, unique=True),
    Column("address", String(10), nullable=False),
    Column("chosen_at", Instant, nullable=False),
)
