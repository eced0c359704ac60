"""The copy of everything stored about one person: a workbook with a sheet per kind of record, in words that people read."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from reports import my_data_words as words
from reports.excel.cells import Formats
from reports.excel.sheet import fill
from reports.model import Cell, Column, Row, Table

LONGEST_NAME = 31
WIDTH = 26
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Kept(Protocol):
    """The rows of one stored table: column names, and their values."""

    @property
    def table(self) -> str: ...
    @property
    def columns(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...


def write_copy(found: Sequence[Kept], owner: str, zone: ZoneInfo, path: Path) -> Path:
    """One sheet per kind of record that has a name, one more for all others. Overwrites ``path``."""
    book = Workbook(str(path), _OPTIONS)
    formats = Formats(book)
    for table in tables(found, zone):
        fill(book.add_worksheet(table.title[:LONGEST_NAME]), table, formats, owner)
    book.close()
    return path


def tables(found: Sequence[Kept], zone: ZoneInfo) -> Iterator[Table]:
    """The record as tables; what has no name of its own stands together in the last one, value after value."""
    for kept in found:
        if kept.table in words.SHEETS:
            yield _table(kept, zone)
    others = [row for kept in found if kept.table not in words.SHEETS for row in _others(kept, zone)]
    if others:
        yield Table("others", words.OTHERS, (Column("text", words.CONTENT, width=100),), tuple(others))


def _table(kept: Kept, zone: ZoneInfo) -> Table:
    heads = tuple(Column(name, words.COLUMNS.get(name, words.FURTHER), width=WIDTH) for name in kept.columns)
    named = _unlike(heads)
    rows = tuple(Row(tuple(_cell(value, zone) for value in row)) for row in kept.rows)
    return Table(kept.table, words.SHEETS[kept.table], named, rows)


def _unlike(heads: Sequence[Column]) -> tuple[Column, ...]:
    """Headings of one table must differ: a repeated one gets a number."""
    seen: dict[str, int] = {}
    named = []
    for head in heads:
        seen[head.label] = seen.get(head.label, 0) + 1
        count = seen[head.label]
        named.append(head if count == 1 else Column(head.key, f"{head.label} {count}", width=WIDTH))
    return tuple(named)


def _others(kept: Kept, zone: ZoneInfo) -> Iterator[Row]:
    for row in kept.rows:
        told = [str(cell) for value in row if (cell := _cell(value, zone)) not in (None, "")]
        yield Row(("; ".join(told),))


def _cell(value: Any, zone: ZoneInfo) -> Cell:
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return f"{local:%H:%M} {local.day}/{local.month}/{local.year}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    return words.VALUES.get(value, value) if isinstance(value, str) else str(value)
