"""Why reminders did not go out, pauses of reminding, and what calendar files have said of deadlines."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, UniqueConstraint, text

from storage.schema.columns import Instant, key, metadata, refers

# campaign_id NULL: of every campaign; until is the last day of the pause
reminder_pauses = Table(
    "reminder_pauses",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", optional=True),
    Column("from_date", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("reason", String(400), nullable=False),
    Column("made_at", Instant, nullable=False),
    refers("made_by", "officials.id"),
    Column("ended_at", Instant),
    refers("ended_by", "officials.id", optional=True),
)

# outcome: skipped or withdrawn; what was told is in reminders
reminder_notes = Table(
    "reminder_notes",
    metadata,
    key(),
    refers("milestone_id", "milestones.id"),
    Column("due_on", Date, nullable=False),
    refers("official_id", "officials.id"),
    Column("ladder", String(20), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("on_day", Date, nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("reason", String(20), nullable=False),
    UniqueConstraint("milestone_id", "due_on", "official_id", "ladder", "rung", "on_day", "outcome", "reason"),
    Index("ix_reminder_notes_official", "official_id", "on_day"),
)

# rungs of which it has been written down who is left out, and why; once more when a pause is over
reminder_looks = Table(
    "reminder_looks",
    metadata,
    key(),
    refers("milestone_id", "milestones.id"),
    Column("due_on", Date, nullable=False),
    Column("ladder", String(20), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    UniqueConstraint("milestone_id", "due_on", "ladder", "rung", "paused"),
)

# the same of what belongs to no milestone; subject as in matter_reminders
matter_notes = Table(
    "matter_notes",
    metadata,
    key(),
    Column("subject", String(40), nullable=False),
    Column("due_on", Date, nullable=False),
    refers("official_id", "officials.id"),
    Column("rung", Integer, nullable=False),
    Column("on_day", Date, nullable=False, index=True),
    Column("outcome", String(20), nullable=False),
    Column("reason", String(20), nullable=False),
    UniqueConstraint("subject", "due_on", "official_id", "rung", "on_day", "outcome", "reason"),
    Index("ix_matter_notes_official", "official_id", "on_day"),
)

matter_looks = Table(
    "matter_looks",
    metadata,
    key(),
    Column("subject", String(40), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("paused", Boolean, nullable=False),
    UniqueConstraint("subject", "due_on", "rung", "paused"),
)

# what a calendar file last said of a deadline: the sequence grows when the day or the words change (RFC 5545, 3.8.7.4)
calendar_events = Table(
    "calendar_events",
    metadata,
    key(),
    Column("name", String(60), nullable=False, unique=True),
    Column("day", Date, nullable=False),
    Column("summary", String(400), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("ended", Boolean, nullable=False, server_default=text("false")),
)

# whose file has held a deadline, so that the next one can say that it is called off; official_id NULL: the office's
calendar_copies = Table(
    "calendar_copies",
    metadata,
    key(),
    refers("official_id", "officials.id", optional=True),
    Column("name", String(60), nullable=False),
    Index("ix_calendar_copies_official", "official_id", "name"),
)
