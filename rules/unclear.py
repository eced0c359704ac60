"""The answer of a reader that refuses to guess."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unclear:
    """Something was said, but it has no single reading.

    ``reason`` is a code (``decimal_point``, ``range``, ``vague``, ``no_such_day`` …); ``readings`` are the values to
    offer, most likely first, and may be empty when only the person can say; ``span`` is its place in ``nfc(text)``.
    """

    reason: str
    readings: tuple[Decimal | date, ...] = ()
    span: tuple[int, int] = (0, 0)
