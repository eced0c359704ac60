"""What keeps the program honest: events in, messages out, where each chat is, reminders told, work to do."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.schema.columns import Instant, key, metadata, refers

inbox = Table(
    "inbox",
    metadata,
    key(),
    Column("network", String(20), nullable=False),
    Column("event_id", String(80), nullable=False),
    Column("lane", String(64), nullable=False),
    Column("raw", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(300), nullable=False, server_default=""),
    UniqueConstraint("network", "event_id"),
    Index("ix_inbox_waiting", "state", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    key(),
    Column("unique_key", String(120), unique=True),
    Column("network", String(20), nullable=False),
    Column("chat", String(64), nullable=False),
    refers("official_id", "officials.id", optional=True),
    Column("kind", String(20), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("choices", JSON, nullable=False),
    Column("contact_button", String(60), nullable=False, server_default=""),
    Column("attachment", String(300), nullable=False, server_default=""),
    Column("attachment_name", String(200), nullable=False, server_default=""),
    Column("edit_of", Integer),
    Column("broadcast_id", Integer, index=True),
    Column("state", String(20), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("not_before", Instant),
    Column("not_after", Instant),
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("sent_at", Instant),
    Column("network_message", String(64)),
    Column("error", String(200), nullable=False, server_default=""),
    Index(
        "ix_outbox_waiting",
        "priority",
        "id",
        sqlite_where=text("state = 'queued'"),
        postgresql_where=text("state = 'queued'"),
    ),
    Index("ix_outbox_chat", "network", "chat", "id"),
)

conversations = Table(
    "conversations",
    metadata,
    key(),
    Column("network", String(20), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("form", String(60), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("state", JSON, nullable=False),
    Column("prompt_id", Integer),
    Column("updated_at", Instant, nullable=False),
    UniqueConstraint("network", "chat", "form"),
)

reminders = Table(
    "reminders",
    metadata,
    key(),
    refers("milestone_id", "milestones.id"),
    Column("due_on", Date, nullable=False),
    refers("official_id", "officials.id"),
    Column("ladder", String(20), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("outbox_id", Integer, index=True),
    UniqueConstraint("milestone_id", "due_on", "official_id", "ladder", "rung"),
    Index("ix_reminders_day", "official_id", "on_day"),
)

broadcasts = Table(
    "broadcasts",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id"),
    Column("kind", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("start_at", Instant, nullable=False),
    refers("created_by", "officials.id"),
)

jobs = Table(
    "jobs",
    metadata,
    key(),
    Column("kind", String(40), nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("network", String(20), nullable=False),
    Column("chat", String(64), nullable=False),
    Column("state", String(20), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("error", String(300), nullable=False, server_default=""),
)

roster_imports = Table(
    "roster_imports",
    metadata,
    key(),
    Column("rows", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
)

# editable workbooks: what went out, and what came back and waits for a decision; state: "out", "back", "applied"
workbooks = Table(
    "workbooks",
    metadata,
    key(),
    Column("kind", String(20), nullable=False),
    refers("campaign_id", "campaigns.id", optional=True),
    Column("base", JSON, nullable=False),
    Column("sheets", JSON),
    Column("revision", Integer, nullable=False, server_default="0"),
    Column("state", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
)
