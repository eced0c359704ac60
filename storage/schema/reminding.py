"""What people say of their own reminders, what was escalated to whom, and who stands in for a head for a while."""

from sqlalchemy import Column, Date, Index, Integer, String, Table, UniqueConstraint

from storage.schema.columns import Instant, key, metadata, refers

# the hour of the day ("09:00", local) from which an official wants reminders; the audit keeps what it was before
reminder_hours = Table(
    "reminder_hours",
    metadata,
    key(),
    Column("official_id", Integer, nullable=False, unique=True),
    Column("hour", String(5), nullable=False),
    Column("chosen_at", Instant, nullable=False),
)

# a rung put off once by the official it was told to; it is told again on the ladder "<ladder>_again"
snoozes = Table(
    "snoozes",
    metadata,
    key(),
    refers("official_id", "officials.id"),
    refers("milestone_id", "milestones.id"),
    Column("due_on", Date, nullable=False),
    Column("ladder", String(20), nullable=False),
    Column("rung", Integer, nullable=False),
    Column("until", Instant, nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    UniqueConstraint("official_id", "milestone_id", "due_on", "ladder", "rung"),
)

# subject: "official:7" or "unit:3", who or what is overdue; level: head, office, director
escalations = Table(
    "escalations",
    metadata,
    key(),
    refers("milestone_id", "milestones.id"),
    Column("due_on", Date, nullable=False),
    Column("level", String(20), nullable=False),
    refers("official_id", "officials.id"),
    Column("subject", String(40), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("outbox_id", Integer, nullable=False, index=True),
    UniqueConstraint("milestone_id", "due_on", "level", "official_id", "subject"),
    Index("ix_escalations_day", "official_id", "on_day"),
)

# days on which nothing further is to be escalated at a milestone, so that the sweep need not look again
escalation_looks = Table(
    "escalation_looks",
    metadata,
    key(),
    refers("milestone_id", "milestones.id"),
    Column("on_day", Date, nullable=False),
    UniqueConstraint("milestone_id", "on_day"),
)

# what a digest told that belongs to no milestone. subject: "request:3", or the list told that day (approvals, asks)
matter_reminders = Table(
    "matter_reminders",
    metadata,
    key(),
    refers("official_id", "officials.id"),
    Column("subject", String(40), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("on_day", Date, nullable=False),
    Column("outbox_id", Integer, nullable=False, index=True),
    UniqueConstraint("subject", "due_on", "official_id", "rung"),
    Index("ix_matter_reminders_day", "official_id", "on_day"),
)

# the same of what belongs to no milestone; on_day is the day of the digest that told it
matter_snoozes = Table(
    "matter_snoozes",
    metadata,
    key(),
    refers("official_id", "officials.id"),
    Column("subject", String(40), nullable=False),
    Column("due_on", Date, nullable=False),
    Column("rung", Integer, nullable=False),
    Column("on_day", Date, nullable=False),
    Column("until", Instant, nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    UniqueConstraint("official_id", "subject", "due_on", "rung"),
)

delegations = Table(
    "delegations",
    metadata,
    key(),
    refers("unit_id", "units.id", index=True),
    refers("head_id", "officials.id"),
    refers("deputy_id", "officials.id"),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("ended_by", Integer),
)

# what a deputy did with the head's rights, in the words of the button or form
delegated_acts = Table(
    "delegated_acts",
    metadata,
    key(),
    refers("delegation_id", "delegations.id"),
    Column("what", String(120), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_delegated_acts_delegation", "delegation_id", "at"),
)
