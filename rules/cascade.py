"""Figures that stand for the same thing at two levels: which of them add up, and what they add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rules.records import Campaign, Target
from rules.words import clean, fold

_RATIO_SIGNS = ("%", "/")
_RATIO_WORDS = frozenset({"bac", "diem", "hang", "phan tram", "chi so", "ty le"})


def adds_up(comparator: str, unit: str) -> bool:
    """Whether figures of several bearers may be added: counts and sums may, rates, ranks and scores never."""
    words = f" {fold(unit)} "
    ratio = any(sign in unit for sign in _RATIO_SIGNS) or any(f" {word} " in words for word in _RATIO_WORDS)
    return comparator != "rank_up" and not ratio


def same_measure(one: str, other: str) -> bool:
    """Whether two units of measure are the same word; ``%`` and none at all are two."""
    return clean(one).casefold().split() == clean(other).casefold().split()


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
    same = all(same_measure(share.unit, target.unit) for share in top)
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


@dataclass(frozen=True, slots=True)
class Below:
    """A target of a campaign below, and the newest figure of each item reported towards it."""

    campaign: Campaign
    target: Target
    figures: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What campaigns below say of a target above. ``total`` is for figures that add up; of rates and ranks there are only
    ``low`` and ``high``. All are None as long as nothing is reported: no figure is never zero."""

    target: Target
    asked: int
    reporting: int
    total: Decimal | None
    low: Decimal | None
    high: Decimal | None


def rolled_up(target: Target, found: Iterable[Below]) -> RolledUp:
    """Take the results of the targets that come from ``target`` together; those in another unit of measure are left out."""
    mine = [each for each in found if each.target.parent_target_id == target.id]
    fitting = [each for each in mine if each.figures and same_measure(each.target.unit, target.unit)]
    figures = [figure for each in fitting for figure in each.figures]
    low, high = min(figures, default=None), max(figures, default=None)
    total = sum(figures, Decimal(0)) if figures and adds_up(target.comparator, target.unit) else None
    return RolledUp(target, len(mine), len(fitting), total, low, high)
