"""From a record to a decision: rounds, proposals and their steps, votes as totals, comments, decisions, dated norms.

A step is a revision of the proposal with who, when and why; nothing is overwritten. Who voted what is kept nowhere.
"""

from sqlalchemy import Boolean, Column, Date, Integer, String, Table, Text, UniqueConstraint, text

from storage.schema.columns import Amount, Instant, key, metadata, refers

# what a title needs beside its conditions (its code; empty: all titles), each row in force for its days only
commendation_norms = Table(
    "commendation_norms",
    metadata,
    key(),
    Column("kind", String(20), nullable=False),
    Column("title_code", String(40), nullable=False, server_default=""),
    Column("text", String(300), nullable=False, server_default=""),
    Column("value", Amount),
    Column("basis", String(300), nullable=False, server_default=""),
    Column("effective_from", Date, nullable=False),
    Column("effective_to", Date),
    Column("confirmed", Boolean, nullable=False, server_default=text("true")),
)

council_members = Table(
    "council_members",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("post", String(20), nullable=False),
    Column("number", String(80), nullable=False, server_default=""),
    Column("from_date", Date, nullable=False),
    Column("to_date", Date),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    Column("ended_at", Instant),
    refers("ended_by", "officials.id", optional=True),
)

# ``received_on`` chooses the version of the law; way: "regular", or "short" for what is proposed at once
commendation_rounds = Table(
    "commendation_rounds",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", String(200), nullable=False),
    Column("year", Integer, nullable=False),
    Column("way", String(20), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("guidance", String(300), nullable=False, server_default=""),
    refers("guidance_file_id", "files.id", optional=True),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
)

round_titles = Table(
    "round_titles",
    metadata,
    key(),
    refers("round_id", "commendation_rounds.id", index=True),
    refers("title_id", "titles.id"),
    UniqueConstraint("round_id", "title_id"),
)

# what was done with a whole round: opened, published (``until``: the last day for comments), heard, submitted …
round_steps = Table(
    "round_steps",
    metadata,
    key(),
    refers("round_id", "commendation_rounds.id", index=True),
    Column("step", String(20), nullable=False),
    Column("until", Date),
    Column("count", Integer, nullable=False, server_default="0"),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
)

# without an official it is the unit itself; ``unit_name`` is what the unit was called then
proposals = Table(
    "proposals",
    metadata,
    key(),
    refers("round_id", "commendation_rounds.id", index=True),
    refers("official_id", "officials.id", optional=True, index=True),
    refers("unit_id", "units.id", index=True),
    Column("unit_name", String(200), nullable=False),
    Column("at", Instant, nullable=False),
    refers("entered_by", "officials.id"),
)

# ``direct`` and ``woman`` are what a person said; None: nobody has said it
proposal_revisions = Table(
    "proposal_revisions",
    metadata,
    key(),
    refers("proposal_id", "proposals.id", index=True),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("stage", String(20), nullable=False),
    refers("title_id", "titles.id"),
    Column("kind", String(20), nullable=False),
    Column("route", String(20), nullable=False),
    Column("achievement", Text, nullable=False),
    Column("direct", Boolean),
    Column("woman", Boolean),
    refers("nomination_id", "nominations.id", optional=True),
    refers("showcase_id", "showcases.id", optional=True),
    Column("change", String(20), nullable=False),
    Column("reason", String(500), nullable=False, server_default=""),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    UniqueConstraint("proposal_id", "revision"),
)

proposal_papers = Table(
    "proposal_papers",
    metadata,
    key(),
    refers("proposal_id", "proposals.id", index=True),
    refers("norm_id", "commendation_norms.id"),
    Column("present", Boolean, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
)

# totals alone, with the threshold and quorum (in %) that were in force; None: none was known
proposal_votes = Table(
    "proposal_votes",
    metadata,
    key(),
    refers("proposal_id", "proposals.id", index=True),
    Column("revision", Integer, nullable=False),
    Column("held_on", Date, nullable=False),
    Column("members", Integer, nullable=False),
    Column("present", Integer, nullable=False),
    Column("in_writing", Integer, nullable=False),
    Column("agree", Integer, nullable=False),
    Column("threshold", Amount),
    Column("quorum", Amount),
    Column("basis", String(300), nullable=False, server_default=""),
    Column("passed", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    UniqueConstraint("proposal_id", "revision"),
)

# who commented is for the office alone
round_comments = Table(
    "round_comments",
    metadata,
    key(),
    refers("round_id", "commendation_rounds.id", index=True),
    refers("proposal_id", "proposals.id", optional=True),
    refers("official_id", "officials.id"),
    Column("text", Text, nullable=False),
    Column("complaint", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
)

commendation_decisions = Table(
    "commendation_decisions",
    metadata,
    key(),
    refers("round_id", "commendation_rounds.id", index=True),
    Column("number", String(80), nullable=False),
    Column("decided_on", Date, nullable=False),
    Column("issuer", String(200), nullable=False),
    refers("file_id", "files.id", optional=True),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id"),
    Column("withdrawn_at", Instant),
    refers("withdrawn_by", "officials.id", optional=True),
    Column("reason", String(500), nullable=False, server_default=""),
)

# ``award_chain`` names the award that the decision made; the bonus is in đồng, None when a norm was not known
decided_proposals = Table(
    "decided_proposals",
    metadata,
    key(),
    refers("decision_id", "commendation_decisions.id", index=True),
    refers("proposal_id", "proposals.id", index=True),
    Column("award_chain", Integer, nullable=False),
    Column("bonus", Amount),
    UniqueConstraint("decision_id", "proposal_id"),
)
