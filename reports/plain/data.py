"""A summary as plain data and back again. The canonical text of it is what freezing keeps and hashes.

Amounts are strings, as they were written; days ISO, instants ISO in UTC. The format is described in docs/so-lieu-json.md.
"""

import hashlib
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from reports import period
from reports.model import Cell, Column, ColumnKind, Figure, Row, RowRef, Section, Summary, Table

FORMAT = 1
_PLAIN = ("campaign_id", "campaign", "year", "theme", "parent_document", "scope")


def plain(summary: Summary) -> dict[str, Any]:
    """The summary as dictionaries, lists, text, whole numbers and null."""
    return {
        "format": FORMAT,
        **{name: getattr(summary, name) for name in _PLAIN},
        "period": summary.period.code,
        "period_label": summary.period.label,
        "as_of": _instant(summary.as_of),
        "elapsed": str(summary.elapsed),
        "notes": list(summary.notes),
        "sections": [_section(section) for section in summary.sections],
    }


def canonical(summary: Summary) -> str:
    """The same summary gives the same text, byte for byte."""
    return json.dumps(plain(summary), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def code_of(content: str) -> str:
    """SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(content.encode()).hexdigest()


def restored(content: str) -> Summary:
    """The summary that ``canonical`` wrote. ValueError for a format that is not known."""
    data = json.loads(content)
    if data["format"] != FORMAT:
        raise ValueError("format")
    return Summary(
        **{name: data[name] for name in _PLAIN},
        period=period.read(data["period"], data["year"]),
        as_of=datetime.fromisoformat(data["as_of"]),
        elapsed=Decimal(data["elapsed"]),
        notes=tuple(data["notes"]),
        sections=tuple(_restored_section(each) for each in data["sections"]),
    )


def _instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()


def _section(section: Section) -> dict[str, Any]:
    figures, tables = [_figure(each) for each in section.figures], [_table(each) for each in section.tables]
    return {"key": section.key, "heading": section.heading, "figures": figures, "tables": tables}


def _figure(figure: Figure) -> dict[str, Any]:
    facts = {"key": figure.key, "label": figure.label, "unit": figure.unit, "table": figure.table}
    return {**facts, "value": _number(figure.value), "as_of": _instant(figure.as_of), "rows": _refs(figure.rows)}


def _table(table: Table) -> dict[str, Any]:
    return {
        "key": table.key,
        "title": table.title,
        "note": table.note,
        "columns": [
            {"key": c.key, "label": c.label, "kind": c.kind.value, "width": c.width, "total": c.total}
            for c in table.columns
        ],
        "rows": [_row(row) for row in table.rows],
        "totals": None if table.totals is None else [_cell(cell) for cell in table.totals],
    }


def _row(row: Row) -> dict[str, Any]:
    sources = {key: _refs(refs) for key, refs in row.sources.items()}
    return {"cells": [_cell(cell) for cell in row.cells], "rows": _refs(row.refs), "late": row.late, "sources": sources}


def _refs(refs: tuple[RowRef, ...]) -> list[list[Any]]:
    return [[ref.kind, ref.id, ref.detail] for ref in refs]


def _number(value: Decimal | int | None) -> Any:
    return {"decimal": str(value)} if isinstance(value, Decimal) else value


def _cell(cell: Cell) -> Any:
    return {"date": cell.isoformat()} if isinstance(cell, date) else cell if isinstance(cell, str) else _number(cell)


def _restored_section(data: dict[str, Any]) -> Section:
    figures, tables = map(_restored_figure, data["figures"]), map(_restored_table, data["tables"])
    return Section(data["key"], data["heading"], tuple(figures), tuple(tables))


def _restored_figure(data: dict[str, Any]) -> Figure:
    facts = {name: data[name] for name in ("key", "label", "unit", "table")}
    value, rows = _restored_cell(data["value"]), _restored_refs(data["rows"])
    return Figure(**facts, value=value, rows=rows, as_of=datetime.fromisoformat(data["as_of"]))


def _restored_table(data: dict[str, Any]) -> Table:
    columns = tuple(Column(**{**each, "kind": ColumnKind(each["kind"])}) for each in data["columns"])
    rows = tuple(_restored_row(each) for each in data["rows"])
    totals = None if data["totals"] is None else tuple(map(_restored_cell, data["totals"]))
    return Table(data["key"], data["title"], columns, rows, totals, data["note"])


def _restored_row(data: dict[str, Any]) -> Row:
    sources = {key: _restored_refs(refs) for key, refs in data["sources"].items()}
    return Row(tuple(map(_restored_cell, data["cells"])), _restored_refs(data["rows"]), data["late"], sources)


def _restored_refs(data: list[list[Any]]) -> tuple[RowRef, ...]:
    return tuple(RowRef(*each) for each in data)


def _restored_cell(data: Any) -> Any:
    if not isinstance(data, dict):
        return data
    return Decimal(data["decimal"]) if "decimal" in data else date.fromisoformat(data["date"])
