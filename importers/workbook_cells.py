"""The cells of a workbook of this system's own that came back. Runs inside the sandbox: ``read(payload)``."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from python_calamine import CalamineSheet

from importers.refusal import Refusal
from importers.roster_cells import MOST_COLUMNS, MOST_ROWS, opened
from rules.workbook.marker import LISTS, SHEET, marker_in

MOST_CELL_LETTERS = 33_000


def read(payload: bytes) -> dict[str, Any] | None:
    """``{"number", "seal", "sheets": [[name, [[cell, …], …]], …]}``; None when no such workbook was sent.

    A cell is text, ``{"number": "95.5"}`` or ``{"day": "2027-03-31"}``. Raises Refusal for a file that is not to be read.
    """
    if payload[:2] != b"PK":
        return None
    book = opened(payload)
    if SHEET not in book.sheet_names:
        return None
    mark = marker_in([[str(cell) for cell in row] for row in _cells(book.get_sheet_by_name(SHEET))])
    if mark is None:
        return None
    names = [name for name in book.sheet_names if name not in (SHEET, LISTS)]
    sheets = [[name, _rows(book.get_sheet_by_name(name))] for name in names]
    return {"number": mark.number, "seal": mark.seal, "sheets": sheets}


def _cells(sheet: CalamineSheet) -> list[list[Any]]:
    if sheet.total_height > MOST_ROWS:
        raise Refusal("too_many_rows", f"Trang “{sheet.name}” có hơn 50.000 dòng, hệ thống không đọc.")
    return [list(row[:MOST_COLUMNS]) for row in sheet.to_python(skip_empty_area=False)]


def _rows(sheet: CalamineSheet) -> list[list[Any]]:
    rows = [[_cell(value) for value in row] for row in _cells(sheet)]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return {"number": format(Decimal(repr(value)), "f")} if value == value else ""
    if isinstance(value, datetime | date):
        return {"day": value.strftime("%Y-%m-%d")} if value.year >= 1000 else ""
    return str(value)[:MOST_CELL_LETTERS]
