"""One written numeral → one value, or the readings it could have. Dot groups thousands, comma is the decimal sign."""

import re
from decimal import Decimal

from rules.unclear import Unclear

MOST_DIGITS = 18  # a budget of a thousand million million đồng; longer is a slip of the finger
_WHOLE = re.compile(r"[0-9]+")
_GROUPED_BY_DOT = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_GROUPED_BY_COMMA = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}|(?:,[0-9]{3})+\.[0-9]+)")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
_DECIMAL_POINT = re.compile(r"[0-9]+\.[0-9]+")
_THREE_AFTER_COMMA = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


def numeral(written: str, *, share: bool = False) -> Decimal | Unclear:
    """``written`` is digits with dots and commas. ``share`` says that a per cent sign follows, where a dot before one,
    two or many digits can only be a decimal sign and where thousands make no sense."""
    if sum(letter.isdigit() for letter in written) > MOST_DIGITS:
        return Unclear("badly_grouped", ())
    if _WHOLE.fullmatch(written):
        return Decimal(written)
    if _GROUPED_BY_DOT.fullmatch(written) and not (share and written.count(".") == 1):
        return Decimal(written.replace(".", "").replace(",", "."))
    if _GROUPED_BY_COMMA.fullmatch(written):
        return Decimal(written.replace(",", ""))
    if _THREE_AFTER_COMMA.fullmatch(written) and not share:
        return Unclear("thousands_or_decimal", (Decimal(written.replace(",", ".")), Decimal(written.replace(",", ""))))
    if _DECIMAL_COMMA.fullmatch(written):
        return Decimal(written.replace(",", "."))
    if _DECIMAL_POINT.fullmatch(written):
        return _with_point(written, share)
    return Unclear("badly_grouped", ())


def _with_point(written: str, share: bool) -> Decimal | Unclear:
    """A dot that groups no thousands: surely decimal after a lone zero or before a per cent sign, otherwise to be asked."""
    value = Decimal(written)
    whole, fraction = written.split(".")
    if whole == "0" or (share and len(fraction) != 3):
        return value
    if len(fraction) > 3:
        return Unclear("badly_grouped", (value,))
    return Unclear("decimal_point", (value, Decimal(whole + fraction.ljust(3, "0"))))
