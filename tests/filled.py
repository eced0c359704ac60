"""A row in every table of any schema: values by the type of each column, foreign keys to the row of the table they name."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Connection, Date, DateTime, Integer, MetaData, Table, insert, update

from storage.schema import metadata
from storage.schema.columns import Amount

LONGEST = 20  # the shortest of the texts that have a length of their own


def fill(conn: Connection, schema: MetaData, seed: int = 1) -> dict[str, dict[str, Any]]:
    """Put a row into every table but Alembic's; returns each row by its table. ``seed`` tells several fillings apart."""
    rows: dict[str, dict[str, Any]] = {}
    for table in tables(schema):
        made = {column.name: _value(column, rows, seed) for column in table.c if not _numbered(column)}
        key = next(iter(table.primary_key))
        made[key.name] = conn.execute(insert(table).values(made).returning(key)).scalar_one()
        rows[table.name] = made
    for table in tables(schema):
        _tie(conn, table, rows)
    return rows


def tables(schema: MetaData) -> list[Table]:
    """The tables of our own, each after those that it cannot be without."""
    left, found = [each for each in schema.tables.values() if each.name != "alembic_version"], list[Table]()
    while left:
        free = [each for each in left if not _needed(each) & {other.name for other in left if other is not each}]
        assert free, f"these need each other: {sorted(each.name for each in left)}"
        found += free
        left = [each for each in left if each not in free]
    return found


def _needed(table: Table) -> set[str]:
    return {key.column.table.name for key in table.foreign_keys if not key.parent.nullable}


def _numbered(column: Column[Any]) -> bool:
    return column.primary_key and isinstance(column.type, Integer) and not column.foreign_keys


def _tie(conn: Connection, table: Table, rows: dict[str, dict[str, Any]]) -> None:
    """What may refer to a later table, or to the table itself, refers to it now."""
    row, key = rows[table.name], next(iter(table.primary_key))
    late = {name: _named(table.c[name], rows) for name in row if table.c[name].foreign_keys and row[name] is None}
    if late:
        conn.execute(update(table).where(key == row[key.name]).values(late))
        row |= late


def _named(column: Column[Any], rows: dict[str, dict[str, Any]]) -> Any:
    target = next(iter(column.foreign_keys)).column
    return rows.get(target.table.name, {}).get(target.name)


def _value(column: Column[Any], rows: dict[str, dict[str, Any]], seed: int) -> Any:
    if column.foreign_keys:
        return _named(column, rows)
    now = metadata.tables.get(column.table.name)
    if now is not None and column.name in now.c and isinstance(now.c[column.name].type, Amount):
        return f"93.{seed}50"
    kinds: dict[type, Any] = {
        Boolean: True,
        Integer: 2026 + seed,
        Date: date(2026, 3, seed),
        DateTime: datetime(2026, 3, seed, 4, 5, 6),  # noqa: DTZ001  # stored instants bear no zone
        JSON: {"chữ": [seed, None, "đ"]},
    }
    made = next((value for kind, value in kinds.items() if isinstance(column.type, kind)), None)
    return f"{column.name} đ {seed}"[-LONGEST:] if made is None else made
