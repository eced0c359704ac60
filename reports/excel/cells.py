"""Writing one value into one cell, in the right type and format."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports import printing, wording
from reports.model import Cell, ColumnKind

# what one Excel cell holds; longer text goes on in the next cell of an extra column
CELL_LIMIT = 32_767
# digits a float keeps exactly; a longer amount is written as text rather than changed
_EXACT_DIGITS = 15
_RED, _RED_FILL, _HEAD_FILL = "#9C0006", "#FFC7CE", "#DDEBF7"
_NUMBERS = {
    ColumnKind.COUNT: "#,##0",
    ColumnKind.AMOUNT: "#,##0.######",
    ColumnKind.RATE: "0.00%",
    ColumnKind.DATE: "dd/mm/yyyy",
}


class Formats:
    """Cell formats of one workbook, made once each."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._cells: dict[tuple[ColumnKind, str, bool, bool], Format] = {}

    def get(self, **wanted: Any) -> Format:
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Times New Roman", "font_size": 11, **wanted})
        return self._made[key]

    def head(self) -> Format:
        return self.get(bold=True, align="center", valign="vcenter", text_wrap=True, border=1, bg_color=_HEAD_FILL)

    def cell(self, kind: ColumnKind, value: Cell, *, late: bool, bold: bool = False) -> Format:
        key = (kind, _shape(kind, value), late, bold)
        if key not in self._cells:
            self._cells[key] = self._cell(*key)
        return self._cells[key]

    def _cell(self, kind: ColumnKind, shape: str, late: bool, bold: bool) -> Format:
        wanted: dict[str, Any] = {"border": 1, "valign": "top", "bold": bold}
        if kind in (ColumnKind.COUNT, ColumnKind.RATE, ColumnKind.DATE):
            wanted["align"] = "center"
        if late:
            wanted |= {"font_color": _RED, "bg_color": _RED_FILL}
        if shape in (_TEXT, _EMPTY):
            return self.get(**wanted, text_wrap=True, num_format="@", quote_prefix=shape == _TEXT)
        number_format = "#,##0" if shape == _WHOLE else _NUMBERS.get(kind, "General")
        return self.get(**wanted, num_format=number_format)


_TEXT, _EMPTY, _WHOLE, _NUMBER = "text", "empty", "whole", "number"


def _shape(kind: ColumnKind, value: Cell) -> str:
    """What of a value decides how its cell looks."""
    if isinstance(value, str):
        return _TEXT if value else _EMPTY
    if value is None:
        return _EMPTY
    return _WHOLE if _is_whole(kind, value) else _NUMBER


def _is_whole(kind: ColumnKind, value: Cell) -> bool:
    return kind is ColumnKind.AMOUNT and isinstance(value, int | Decimal) and value == int(value)


def pieces(text: str) -> Iterator[str]:
    """The text in lengths that fit a cell, counted in UTF-16 units as Excel does; never splits a character."""
    if len(text) <= CELL_LIMIT // 2:
        yield text
        return
    start = size = 0
    for place, character in enumerate(text):
        width = 2 if ord(character) > 0xFFFF else 1
        if size + width > CELL_LIMIT:
            yield text[start:place]
            start, size = place, 0
        size += width
    yield text[start:]


def write(sheet: Worksheet, row: int, column: int, value: Cell, kind: ColumnKind, style: Format) -> None:
    """Numbers and days as such; everything else as text, even when it begins like a formula."""
    if value is None:
        sheet.write_string(row, column, wording.NO_DATA, style)
    elif isinstance(value, str):
        _write_text(sheet, row, column, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001
    elif isinstance(value, Decimal) and len(value.as_tuple().digits) > _EXACT_DIGITS:
        sheet.write_string(row, column, printing.number(value), style)
    else:
        sheet.write_number(row, column, float(value / 100 if kind is ColumnKind.RATE else value), style)


def _write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    if text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
