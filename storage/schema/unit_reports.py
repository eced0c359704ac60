"""What units answer for: their reports by stage, what the level above says of them, and how targets are reckoned.

A report is a whole revision: who sent it, when and why stands on it, its figures and narratives hang below it. Nothing here
is ever changed but ``newest``.
"""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, UniqueConstraint, text

from storage.schema.columns import Amount, Instant, key, metadata, refers

unit_reports = Table(
    "unit_reports",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    refers("stage_id", "stages.id"),
    refers("unit_id", "units.id", index=True),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("receipt", String(20), nullable=False, unique=True),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("late", Boolean, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    # entered for the unit by somebody else: the paper it was taken from and the paper's day
    Column("on_behalf", Boolean, nullable=False, server_default=text("false")),
    Column("document", Text, nullable=False, server_default=""),
    UniqueConstraint("stage_id", "unit_id", "revision"),
    Index("ix_unit_reports_newest", "stage_id", "newest"),
)

# state: "known", or "awaiting" while whoever publishes the figure has not done so
unit_figures = Table(
    "unit_figures",
    metadata,
    key(),
    refers("report_id", "unit_reports.id", index=True),
    refers("target_id", "targets.id", index=True),
    Column("state", String(20), nullable=False),
    Column("amount", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    Column("asked", Amount),
    Column("source", Text, nullable=False, server_default=""),
    Column("as_of", Date),
    Column("assigned", Integer),
    Column("done", Integer),
    Column("well", Integer),
    Column("typed", Text, nullable=False, server_default=""),
    UniqueConstraint("report_id", "target_id"),
)

unit_narratives = Table(
    "unit_narratives",
    metadata,
    key(),
    refers("report_id", "unit_reports.id", index=True),
    refers("topic_id", "topics.id", index=True),
    Column("text", Text, nullable=False),
    Column("amount", Amount),
    Column("unit", String(60), nullable=False, server_default=""),
    UniqueConstraint("report_id", "topic_id"),
)

# outcome: "seen" or "returned"; one word on each revision
unit_report_decisions = Table(
    "unit_report_decisions",
    metadata,
    key(),
    refers("report_id", "unit_reports.id"),
    Column("outcome", String(20), nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    UniqueConstraint("report_id"),
)

# a stage that takes reports again, of one unit, until a day (included)
reopenings = Table(
    "reopenings",
    metadata,
    key(),
    refers("stage_id", "stages.id", index=True),
    refers("unit_id", "units.id"),
    Column("until", Date, nullable=False),
    Column("reason", Text, nullable=False),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
)

# how the figures of a target are reckoned; the newest row counts. counting: "cumulative", "increment", "done" or "done_well"
reckonings = Table(
    "reckonings",
    metadata,
    key(),
    refers("target_id", "targets.id", index=True),
    Column("counting", String(20), nullable=False),
    Column("baseline", Amount),
    Column("earlier", Amount),
    refers("by", "officials.id", optional=True),
    Column("at", Instant, nullable=False),
)

# that the head has seen a person's report
progress_views = Table(
    "progress_views",
    metadata,
    key(),
    refers("progress_id", "progress.id"),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    UniqueConstraint("progress_id"),
)

# assigned, done and well-done pieces of work of one person in a stage, each change a revision
work_counts = Table(
    "work_counts",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    refers("unit_id", "units.id"),
    refers("target_id", "targets.id"),
    refers("stage_id", "stages.id"),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("assigned", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("well", Integer),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
    refers("confirmed_by", "officials.id", optional=True),
    Column("confirmed_at", Instant),
    UniqueConstraint("official_id", "target_id", "stage_id", "revision"),
)
