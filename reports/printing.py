"""How values are printed for a Vietnamese reader, and how text is made safe for Office files without losing a character."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from reports import wording
from reports.model import Cell
from rules.amounts import format_amount

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def rate(part: int, whole: int) -> Decimal | None:
    """Per cent with two decimals, None of nothing. Halves round up, but short of the whole never shows as 100."""
    if whole == 0:
        return None
    exact = Decimal(part) * _HUNDRED / Decimal(whole)
    rounded = exact.quantize(_CENT, ROUND_HALF_UP)
    return rounded - _CENT if rounded == _HUNDRED and part < whole else rounded


def number(value: Decimal | int) -> str:
    """Dot for thousands, comma for decimals: ``1.300.000``, ``93,35``. Zeros after the comma are dropped."""
    return format_amount(Decimal(value))


def quantity(value: Decimal | int, unit: str) -> str:
    """A number with its unit of measure: ``320 cây``, but ``93,35%``."""
    return format_amount(Decimal(value), printable(unit).strip())


def cell(value: Cell) -> str:
    """A table cell as printed; an unknown value says so and is never 0."""
    if value is None:
        return wording.NO_DATA
    if isinstance(value, str):
        return printable(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else number(value)


def printable(text: str) -> str:
    """The same text with characters that XML cannot hold shown as their control pictures, so that nothing vanishes."""
    return _FORBIDDEN.sub(lambda match: _picture(match[0]), text)


def _picture(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
