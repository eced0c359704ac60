"""What people ask about the data kept of them, and every step the office takes."""

from sqlalchemy import Column, Date, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

# kind, state: rules.data_rights; the days by which the law wants an acknowledgement and the end are kept as reckoned then
data_requests = Table(
    "data_requests",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("acknowledge_by", Date, nullable=False),
    Column("due_on", Date, nullable=False),
)

data_request_steps = Table(
    "data_request_steps",
    metadata,
    key(),
    refers("request_id", "data_requests.id"),
    Column("revision", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    UniqueConstraint("request_id", "revision"),
)

# an official's name is left out where others read, from ``set_at`` until ``lifted_at``
data_restrictions = Table(
    "data_restrictions",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    refers("request_id", "data_requests.id"),
    Column("set_at", Instant, nullable=False),
    refers("set_by", "officials.id"),
    Column("lifted_at", Instant),
    refers("lifted_by", "officials.id", optional=True),
)
