"""What is kept of compiling: frozen summaries, comparisons that were looked at, standing orders and what they sent, links."""

from sqlalchemy import JSON, Column, Date, Integer, String, Table, Text, text

from storage.schema.columns import Instant, key, metadata, refers

# content: canonical JSON of the summary, sha256 of its UTF-8 bytes; the newest of a campaign, period and scope counts
frozen_summaries = Table(
    "frozen_summaries",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("period", String(40), nullable=False),
    refers("scope_unit_id", "units.id", optional=True),
    Column("as_of", Instant, nullable=False),
    Column("content", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("note", String(1000), nullable=False, server_default=""),
    refers("by", "officials.id"),
    Column("at", Instant, nullable=False),
)

# lines: what one person was shown of a comparison, so that its pages can be turned
comparisons = Table(
    "comparisons",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    Column("title", Text, nullable=False),
    Column("lines", JSON, nullable=False),
    Column("at", Instant, nullable=False),
)

# rhythm: "weekly", "monthly" or "before"; number: weekday from 0, day of the month, days before a deadline
pulls = Table(
    "pulls",
    metadata,
    key(),
    refers("official_id", "officials.id", index=True),
    refers("campaign_id", "campaigns.id"),
    Column("period", String(40), nullable=False),
    refers("scope_unit_id", "units.id", optional=True),
    Column("what", String(20), nullable=False),
    Column("rhythm", String(20), nullable=False),
    Column("number", Integer, nullable=False),
    Column("started_on", Date, nullable=False),
    Column("sent_for", Date),
    Column("ended_at", Instant),
    # the order that this one took the place of, when it was changed
    refers("replaces_id", "pulls.id", optional=True),
)

# one row a sending of an order: queued for a day, and when how many files left; without that it did not come about
pull_sendings = Table(
    "pull_sendings",
    metadata,
    key(),
    refers("pull_id", "pulls.id", index=True),
    Column("day", Date, nullable=False),
    Column("at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("files", Integer, nullable=False, server_default=text("0")),
)

# path is inside the data folder; arguments: what the file was made of, read again for the right to it
file_links = Table(
    "file_links",
    metadata,
    Column("id", String(40), primary_key=True),
    refers("official_id", "officials.id", index=True),
    Column("path", Text, nullable=False),
    Column("name", String(300), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("arguments", JSON, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("downloads", Integer, nullable=False, server_default=text("0")),
)
