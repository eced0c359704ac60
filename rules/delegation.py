"""A head's rights lent to one person of the unit for some days; they end by themselves, or earlier when somebody says so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_AHEAD = timedelta(days=183)
LONGEST = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Delegation:
    """``deputy_id`` stands in for ``head_id`` in a unit from ``first`` to ``last``, both included."""

    id: int
    unit_id: int
    head_id: int
    deputy_id: int
    first: date
    last: date
    ended: bool = False

    def over(self, today: date) -> bool:
        """Whether it gives no rights any more."""
        return self.ended or self.last < today


class Problem(StrEnum):
    """Why days cannot be a delegation's: they begin in the past or too far ahead, end before they begin, last too long, or
    meet another delegation of the same unit."""

    PAST = "past"
    FAR_AHEAD = "far_ahead"
    ORDER = "order"
    TOO_LONG = "too_long"
    OVERLAP = "overlap"


def first_problem(first: date, today: date) -> Problem | None:
    """What is wrong with a first day."""
    if first < today:
        return Problem.PAST
    return Problem.FAR_AHEAD if first > today + MOST_AHEAD else None


def problem(first: date, last: date, others: Iterable[Delegation], today: date) -> Problem | None:
    """What is wrong with a delegation beside the ``others`` of the same unit; None when it can be kept."""
    if (wrong := first_problem(first, today)) is not None:
        return wrong
    if last < first:
        return Problem.ORDER
    if last - first > LONGEST:
        return Problem.TOO_LONG
    meets = any(first <= each.last and each.first <= last for each in others if not each.over(today))
    return Problem.OVERLAP if meets else None
