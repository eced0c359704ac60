"""Emulation blocs (cụm, khối thi đua): members with their dates, the head of each year, the year's papers.

Nothing is overwritten: who leaves gets an end, another head of a year or another paper is a new revision.
"""

from sqlalchemy import Column, Date, Integer, String, Table, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

blocs = Table(
    "blocs",
    metadata,
    key(),
    Column("name", String(200), nullable=False),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
)

# a unit of the tree, or a body outside it by its name (never both)
bloc_members = Table(
    "bloc_members",
    metadata,
    key(),
    refers("bloc_id", "blocs.id", index=True),
    refers("unit_id", "units.id", optional=True),
    Column("body", String(200), nullable=False, server_default=""),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
)

bloc_heads = Table(
    "bloc_heads",
    metadata,
    key(),
    refers("bloc_id", "blocs.id"),
    Column("year", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    refers("member_id", "bloc_members.id"),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("bloc_id", "year", "revision"),
)

# kind: "pledge" (giao ước), "scores" (bảng điểm), "plan" (kế hoạch)
bloc_papers = Table(
    "bloc_papers",
    metadata,
    key(),
    refers("bloc_id", "blocs.id", index=True),
    Column("year", Integer, nullable=False),
    Column("kind", String(20), nullable=False),
    refers("file_id", "files.id"),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
)
