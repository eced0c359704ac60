"""Figures that stand for the same thing at two levels: which of them add up, and what they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rules.records import Target
from rules.words import fold

_RATIO_SIGNS = ("%", "/")
_RATIO_WORDS = frozenset({"bac", "diem", "hang", "phan tram", "chi so", "ty le"})


def adds_up(comparator: str, unit: str) -> bool:
    """Whether figures of several bearers may be added: counts and sums may, rates, ranks and scores never."""
    words = f" {fold(unit)} "
    ratio = any(sign in unit for sign in _RATIO_SIGNS) or any(f" {word} " in words for word in _RATIO_WORDS)
    return comparator != "rank_up" and not ratio


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit or one person (``official_id``) is to reach of a target, in ``unit`` of measure."""

    id: int
    target_id: int
    unit_id: int | None
    official_id: int | None
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class ShareSum:
    """The shares of a target taken together. ``total`` is None when they do not add up, or are in different units of
    measure; ``missing`` is what the target asks beyond them (negative: they are more), None when nothing can be compared."""

    target: Target
    bearers: int
    total: Decimal | None
    missing: Decimal | None


def sum_of(
    target: Target, shares: Iterable[Share], parents: Mapping[int, int | None], unit_of: Mapping[int, int]
) -> ShareSum:
    """Add the shares of a target. A share within a unit that has one itself is a part of that one and not counted again.

    ``parents`` gives the unit above each unit, ``unit_of`` the unit of each person.
    """
    mine = [share for share in shares if share.target_id == target.id]
    holding = {share.unit_id for share in mine if share.unit_id is not None}
    top = [share for share in mine if not holding & _above(share, parents, unit_of)]
    same = {fold(share.unit) for share in top} <= {fold(target.unit)}
    if not top or not same or not adds_up(target.comparator, target.unit):
        return ShareSum(target, len(mine), None, None)
    total = sum((share.value for share in top), Decimal(0))
    return ShareSum(target, len(mine), total, None if target.value is None else target.value - total)


def _above(share: Share, parents: Mapping[int, int | None], unit_of: Mapping[int, int]) -> set[int]:
    """The units that a bearer is in, without the bearing unit itself."""
    step = parents.get(share.unit_id) if share.unit_id is not None else unit_of.get(share.official_id or 0)
    line: set[int] = set()
    while step is not None and step not in line:
        line.add(step)
        step = parents.get(step)
    return line
