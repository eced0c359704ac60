"""The register of regulations on which campaigns, conditions and norms are based."""

from sqlalchemy import Column, Date, String, Table

from storage.schema.columns import key, metadata

# effective_to: the last day in force; amended_from: the first day of another wording; the audit keeps what stood before
regulations = Table(
    "regulations",
    metadata,
    key(),
    Column("number", String(60), nullable=False),
    Column("name", String(300), nullable=False),
    Column("issuer", String(200), nullable=False, server_default=""),
    Column("issued_on", Date),
    Column("effective_from", Date),
    Column("effective_to", Date),
    Column("amended_from", Date),
    Column("successor", String(300), nullable=False, server_default=""),
)
