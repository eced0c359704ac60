"""Column types and the one MetaData that every table belongs to."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Column, DateTime, Dialect, ForeignKey, Integer, MetaData, String, TypeDecorator, text
from sqlalchemy.ext.compiler import compiles

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


@compiles(String, "postgresql")
def _of_any_length(_type: String, _compiler: Any, **_: Any) -> str:
    """Lengths in the schema say what to expect; forms and imports hold to them. A report is not refused for one letter more."""
    return "TEXT"


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime; stored without a zone, because every stored instant is UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored instant needs a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Amount(TypeDecorator[Decimal]):
    """An exact decimal number; kept as text so that 93.35 and 93.350 both survive on every database."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


def key() -> Column[int]:
    """The integer primary key that most tables have."""
    return Column("id", Integer, primary_key=True)


def refers(name: str, target: str, *, optional: bool = False, index: bool = False) -> Column[int]:
    """A foreign key column ``name`` to ``target`` (``table.column``)."""
    return Column(name, Integer, ForeignKey(target), nullable=optional, index=index)


def read_from() -> tuple[Column[Any], ...]:
    """Where a part was read in its document (lines from 1, None when a person entered it), and whether to look again."""
    lines = [Column(name, Integer) for name in ("first_line", "last_line")]
    return (*lines, Column("doubtful", Boolean, nullable=False, server_default=text("false")))
