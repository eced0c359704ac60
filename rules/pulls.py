"""Standing orders of compiles ("gửi tôi mỗi sáng thứ Hai"): how they are said, and the day that is due."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.calendar import WorkingCalendar
from rules.words import fold

# the code of a period that is worked out on the day of sending: the one that is spoken of then
CURRENT = "current"
_DAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5}
_NUMBERS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "muoi": 10}
_WEEKLY = re.compile(r"\bthu (hai|ba|tu|nam|sau|bay|[2-7])\b")
_SUNDAY = re.compile(r"\bchu nhat\b")
_BEFORE = re.compile(r"\btruoc (?:moi |cac )?(?:han|moc|ngay het han)(?: nop| bao cao)*(?: (\d{1,2}|[a-z]+) ngay)?")
_DAYS_BEFORE = re.compile(r"\btruoc (\d{1,2}|[a-z]+) ngay\b")
_MONTHLY = re.compile(r"\b(?:ngay|mung|mong) (\d{1,2}|mot|hai|ba|bon|nam|sau|bay|muoi)\b")
_LAST_MONTHLY, _LONGEST_BEFORE = 28, 30


class Rhythm(StrEnum):
    """WEEKLY on a weekday (Monday is 0), MONTHLY on a day of the month (1 to 28), BEFORE every deadline by days (1 to 30)."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Order:
    rhythm: Rhythm
    number: int


def read_order(text: str) -> Order | None:
    """The rhythm that a line names; None when it names none, two, or one that cannot be kept."""
    words = fold(text)
    found = [order for order in (_weekly(words), _before(words), _monthly(words)) if order is not None]
    return found[0] if len(found) == 1 else None


def _weekly(words: str) -> Order | None:
    found = _WEEKLY.findall(words)
    days = {_DAYS[each] for each in found} | ({6} if _SUNDAY.search(words) else set())
    return Order(Rhythm.WEEKLY, days.pop()) if len(days) == 1 else None


def _before(words: str) -> Order | None:
    match = _BEFORE.search(words) or _DAYS_BEFORE.search(words)
    if match is None:
        return None
    days = _count(match[1] or "mot")
    return Order(Rhythm.BEFORE, days) if days is not None and 1 <= days <= _LONGEST_BEFORE else None


def _monthly(words: str) -> Order | None:
    if _BEFORE.search(words) or not re.search(r"\bthang\b", words):
        return None
    match = _MONTHLY.search(words)
    day = _count(match[1]) if match else None
    return Order(Rhythm.MONTHLY, day) if day is not None and 1 <= day <= _LAST_MONTHLY else None


def _count(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def due_day(
    order: Order,
    started_on: date,
    sent_for: date | None,
    today: date,
    deadlines: Iterable[date],
    calendar: WorkingCalendar,
) -> date | None:
    """The newest day up to ``today`` that the order falls on and nothing was sent for; older missed ones fold into it.

    Nothing is due for days up to ``started_on``. ``deadlines`` are those of the campaign's milestones; a day before one that
    falls on a day off moves to the working day before it, so that it still comes before the deadline.
    """
    days = (day for day in _days(order, today, deadlines, calendar) if started_on < day <= today)
    newest = max(days, default=None)
    return newest if newest is not None and (sent_for is None or newest > sent_for) else None


def _days(order: Order, today: date, deadlines: Iterable[date], calendar: WorkingCalendar) -> Iterable[date]:
    """Candidates near ``today``: at least the newest that has come."""
    if order.rhythm is Rhythm.WEEKLY:
        return (today - timedelta(days=(today.weekday() - order.number) % 7),)
    if order.rhythm is Rhythm.MONTHLY:
        this = today.replace(day=order.number)
        last = (today.replace(day=1) - timedelta(days=1)).replace(day=order.number)
        return (last, this)
    return tuple(calendar.previous_working(day - timedelta(days=order.number)) for day in deadlines)
