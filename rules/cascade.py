"""Figures that stand for the same thing at two levels: which of them add up, and what they add up to."""

from collections.abc import Iterable, Mapping, Sequence
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
class Figure:
    """The newest figure that an official reported on one item, in the unit of measure of the item's target."""

    official_id: int
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Below:
    """A target of a campaign below that comes from one above, and what was reported towards it."""

    campaign: Campaign
    target: Target
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What was reported towards a target. ``total`` is for figures that add up; of rates and ranks there are only ``low`` and
    ``high``. All are None as long as nothing is reported: no figure is never zero."""

    target: Target
    asked: int
    reporting: int
    total: Decimal | None
    low: Decimal | None
    high: Decimal | None


def reported(target: Target, figures: Sequence[Figure], asked: int = 1, reporting: int | None = None) -> RolledUp:
    """Take figures together that are all in the target's unit of measure."""
    amounts = [figure.amount for figure in figures]
    total = sum(amounts, Decimal(0)) if amounts and adds_up(target.comparator, target.unit) else None
    low, high = min(amounts, default=None), max(amounts, default=None)
    return RolledUp(target, asked, int(bool(amounts)) if reporting is None else reporting, total, low, high)


def rolled_up(target: Target, found: Iterable[Below]) -> RolledUp:
    """Take the results of all targets together that come from ``target``, over however many levels.

    Those in another unit of measure are left out. Whoever has reported further below is not counted again above: the same
    trees may stand in a person's pledge at two levels.
    """
    levels = _levels(target.id, list(found))
    counted: list[Figure] = []
    reporting, seen = 0, set[int]()
    for level in reversed(levels):
        fitting = [each for each in level if each.figures and same_measure(each.target.unit, target.unit)]
        fresh = [figure for each in fitting for figure in each.figures if figure.official_id not in seen]
        counted += fresh
        seen |= {figure.official_id for figure in fresh}
        reporting += len(fitting)
    return reported(target, counted, asked=sum(map(len, levels)), reporting=reporting)


def _levels(target_id: int, found: Sequence[Below]) -> list[list[Below]]:
    """What comes from a target directly, what comes from that, and so on."""
    levels: list[list[Below]] = []
    above, passed = {target_id}, {target_id}
    while above:
        level = [each for each in found if each.target.parent_target_id in above and each.target.id not in passed]
        above = {each.target.id for each in level}
        passed |= above
        levels += [level] if level else []
    return levels
