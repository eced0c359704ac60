"""Whether a target was reached: vượt, đạt, đúng tiến độ, chậm, or a person has to say."""

from decimal import Decimal
from enum import StrEnum

_FLOORS = frozenset({">=", ">", "=", "increase", "decrease", "rank_up"})
_CEILINGS = frozenset({"<", "<="})


class Verdict(StrEnum):
    EXCEEDED = "exceeded"
    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    JUDGE = "judge"
    UNKNOWN = "unknown"


def verdict(comparator: str, value: Decimal | None, actual: Decimal | None, elapsed: Decimal) -> Verdict:
    """``elapsed`` is the share of the campaign's time gone by, 0 to 1; a target not yet reached is late only behind it.

    For ``increase``, ``decrease`` and ``rank_up`` both amounts are the size of the change. A target without comparator or
    value is left to people.
    """
    if actual is None:
        return Verdict.UNKNOWN
    if value is None or comparator not in _FLOORS | _CEILINGS:
        return Verdict.JUDGE
    if comparator in _CEILINGS:
        return Verdict.MET if actual < value or (comparator == "<=" and actual == value) else Verdict.BEHIND
    return _floor(comparator, value, actual, elapsed)


def _floor(comparator: str, value: Decimal, actual: Decimal, elapsed: Decimal) -> Verdict:
    if comparator == ">":
        # "trên 57": reaching it exactly is not enough, and passing it is what was asked
        return Verdict.MET if actual > value else _on_the_way(value, actual, elapsed)
    if actual > value:
        return Verdict.EXCEEDED
    return Verdict.MET if actual == value else _on_the_way(value, actual, elapsed)


def _on_the_way(value: Decimal, actual: Decimal, elapsed: Decimal) -> Verdict:
    return Verdict.ON_TRACK if elapsed < 1 and actual >= value * elapsed else Verdict.BEHIND
