"""The working calendar: public holidays, weekends, and the office's own table of days off and days worked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from types import MappingProxyType

from rules.holiday_table import public_holidays
from rules.hours import OfficeHours, Season
from rules.lunar import tet

__all__ = ["DayKind", "OfficeHours", "Season", "ShiftPolicy", "WorkingCalendar", "deadline_instant"]

_SATURDAY = 5
_LONGEST_CLOSURE = 60
_TET_NOTICE = (timedelta(days=-4), timedelta(days=8))


class DayKind(StrEnum):
    """What the office's table says of a day: a swapped day off, or a Saturday worked."""

    OFF = "off"
    WORK = "work"


class ShiftPolicy(StrEnum):
    """What happens to a deadline on a day off. Set by Văn phòng; no general rule of law was found for reports."""

    KEEP = "keep"
    NEXT = "next"
    PREVIOUS = "previous"


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """``days`` overrides everything else; days are local dates of the office."""

    days: Mapping[date, DayKind] = field(default_factory=lambda: MappingProxyType({}))

    def is_working(self, day: date) -> bool:
        """The office's table first, then public holidays, then the weekend."""
        kind = self.days.get(day)
        if kind is not None:
            return kind is DayKind.WORK
        return day.weekday() < _SATURDAY and day not in public_holidays(day.year)

    def next_working(self, day: date) -> date:
        """``day`` itself when it is worked, otherwise the first working day after it."""
        return self._first_working(day, 1)

    def previous_working(self, day: date) -> date:
        """``day`` itself when it is worked, otherwise the last working day before it."""
        return self._first_working(day, -1)

    def _first_working(self, day: date, step: int) -> date:
        for away in range(_LONGEST_CLOSURE):
            tried = day + timedelta(days=step * away)
            if self.is_working(tried):
                return tried
        raise ValueError(f"no working day within {_LONGEST_CLOSURE} days of {day}")

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; negative when ``end`` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def add_working_days(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (before it when negative); ``day`` itself is not counted."""
        step = 1 if count > 0 else -1
        for _ in range(abs(count)):
            day = self._first_working(day + timedelta(days=step), step)
        return day

    def shift_deadline(self, day: date, policy: ShiftPolicy) -> date:
        """Where a deadline set on ``day`` falls under the office's policy."""
        if policy is ShiftPolicy.NEXT:
            return self.next_working(day)
        return self.previous_working(day) if policy is ShiftPolicy.PREVIOUS else day

    def missing_years(self, years: Iterable[int]) -> tuple[int, ...]:
        """Years whose Tết holiday notice is not in the table: their Tết is the library's guess, so warn."""
        return tuple(year for year in sorted(set(years)) if not self._has_tet_notice(year))

    def _has_tet_notice(self, year: int) -> bool:
        first, last = (tet(year) + span for span in _TET_NOTICE)
        return any(first <= day <= last and kind is DayKind.OFF for day, kind in self.days.items())


def deadline_instant(due_on: date, tz: tzinfo) -> datetime:
    """The last second of ``due_on`` (23:59:59, inclusive) in the office's time zone, as UTC."""
    return datetime.combine(due_on, time(23, 59, 59), tz).astimezone(UTC)
