"""A stored table as a workbook, written row by row so that a long one takes no more memory than a short one."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from reports import my_data_words as words

MOST_ROWS = 1_000_000  # a sheet takes 1,048,576
WIDTH, LONGEST_CELL, LONGEST_NAME = 22, 32_000, 31
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_table(title: str, headings: Sequence[str], rows: Iterable[Sequence[Any]], zone: ZoneInfo, path: Path) -> int:
    """Write one sheet with a frozen heading (further sheets when it is full); returns the number of rows."""
    book = Workbook(str(path), _OPTIONS)
    bold = book.add_format({"bold": True, "text_wrap": True})
    written, sheet = 0, None
    for row in rows:
        place = written % MOST_ROWS
        if sheet is None or place == 0:
            sheet = _sheet(book, title, written // MOST_ROWS, headings, bold)
        for column, value in enumerate(row):
            _put(sheet, place + 1, column, value, zone)
        written += 1
    if sheet is None:
        _sheet(book, title, 0, headings, bold)
    book.close()
    return written


def _sheet(book: Any, title: str, number: int, headings: Sequence[str], bold: Any) -> Any:
    named = title[:LONGEST_NAME] if number == 0 else f"{title[: LONGEST_NAME - 4]} {number + 1}"
    sheet = book.add_worksheet(named)
    sheet.set_column(0, max(len(headings) - 1, 0), WIDTH)
    sheet.freeze_panes(1, 0)
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, bold)
    return sheet


def _put(sheet: Any, row: int, column: int, value: Any, zone: ZoneInfo) -> None:
    if isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    elif value not in (None, "", [], {}):
        sheet.write_string(row, column, told(value, zone)[:LONGEST_CELL])


def told(value: Any, zone: ZoneInfo) -> str:
    """A stored value in words: instants and days the Vietnamese way, known codes by their names."""
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return f"{local:%H:%M} {local.day}/{local.month}/{local.year}"
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, Decimal):
        return str(value).replace(".", ",")
    if isinstance(value, list):
        return "; ".join(told(each, zone) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}: {told(each, zone)}" for name, each in value.items())
    return words.VALUES.get(value, value) if isinstance(value, str) else str(value)
