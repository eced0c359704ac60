"""When somebody is away: days only, never the reason. Whoever is away is not reminded, and is counted apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.dates import Day, read_date

MOST_BACK = timedelta(days=31)
MOST_AHEAD = timedelta(days=366)
LONGEST = timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Absence:
    """An official is away from ``first`` to ``last``, both included; ``last`` None: until said otherwise."""

    id: int
    official_id: int
    first: date
    last: date | None

    def over(self, today: date) -> bool:
        """Whether the official is back."""
        return self.last is not None and self.last < today

    def begun(self, today: date) -> bool:
        """Whether the first day has come."""
        return self.first <= today


class Problem(StrEnum):
    """Why days cannot be an absence: begin too long ago or too far ahead, end before they begin, are over already, last
    too long, or meet another absence of the same person."""

    LONG_AGO = "long_ago"
    FAR_AHEAD = "far_ahead"
    ORDER = "order"
    OVER = "over"
    TOO_LONG = "too_long"
    OVERLAP = "overlap"


def first_problem(first: date, today: date) -> Problem | None:
    """What is wrong with a first day."""
    if first < today - MOST_BACK:
        return Problem.LONG_AGO
    return Problem.FAR_AHEAD if first > today + MOST_AHEAD else None


def problem(first: date, last: date | None, others: Iterable[Absence], today: date) -> Problem | None:
    """What is wrong with an absence beside the ``others`` of the same person; None when it can be kept."""
    wrong = first_problem(first, today) or _span_problem(first, last, today)
    if wrong is None and any(_meet(first, last, other) for other in others):
        return Problem.OVERLAP
    return wrong


def _span_problem(first: date, last: date | None, today: date) -> Problem | None:
    if last is None:
        return None
    if last < first:
        return Problem.ORDER
    if last < today:
        return Problem.OVER
    return Problem.TOO_LONG if last - first > LONGEST else None


def _meet(first: date, last: date | None, other: Absence) -> bool:
    return (last is None or other.first <= last) and (other.last is None or first <= other.last)


def last_day_when_ended(absence: Absence, today: date) -> date | None:
    """The last day of an absence whose holder is back today; None when nothing of it remains."""
    yesterday = today - timedelta(days=1)
    return yesterday if absence.first <= yesterday else None


def nearest_day(typed: str, today: date) -> date | None:
    """The day that was typed; one without a year is the nearest to ``today``, before or after. None: not a day."""
    readings = [read_date(typed, today=today, past=past) for past in (False, True)]
    days = [found.value for found in readings if isinstance(found, Day) and not found.period]
    return min(days, key=lambda day: abs(day - today), default=None)
