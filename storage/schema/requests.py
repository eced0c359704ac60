"""What the office asks units to report beside the stages: the request, its fields, who is asked, what they answered."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Amount, Instant, key, metadata, refers

# state: "held" (may be cancelled, nothing is sent yet), "open", "cancelled"
requests = Table(
    "requests",
    metadata,
    key(),
    Column("text", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("state", String(20), nullable=False),
    refers("by", "officials.id"),
    Column("made_at", Instant, nullable=False),
    Column("hold_until", Instant),
    Column("sent_at", Instant),
)

# kind: "text", "number", "file"; unit: the unit of measure of a number
request_fields = Table(
    "request_fields",
    metadata,
    key(),
    refers("request_id", "requests.id", index=True),
    Column("position", Integer, nullable=False),
    Column("label", String(200), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("unit", String(60), nullable=False, server_default=""),
)

request_units = Table(
    "request_units",
    metadata,
    key(),
    refers("request_id", "requests.id"),
    refers("unit_id", "units.id", index=True),
    UniqueConstraint("request_id", "unit_id"),
)

request_answers = Table(
    "request_answers",
    metadata,
    key(),
    refers("request_id", "requests.id"),
    refers("unit_id", "units.id", index=True),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("late", Boolean, nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("request_id", "unit_id", "revision"),
    Index("ix_request_answers_newest", "request_id", "newest"),
)

request_values = Table(
    "request_values",
    metadata,
    key(),
    refers("answer_id", "request_answers.id", index=True),
    refers("field_id", "request_fields.id"),
    Column("text", Text, nullable=False, server_default=""),
    Column("amount", Amount),
    refers("file_id", "files.id", optional=True),
    UniqueConstraint("answer_id", "field_id"),
)

request_nudges = Table(
    "request_nudges",
    metadata,
    key(),
    refers("request_id", "requests.id"),
    Column("on_day", Date, nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("request_id", "on_day"),
)
