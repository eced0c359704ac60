"""Amounts as officials type them, read without guessing, and printed back the Vietnamese way."""

from decimal import Decimal

from rules.amount import Amount
from rules.measured import measure, roles
from rules.reading import read
from rules.standing import standing
from rules.unclear import Unclear
from rules.words import telex

__all__ = ["Amount", "Unclear", "format_amount", "read_amount"]


def read_amount(text: str, *, unit: str | None = None) -> Amount | Unclear | None:
    """The one amount that ``text`` states, in ``unit`` (the target's unit of measure, "triệu đồng") when it is given.

    None when no number is said. Unclear when there are several readings: ``reason`` is ``decimal_point`` ("1.5"),
    ``thousands_or_decimal`` ("1,300"), ``range``, ``vague``, ``several``, ``remaining`` (what is left was said, not what
    was done), ``planned``, ``other_unit``, ``scale``, ``percent``
    ("9335" where a percentage was asked), ``none_yet`` ("chưa có": no figure, never 0) or ``all`` ("xong hết").
    """
    reading = read(telex(text), unit, amount_asked=True)
    words = reading.sentence.words
    reached = measure(reading.found, roles(words, reading.signs, reading.found), unit)
    if reached.unclear:
        return reached.unclear
    if reached.amount and reached.percent:
        return Unclear("several", (reached.amount.value, reached.percent.value))
    status = standing(words, reading.signs, reading.found).status
    said = {"none": Unclear("none_yet"), "done": Unclear("all")}.get(status or "")
    return reached.amount or reached.percent or said


def format_amount(value: Decimal, unit: str = "") -> str:
    """``1234567.5`` → ``1.234.567,5``; ``unit`` follows after a space, "%" directly. Reads back as the same value."""
    whole, _, fraction = f"{value:f}".partition(".")
    sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    fraction = fraction.rstrip("0")
    if len(fraction) == 3 and 0 < int(whole) < 1000 and unit != "%":
        fraction += "0"  # "1,125" could be read as thousands by somebody used to English signs
    written = f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    return f"{sign}{written}{'' if unit in ('', '%') else ' '}{unit}"
