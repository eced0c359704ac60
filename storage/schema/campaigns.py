"""A campaign and what it asks: stages, milestones, targets, topics, movements.

``first_line`` and ``last_line`` of a part are its lines in the campaign's document; ``doubtful`` says that a person has to
look at what the reader found there.
"""

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table, Text, UniqueConstraint, text

from storage.schema.columns import Amount, Instant, key, metadata, read_from, refers

campaigns = Table(
    "campaigns",
    metadata,
    key(),
    Column("title", Text, nullable=False),
    Column("theme", Text, nullable=False, server_default=""),
    Column("objective", Text, nullable=False, server_default=""),
    Column("year", Integer, nullable=False),
    Column("period_to", Integer),
    Column("number", Text),
    Column("issuer", Text, nullable=False, server_default=""),
    Column("issued_on", Date),
    Column("parent_document", Text, nullable=False, server_default=""),
    refers("parent_id", "campaigns.id", optional=True),
    # the campaign of an earlier period that this one carries on
    refers("continues_id", "campaigns.id", optional=True),
    # the campaign that this one was copied from, whether it carries that one on or not
    refers("copied_from_id", "campaigns.id", optional=True),
    refers("document_id", "documents.id", optional=True),
    Column("doubtful", JSON, nullable=False, server_default="[]"),
    refers("audience_unit_id", "units.id", optional=True),
    # kinds of units that take part; none: all kinds
    Column("audience_kinds", JSON, nullable=False, server_default="[]"),
    Column("late_rule", String(20), nullable=False, server_default="flag"),
    Column("state", String(20), nullable=False, server_default="draft"),
    Column("opened_at", Instant),
    refers("opened_by", "officials.id", optional=True),
    # when one person confirmed and a second one was asked
    Column("awaiting_since", Instant),
    Column("hold_until", Instant),
    Column("approval", String(20), nullable=False, server_default=""),
    Column("approved_content", String(64), nullable=False, server_default=""),
    Column("approval_reason", Text, nullable=False, server_default=""),
    Column("submitted_at", Instant),
    refers("submitted_by", "officials.id", optional=True),
    Column("approved_at", Instant),
    refers("approved_by", "officials.id", optional=True),
)

stages = Table(
    "stages",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", String(120), nullable=False),
    Column("starts_on", Date, nullable=False),
    Column("ends_on", Date, nullable=False),
    *read_from(),
)

milestones = Table(
    "milestones",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("set_on", Date),
    refers("stage_id", "stages.id", optional=True),
    Column("phrase", Text, nullable=False, server_default=""),
    Column("exclusive", Boolean, nullable=False, server_default=text("false")),
    # kinds of units it holds for; none: all kinds
    Column("unit_kinds", JSON, nullable=False, server_default="[]"),
    # the first day of the drive that an activity's milestone closes
    Column("starts_on", Date),
    # taken off by the office; it can be put back
    Column("removed_on", Date),
    *read_from(),
)

# a later day for a milestone, proposed by the office and decided by a named approver; outcome: "" while it waits
extensions = Table(
    "extensions",
    metadata,
    key(),
    refers("milestone_id", "milestones.id", index=True),
    Column("due_on", Date, nullable=False),
    Column("new_due_on", Date, nullable=False),
    Column("reason", Text, nullable=False),
    refers("proposed_by", "officials.id"),
    Column("proposed_at", Instant, nullable=False),
    refers("decided_by", "officials.id", optional=True),
    Column("decided_at", Instant),
    Column("outcome", String(20), nullable=False, server_default=""),
    Column("answer", Text, nullable=False, server_default=""),
)

targets = Table(
    "targets",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("text", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("comparator", String(20), nullable=False),
    Column("value", Amount),
    Column("unit", Text, nullable=False, server_default=""),
    Column("level", String(20), nullable=False, server_default="unit"),
    Column("number", Text, nullable=False, server_default=""),
    Column("upper", Amount),
    Column("baseline", Text, nullable=False, server_default=""),
    Column("direction", String(20), nullable=False, server_default=""),
    Column("qualifier", Text, nullable=False, server_default=""),
    refers("parent_target_id", "targets.id", optional=True),
    refers("owner_unit_id", "units.id", optional=True),
    Column("data_source", Text, nullable=False, server_default=""),
    Column("state", String(20), nullable=False, server_default="open"),
    *read_from(),
)

# what one unit or one person (never both) is to reach of a target
target_shares = Table(
    "target_shares",
    metadata,
    key(),
    refers("target_id", "targets.id", index=True),
    refers("unit_id", "units.id", optional=True),
    refers("official_id", "officials.id", optional=True),
    Column("value", Amount, nullable=False),
    Column("unit", String(60), nullable=False, server_default=""),
    UniqueConstraint("target_id", "unit_id"),
    UniqueConstraint("target_id", "official_id"),
)

topics = Table(
    "topics",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("number", Text, nullable=False),
    Column("heading", Text, nullable=False),
    Column("text", Text, nullable=False, server_default=""),
    Column("closed_on", Date),
    *read_from(),
    UniqueConstraint("campaign_id", "number"),
)

movements = Table(
    "movements",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", Text, nullable=False),
    Column("identity", Text, nullable=False, server_default=""),
    Column("aliases", JSON, nullable=False, server_default="[]"),
    *read_from(),
)

titles = Table(
    "titles",
    metadata,
    key(),
    Column("code", String(40), nullable=False, unique=True),
    Column("name", String(160), nullable=False),
    Column("level", String(20), nullable=False, server_default="individual"),
    # a title is registered for; a "form" (giấy khen, bằng khen …) is only ever proposed
    Column("kind", String(20), nullable=False, server_default="title"),
    Column("decided_by", String(160), nullable=False, server_default=""),
    Column("basis", String(300), nullable=False, server_default=""),
    Column("effective_from", Date),
    Column("effective_to", Date),
)
