"""The index of look-ups: what can be found, folded to words without marks. It is derived, and caught up from the record."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import key, metadata

# no foreign keys: a row that is gone is no longer found. ``object_id`` is the row that was indexed, a revision where there
# are revisions of the thing ``thing_id``; ``source`` its own text, ``words`` that with the names of its person and unit, folded
lookup_entries = Table(
    "lookup_entries",
    metadata,
    key(),
    Column("kind", String(20), nullable=False),
    Column("object_id", Integer, nullable=False),
    Column("thing_id", Integer, nullable=False),
    Column("person_id", Integer, index=True),
    Column("unit_id", Integer, index=True),
    Column("campaign_id", Integer),
    Column("year", Integer),
    Column("on_day", Date),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("words", Text, nullable=False),
    UniqueConstraint("kind", "object_id"),
)
