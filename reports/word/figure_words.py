"""Figures as sentences print them."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reports import printing, wording
from reports.model import Summary

Number = Decimal | int | None


def in_words(value: Number) -> str:
    """As a sentence prints it: counts below ten with a leading zero (``05 đơn vị``), unknown ones said to be so."""
    if isinstance(value, int) and 0 < value < 10:
        return f"{value:02d}"
    return wording.NO_DATA.lower() if value is None else printing.number(value)


def both(numbers: Mapping[str, Number]) -> dict[str, Any]:
    """The fields ``so`` (printed) and ``n`` (as numbers, for conditions)."""
    return {"so": {key: in_words(value) for key, value in numbers.items()}, "n": dict(numbers)}


def figures_of(summary: Summary) -> dict[str, Number]:
    """The figures of a summary by key."""
    return {key: figure.value for key, figure in summary.figures().items()}
