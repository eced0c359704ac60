"""Difficulties that people send, every step of them, and the questions and answers that the office has published."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

difficulties = Table(
    "difficulties",
    metadata,
    key(),
    Column("year", Integer, nullable=False),
    Column("serial", Integer, nullable=False),
    refers("official_id", "officials.id", index=True),
    refers("unit_id", "units.id", index=True),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("sent_at", Instant, nullable=False),
    UniqueConstraint("year", "serial"),
)

# change: a state (rules.difficulties.State), or "document" for the written document; text: what was written, summed up,
# answered or decided; number, on_day: those of the written document
difficulty_steps = Table(
    "difficulty_steps",
    metadata,
    key(),
    refers("difficulty_id", "difficulties.id"),
    Column("revision", Integer, nullable=False),
    Column("change", String(20), nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    refers("topic_id", "topics.id", optional=True),
    refers("file_id", "files.id", optional=True),
    Column("number", String(60), nullable=False, server_default=""),
    Column("on_day", Date),
    UniqueConstraint("difficulty_id", "revision"),
)

faq_entries = Table(
    "faq_entries",
    metadata,
    key(),
    refers("difficulty_id", "difficulties.id", optional=True),
    Column("revision", Integer, nullable=False),
)

# the wording of an entry; the revision that the entry names counts
faq_revisions = Table(
    "faq_revisions",
    metadata,
    key(),
    refers("entry_id", "faq_entries.id"),
    Column("revision", Integer, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("published", Boolean, nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("entry_id", "revision"),
    Index("ix_faq_revisions_published", "published"),
)
