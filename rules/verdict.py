"""Whether a target was reached: vượt, đạt, chưa đạt, đúng tiến độ, chậm so với thời gian, or a person has to say."""

from decimal import Decimal
from enum import StrEnum

_FLOORS = frozenset({">=", ">", "=", "increase", "decrease", "rank_up"})
_CEILINGS = frozenset({"<", "<="})


class Verdict(StrEnum):
    EXCEEDED = "exceeded"
    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    NOT_MET = "not_met"
    JUDGE = "judge"
    UNKNOWN = "unknown"


def verdict(comparator: str, value: Decimal | None, actual: Decimal | None, elapsed: Decimal) -> Verdict:
    """``elapsed`` is the share of the campaign's time gone by, 0 to 1. A target not yet reached is behind only when less of
    it is done than of the time; when all the time is over it was not met.

    For ``increase``, ``decrease`` and ``rank_up`` both amounts are the size of the change. A target without comparator or
    value is left to people.
    """
    if actual is None:
        return Verdict.UNKNOWN
    if value is None or comparator not in _FLOORS | _CEILINGS:
        return Verdict.JUDGE
    if comparator in _CEILINGS:
        kept = actual < value or (comparator == "<=" and actual == value)
        return Verdict.MET if kept else _missed(elapsed)
    return _floor(comparator, value, actual, elapsed)


def _floor(comparator: str, value: Decimal, actual: Decimal, elapsed: Decimal) -> Verdict:
    if comparator == ">":
        # "trên 57": reaching it exactly is not enough, and passing it is what was asked
        return Verdict.MET if actual > value else _on_the_way(value, actual, elapsed)
    if actual > value:
        return Verdict.EXCEEDED
    return Verdict.MET if actual == value else _on_the_way(value, actual, elapsed)


def _on_the_way(value: Decimal, actual: Decimal, elapsed: Decimal) -> Verdict:
    return Verdict.ON_TRACK if elapsed < 1 and actual >= value * elapsed else _missed(elapsed)


def _missed(elapsed: Decimal) -> Verdict:
    return Verdict.BEHIND if elapsed < 1 else Verdict.NOT_MET
