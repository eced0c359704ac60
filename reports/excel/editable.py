"""A workbook to be edited and sent back: a sheet per part, drop-down lists, a hidden key in front of each row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reports.excel.cells import Formats
from rules.workbook import marker
from rules.workbook.cells import written
from rules.workbook.columns import Cell, Choices, Column, Kind, Part, Record, Row
from rules.workbook.marker import Marker
from rules.workbook.reading import CARD_LABEL, CARD_VALUE, KEY_HEADING

HEAD_ROW = 2
SPARE_ROWS = 500
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_CHOICE_FILL = "#E2EFDA"
_A4 = 9
_WIDEST = 80
_WRONG_TITLE = "Chưa đúng danh mục"
_WRONG = "Đồng chí chọn một giá trị trong danh sách, hoặc để trống."


def write_editable(parts: Sequence[Part], record: Record, title: str, mark: Marker, path: Path) -> Path:
    """All ``parts`` with their rows of ``record``; ``title`` says what this is about. Overwrites ``path``."""
    book = Workbook(str(path), _OPTIONS)
    book.set_properties({"title": title[:255]})
    formats = Formats(book)
    sheets = {part.name: book.add_worksheet(part.sheet) for part in parts}
    lists = _Lists(book.add_worksheet(marker.LISTS))
    for part in parts:
        _fill(sheets[part.name], part, record.get(part.name, ()), title, formats, lists)
    _mark(book.add_worksheet(marker.SHEET), mark)
    book.close()
    return path


class _Lists:
    """The hidden sheet of drop-down lists, each written once in a column of its own."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._ranges: dict[int, str] = {}
        sheet.hide()

    def range_of(self, choices: Choices) -> str:
        if id(choices) not in self._ranges:
            place = len(self._ranges)
            for row, option in enumerate(choices.items):
                self._sheet.write_string(row, place, option.label)
            letter = xl_col_to_name(place)
            self._ranges[id(choices)] = f"='{marker.LISTS}'!${letter}$1:${letter}${max(len(choices.items), 1)}"
        return self._ranges[id(choices)]


def _mark(sheet: Worksheet, mark: Marker) -> None:
    for row, cells in enumerate(marker.marker_rows(mark)):
        sheet.write_row(row, 0, cells)
    sheet.very_hidden()


def _fill(sheet: Worksheet, part: Part, rows: Sequence[Row], title: str, formats: Formats, lists: _Lists) -> None:
    for row in range(HEAD_ROW):
        sheet.set_row(row, None, formats.get())
    sheet.write_string(0, 1, f"{part.sheet}: {title}"[:250], formats.get(bold=True, font_size=14))
    sheet.write_string(1, 1, part.note, formats.get(italic=True))
    if part.card:
        _card(sheet, part, rows[0], formats, lists)
    else:
        _table(sheet, part, rows, formats, lists)
    sheet.set_column(0, 0, 4, None, {"hidden": True})
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)


def _table(sheet: Worksheet, part: Part, rows: Sequence[Row], formats: Formats, lists: _Lists) -> None:
    last = HEAD_ROW + max(len(rows), 1)
    heads = [{"header": KEY_HEADING}] + [
        {"header": column.heading, "header_format": _head(column, formats)} for column in part.columns
    ]
    sheet.add_table(HEAD_ROW, 0, last, len(part.columns), {"columns": heads, "name": f"sua_{part.name}", "style": None})
    for place, column in enumerate(part.columns, start=1):
        sheet.set_column(place, place, min(column.width, _WIDEST), _style(column, formats, border=0))
        if column.kind is Kind.CHOICE:
            _drop_down(sheet, (HEAD_ROW + 1, place, last + SPARE_ROWS, place), column, lists)
    for number, row in enumerate(rows, start=HEAD_ROW + 1):
        sheet.write_string(number, 0, row.key)
        for place, column in enumerate(part.columns, start=1):
            _write(sheet, number, place, written(column, row.values[column.name]), _style(column, formats))
    sheet.set_row(HEAD_ROW, 32)
    sheet.freeze_panes(HEAD_ROW + 1, 2)


def _card(sheet: Worksheet, part: Part, row: Row, formats: Formats, lists: _Lists) -> None:
    sheet.set_column(1, 1, 32)
    sheet.set_column(2, 2, 90)
    for place, heading in enumerate((KEY_HEADING, CARD_LABEL, CARD_VALUE)):
        sheet.write_string(HEAD_ROW, place, heading, formats.head())
    for number, column in enumerate(part.columns, start=HEAD_ROW + 1):
        sheet.write_string(number, 0, column.name)
        sheet.write_string(number, 1, column.heading, formats.get(border=1, bold=True, valign="top"))
        _write(sheet, number, 2, written(column, row.values[column.name]), _style(column, formats))
        if column.kind is Kind.CHOICE:
            _drop_down(sheet, (number, 2, number, 2), column, lists)
    sheet.freeze_panes(HEAD_ROW + 1, 0)


def _head(column: Column, formats: Formats) -> Format:
    wanted = {"bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
    return formats.get(**wanted, bg_color=_CHOICE_FILL) if column.kind is Kind.CHOICE else formats.head()


def _style(column: Column, formats: Formats, border: int = 1) -> Format:
    """Days look like days; all else is text, so that 1.300 or 95% typed here stays what was typed."""
    number_format = "dd/mm/yyyy" if column.kind is Kind.DAY else "@"
    return formats.get(border=border, valign="top", text_wrap=True, num_format=number_format)


def _drop_down(sheet: Worksheet, area: tuple[int, int, int, int], column: Column, lists: _Lists) -> None:
    rule: Mapping[str, object] = {
        "validate": "list", "source": lists.range_of(column.choices), "error_type": "warning",
        "error_title": _WRONG_TITLE, "error_message": _WRONG,
    }  # fmt: skip
    sheet.data_validation(*area, rule)


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, style: Format) -> None:
    if isinstance(cell, date):
        sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), style)  # noqa: DTZ001
    elif cell:
        sheet.write_string(row, place, str(cell), style)
    else:
        sheet.write_blank(row, place, None, style)
