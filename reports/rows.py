"""Turning facts into table rows: running numbers, totals, and the names of the rows behind a count."""

from collections.abc import Iterable, Sequence

from reports import headings, wording
from reports.columns import columns
from reports.model import Cell, Column, Row, RowRef, Table
from rules.records import Pledge, Progress

Refs = tuple[RowRef, ...]


def pledge_ref(pledge: Pledge) -> RowRef:
    return RowRef("pledge", pledge.id)


def progress_ref(report: Progress) -> RowRef:
    return RowRef("progress", report.id)


def table(key: str, keys: str, rows: Iterable[Row], *, totals: bool = False, note: str = "") -> Table:
    """A table titled by the wording of ``key``; with ``totals`` its adding columns are summed over rows that know."""
    heads = columns(keys)
    body = tuple(rows)
    return Table(key, headings.TABLES[key], heads, body, _totals(heads, body) if totals else None, note)


def _totals(heads: Sequence[Column], rows: Sequence[Row]) -> tuple[Cell, ...]:
    return tuple(_total(index, head, rows) for index, head in enumerate(heads))


def _total(index: int, head: Column, rows: Sequence[Row]) -> Cell:
    if head.total:
        known = [value for row in rows if isinstance(value := row.cells[index], int)]
        return sum(known) if known else None
    return wording.TOTAL if head.key in ("unit", "name", "title", "measure", "topic", "kind", "week", "award") else ""


def numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with a running number put before their cells."""
    return tuple(Row((order, *row.cells), row.refs, row.late, row.sources) for order, row in enumerate(rows, start=1))
