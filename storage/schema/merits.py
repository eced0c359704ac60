"""What counts when a title is considered: conditions as dated rows, awards, ratings, what people have confirmed.

A candidate is an official or a unit, never both. ``newest`` marks the revision that holds; withdrawn rows stay.
"""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, text

from storage.schema.columns import Amount, Instant, key, metadata, refers

# the conditions of a title (by its code), each in force for its days only; ``confirmed``: its wording is known for certain
title_conditions = Table(
    "title_conditions",
    metadata,
    key(),
    Column("title_code", String(40), nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("text", String(300), nullable=False),
    Column("grade", String(20)),
    Column("times", Integer),
    Column("percent", Amount),
    Column("needs", String(200), nullable=False, server_default=""),
    Column("either", String(10), nullable=False, server_default=""),
    Column("article", String(160), nullable=False, server_default=""),
    Column("document", String(300), nullable=False, server_default=""),
    Column("document_date", Date),
    Column("effective_from", Date, nullable=False),
    Column("effective_to", Date),
    Column("confirmed", Boolean, nullable=False, server_default=text("true")),
)

# ``chain`` is the id of an award's first revision; ``unit_name`` is what the unit was called when the award was given
awards = Table(
    "awards",
    metadata,
    key(),
    Column("chain", Integer, index=True),
    refers("official_id", "officials.id", optional=True, index=True),
    refers("unit_id", "units.id", optional=True, index=True),
    Column("unit_name", String(200), nullable=False, server_default=""),
    refers("title_id", "titles.id"),
    Column("year", Integer, nullable=False),
    Column("number", String(80), nullable=False, server_default=""),
    Column("decided_on", Date),
    Column("issuer", String(200), nullable=False, server_default=""),
    Column("level", String(80), nullable=False, server_default=""),
    # the kind of commendation (rules.commendation.Kind); empty: not said
    Column("kind", String(20), nullable=False, server_default=""),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("withdrawn_at", Instant),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
    Index("ix_awards_year", "year", "newest"),
)

# state: "proposed" by a head, "decided" as the office has it from the decision
ratings = Table(
    "ratings",
    metadata,
    key(),
    refers("official_id", "officials.id", optional=True, index=True),
    refers("unit_id", "units.id", optional=True, index=True),
    Column("year", Integer, nullable=False),
    Column("grade", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("number", String(80), nullable=False, server_default=""),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("withdrawn_at", Instant),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
    Index("ix_ratings_year", "year", "newest"),
)

confirmations = Table(
    "confirmations",
    metadata,
    key(),
    refers("condition_id", "title_conditions.id"),
    refers("official_id", "officials.id", optional=True, index=True),
    refers("unit_id", "units.id", optional=True, index=True),
    Column("year", Integer, nullable=False),
    Column("met", Boolean, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
)

# "cần xem xét": the flag alone, never why
review_flags = Table(
    "review_flags",
    metadata,
    key(),
    refers("official_id", "officials.id", optional=True, index=True),
    refers("unit_id", "units.id", optional=True, index=True),
    Column("set_at", Instant, nullable=False),
    refers("set_by", "officials.id", optional=True),
    Column("ended_at", Instant),
    refers("ended_by", "officials.id", optional=True),
)

# lists of awards or ratings that were read and wait for the office's word; state as in roster_imports
merit_imports = Table(
    "merit_imports",
    metadata,
    key(),
    Column("rows", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
)
