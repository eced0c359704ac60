"""What an amount is: the value types that readers of typed text hand on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from rules.unclear import Unclear

Relation = Literal["exact", "about", "at_least", "at_most", "increase", "decrease"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as said. ``value`` counts single units ("57 triệu" is 57000000, ``multiplier`` keeps "triệu").

    ``percent``: the value is a per cent; ``points``: it is per-cent points (điểm %); ``of`` is the whole of a fraction
    ("320/500"); ``span`` is its place in ``nfc(text)``.
    """

    value: Decimal
    unit: str | None = None
    percent: bool = False
    points: bool = False
    of: Decimal | None = None
    multiplier: str | None = None
    span: tuple[int, int] = (0, 0)
    relation: Relation = "exact"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity with its tokens ``first`` to ``last`` (exclusive). Unclear readings count in ``unit`` or per cent."""

    said: Amount | Unclear
    first: int
    last: int
    unit: str | None = None
    percent: bool = False
    multiplier: str | None = None
