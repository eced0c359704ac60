"""Kinds of activity that the office has added, renamed or retired; those that ship with the program have no row till then."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

# extras: what is asked beside day and text (rules.activity_kinds.Extra); None: what the shipped kind of this code asks
activity_kind_revisions = Table(
    "activity_kind_revisions",
    metadata,
    key(),
    Column("code", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("name", String(80), nullable=False),
    Column("plannable", Boolean, nullable=False),
    Column("extras", JSON),
    Column("retired", Boolean, nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("code", "revision"),
    Index("ix_activity_kind_revisions_newest", "newest"),
)
