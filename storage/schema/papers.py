"""The office's own templates of papers, and who signs in which capacity from when to when."""

from sqlalchemy import JSON, Column, Date, String, Table

from storage.schema.columns import Instant, key, metadata, refers

# a row per template that was sent (and per return to the default one, without a file)
paper_templates = Table(
    "paper_templates",
    metadata,
    key(),
    Column("paper", String(40), nullable=False, index=True),
    refers("file_id", "files.id", optional=True),
    Column("state", String(20), nullable=False),
    Column("warnings", JSON, nullable=False),
    refers("sent_by", "officials.id", optional=True),
    Column("sent_at", Instant, nullable=False),
    refers("decided_by", "officials.id", optional=True),
    Column("decided_at", Instant),
)

signing_capacities = Table(
    "signing_capacities",
    metadata,
    key(),
    Column("name", String(100), nullable=False),
    Column("capacity", String(8), nullable=False),
    Column("head", String(100), nullable=False),
    Column("post", String(100), nullable=False, server_default=""),
    Column("collective", String(200), nullable=False, server_default=""),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
    refers("entered_by", "officials.id"),
    Column("entered_at", Instant, nullable=False),
    refers("withdrawn_by", "officials.id", optional=True),
    Column("withdrawn_at", Instant),
)
