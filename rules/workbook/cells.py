"""One value and its cell: written so that it reads back the same, read however an official has typed it."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from rules.amounts import Unclear, format_amount, read_amount
from rules.dates import Day, format_date, read_date
from rules.words import clean
from rules.workbook.columns import Cell, Column, Kind, Value

# what one cell of a spreadsheet holds, in UTF-16 units, with room for what escaping adds
CELL_LIMIT = 32_000
# spreadsheets count their days from 1900 on
FIRST_YEAR = 1900
# a day whose cell has lost its format is a number of days; these lie between 1954 and 2119
_DAY_ZERO, _SERIALS = date(1899, 12, 30), range(20_000, 80_000)
TOO_LONG = "(giữ nguyên, nội dung dài quá một ô)"


class Fault(StrEnum):
    """Why a cell, a row or a sheet cannot be taken."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NOT_WHOLE = "not_whole"
    NO_AMOUNT = "no_amount"
    UNCLEAR_AMOUNT = "unclear_amount"
    SHARE_OR_PERCENT = "share_or_percent"
    NO_DAY = "no_day"
    UNCLEAR_DAY = "unclear_day"
    UNKNOWN_CHOICE = "unknown_choice"
    TWICE = "twice"
    UNKNOWN_KEY = "unknown_key"
    GONE = "gone"
    IN_USE = "in_use"
    NO_HEADING = "no_heading"
    NO_COLUMN = "no_column"
    DAYS_SWAPPED = "days_swapped"
    UNKNOWN_STAGE = "unknown_stage"
    STAGE_NEEDED = "stage_needed"
    STAGE_NOT_NEEDED = "stage_not_needed"
    NEEDS_APPROVAL = "needs_approval"
    WHO_NEEDED = "who_needed"
    NO_TITLE = "no_title"
    PARAMETER_NEEDED = "parameter_needed"
    BAD_GROUP = "bad_group"
    NO_NUMBER = "no_number"


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that was not understood; ``detail`` is what was typed, or what the limit is."""

    fault: Fault
    detail: str = ""


def written(column: Column, value: Value) -> Cell:
    """The cell for a value: days as days, everything else as text that ``read`` turns back into the same value."""
    if value is None:
        return ""
    if column.kind is Kind.CHOICE:
        return column.choices.label(value)
    if isinstance(value, Decimal):
        return format_amount(value)
    if isinstance(value, date):
        return value if value.year > FIRST_YEAR else format_date(value)
    text = clean(str(value))
    return TOO_LONG if len(text.encode("utf-16-le", "surrogatepass")) // 2 > CELL_LIMIT else text


def shown(column: Column, value: Value) -> str:
    """The value as people read it in a message."""
    cell = written(column, value)
    return format_date(cell) if isinstance(cell, date) else str(cell)


def as_text(cell: Cell) -> str:
    """A cell as text: days as 31/3/2027, numbers without a needless fraction."""
    if isinstance(cell, date):
        return format_date(cell)
    return format(cell.normalize(), "f") if isinstance(cell, Decimal) else clean(cell)


def same(written_cell: Cell, cell: Cell) -> bool:
    """Whether a cell came back as it was written."""
    return as_text(written_cell) == as_text(cell)


def read(column: Column, cell: Cell, *, today: date, unit: str = "") -> Value | Unread:
    """What a cell says; ``unit`` is the row's unit of measure. None for an empty cell."""
    text = as_text(cell)
    if not text:
        return None
    if column.kind is Kind.CHOICE:
        found = column.choices.find(text)
        return found.value if found else Unread(Fault.UNKNOWN_CHOICE, text[:60])
    if column.kind is Kind.AMOUNT:
        return _amount(cell, text, unit)
    if column.kind is Kind.DAY:
        return _day(cell, text, today)
    if column.kind is Kind.WHOLE:
        return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else Unread(Fault.NOT_WHOLE, text[:60])
    return text if len(text) <= column.most else Unread(Fault.TOO_LONG, str(column.most))


def _amount(cell: Cell, text: str, unit: str) -> Decimal | Unread:
    if isinstance(cell, Decimal):
        # a cell formatted as a percentage holds 0.95 for 95%: nobody can tell it from 0,95%
        return Unread(Fault.SHARE_OR_PERCENT, format_amount(cell)) if "%" in unit and 0 < cell < 1 else _plain(cell)
    if isinstance(cell, date):
        return Unread(Fault.NO_AMOUNT, text)
    found = read_amount(text, unit=unit or None)
    if isinstance(found, Unclear):
        return Unread(Fault.UNCLEAR_AMOUNT, text[:60])
    return _plain(found.value) if found else Unread(Fault.NO_AMOUNT, text[:60])


def _plain(value: Decimal) -> Decimal:
    """Without needless zeros: 57.000 is 57."""
    return Decimal(format(value.normalize(), "f"))


def _day(cell: Cell, text: str, today: date) -> date | Unread:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, Decimal) and cell in _SERIALS:
        return _DAY_ZERO + timedelta(days=int(cell))
    found = None if isinstance(cell, Decimal) else read_date(text, today=today)
    if isinstance(found, Unclear):
        return Unread(Fault.UNCLEAR_DAY, text[:60])
    return found.value if isinstance(found, Day) else Unread(Fault.NO_DAY, text[:60])
