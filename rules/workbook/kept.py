"""A record as JSON and back, so that what went out can be kept beside what comes back."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from rules.workbook.columns import Column, Kind, Part, Record, Row, Value


def as_json(record: Record) -> dict[str, Any]:
    """``{part: [[key, {column: value}], …]}``; days as ISO, amounts as text."""
    return {
        part: [[row.key, {name: _plain(value) for name, value in row.values.items()}] for row in rows]
        for part, rows in record.items()
    }


def from_json(parts: Sequence[Part], kept: Mapping[str, Any]) -> dict[str, tuple[Row, ...]]:
    """The record again; a column that is new since then is empty in it."""
    return {
        part.name: tuple(
            Row(key, {column.name: _value(column, values.get(column.name)) for column in part.columns})
            for key, values in kept.get(part.name, ())
        )
        for part in parts
    }


def _plain(value: Value) -> str | int | bool | None:
    return str(value) if isinstance(value, Decimal | date) else value


def _value(column: Column, kept: Any) -> Value:
    if kept is not None and column.kind is Kind.DAY:
        return date.fromisoformat(kept)
    if kept is not None and column.kind is Kind.AMOUNT:
        return Decimal(kept)
    return kept
