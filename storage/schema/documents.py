"""The documents that launch campaigns, and what was read in them beside the campaign's own parts."""

from sqlalchemy import JSON, Boolean, Column, Date, Index, Integer, String, Table, Text, text

from storage.schema.columns import Instant, key, metadata, read_from, refers

documents = Table(
    "documents",
    metadata,
    key(),
    # blanks are legal: what is not printed is None or empty; "2026-03" is a date without its day
    Column("number", Text),
    Column("symbol", Text, nullable=False, server_default=""),
    Column("issuer", Text, nullable=False, server_default=""),
    Column("issued_on", Date),
    Column("date_text", Text, nullable=False, server_default=""),
    Column("province", Text, nullable=False, server_default=""),
    Column("kind", Text, nullable=False, server_default=""),
    Column("launches", Boolean, nullable=False, server_default=text("false")),
    # no foreign key: files belong to reports, those to campaigns, those to documents
    Column("file_id", Integer),
    Column("text", Text, nullable=False, server_default=""),
    Column("text_sha256", String(64), nullable=False, server_default="", index=True),
    # where each fact of the head stands: {"title": [first line, last line], ...}
    Column("lines", JSON, nullable=False, server_default="{}"),
    Column("received_at", Instant),
    refers("received_by", "officials.id", optional=True),
    Index(
        "uq_documents_key",
        "number",
        "issuer",
        "date_text",
        unique=True,
        sqlite_where=text("number IS NOT NULL"),
        postgresql_where=text("number IS NOT NULL"),
    ),
)

legal_bases = Table(
    "legal_bases",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("text", Text, nullable=False),
    Column("kind", Text, nullable=False, server_default=""),
    Column("number", Text),
    Column("dated", Text, nullable=False, server_default=""),
    *read_from(),
)

duties = Table(
    "duties",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False),
    *read_from(),
)

commendation_rules = Table(
    "commendation_rules",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("text", Text, nullable=False),
    *read_from(),
)

# time limits without a day: recurring, on request, relative; a day given to one makes it a milestone
undated_limits = Table(
    "undated_limits",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("phrase", Text, nullable=False),
    Column("action", Text, nullable=False, server_default=""),
    Column("kind", String(20), nullable=False, server_default=""),
    *read_from(),
)

# kind: "to" (Kính gửi), "copy" (Nơi nhận), "file" (Lưu)
addressees = Table(
    "addressees",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", Text, nullable=False),
    Column("purpose", Text, nullable=False, server_default=""),
    Column("kind", String(20), nullable=False, server_default="copy"),
    *read_from(),
)

# capacity as printed: KT., Q., TM., TL., TUQ., several parted by a blank; empty for the head
signers = Table(
    "signers",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("name", Text, nullable=False, server_default=""),
    Column("position", Text, nullable=False, server_default=""),
    Column("capacity", Text, nullable=False, server_default=""),
    Column("on_behalf_of", Text, nullable=False, server_default=""),
    *read_from(),
)

# likely misread words, each accepted or kept as printed by a person; state: "open", "accepted", "kept"
corrections = Table(
    "corrections",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("original", Text, nullable=False),
    Column("proposed", Text, nullable=False),
    Column("state", String(20), nullable=False, server_default="open"),
    *read_from(),
)

warnings = Table(
    "warnings",
    metadata,
    key(),
    refers("campaign_id", "campaigns.id", index=True),
    Column("text", Text, nullable=False),
    *read_from(),
)
