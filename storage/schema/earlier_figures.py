"""Figures of years before the program, entered from files ("nhập từ năm trước"), and files that wait for the office's word."""

from sqlalchemy import JSON, Boolean, Column, Integer, String, Table, Text, UniqueConstraint

from storage.schema.columns import Amount, Instant, key, metadata, refers

# a corrected figure is a further revision; withdrawn ones are not ``newest`` any more, like replaced ones
earlier_figures = Table(
    "earlier_figures",
    metadata,
    key(),
    refers("unit_id", "units.id", index=True),
    Column("year", Integer, nullable=False),
    # the measure and its unit as printed, and the two folded, by which a target of a campaign is found
    Column("measure", Text, nullable=False),
    Column("unit", String(60), nullable=False, server_default=""),
    Column("same", Text, nullable=False),
    Column("amount", Amount, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
    refers("import_id", "earlier_imports.id"),
    UniqueConstraint("unit_id", "year", "same", "revision"),
)

# state as in roster_imports, and "undone"
earlier_imports = Table(
    "earlier_imports",
    metadata,
    key(),
    Column("rows", JSON, nullable=False),
    Column("state", String(20), nullable=False),
    Column("at", Instant, nullable=False),
    refers("by", "officials.id", optional=True),
)
