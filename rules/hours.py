"""The office's opening hours, which differ by province and season."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_LONGEST_CLOSURE = 60


@dataclass(frozen=True, slots=True)
class Season:
    """Morning and afternoon hours from ``starts`` (month, day) until the next season starts; local time."""

    starts: tuple[int, int]
    morning: tuple[time, time]
    afternoon: tuple[time, time]


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """``seasons`` in any order, at least one; ``is_working`` answers for a local day; ``tz`` is the office's."""

    seasons: tuple[Season, ...]
    is_working: Callable[[date], bool]
    tz: tzinfo

    def on(self, day: date) -> tuple[tuple[time, time], ...]:
        """The opening spans of ``day`` in local time, none on a day off."""
        if not self.is_working(day):
            return ()
        ordered = sorted(self.seasons, key=lambda season: season.starts)
        begun = [season for season in ordered if season.starts <= (day.month, day.day)]
        season = begun[-1] if begun else ordered[-1]
        return season.morning, season.afternoon

    def is_open(self, instant: datetime) -> bool:
        """Whether the office is open at an aware instant; the closing minute itself is closed."""
        local = instant.astimezone(self.tz)
        return any(opens <= local.time() < closes for opens, closes in self.on(local.date()))

    def closes(self, instant: datetime) -> datetime | None:
        """When the office, open at an aware instant, closes next, in UTC; None when it is closed."""
        local = instant.astimezone(self.tz)
        ends = (closes for opens, closes in self.on(local.date()) if opens <= local.time() < closes)
        return next((datetime.combine(local.date(), each, self.tz).astimezone(UTC) for each in ends), None)

    def next_open(self, instant: datetime) -> datetime:
        """The first open instant at or after ``instant``, in UTC. Raises ValueError when 60 days hold none."""
        local = instant.astimezone(self.tz)
        for ahead in range(_LONGEST_CLOSURE):
            day = local.date() + timedelta(days=ahead)
            for opens, closes in self.on(day):
                if datetime.combine(day, closes, self.tz) > local:
                    return max(datetime.combine(day, opens, self.tz), local).astimezone(UTC)
        raise ValueError("no working hours within 60 days")
