"""Days and hours once more, in the simplest words: what the program's own rules are compared with."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rules.holiday_table import public_holidays

FIRST_HOUR = time(8)
SPANS = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
_SATURDAY = 5
_A_DAY = timedelta(days=1)


class PlainCalendar:
    """The office's days: weekends, public holidays, and the days off that the office has added."""

    def __init__(self, zone: ZoneInfo) -> None:
        self.zone = zone
        self.days_off: set[date] = set()

    def works(self, day: date) -> bool:
        """Whether people work on a day."""
        return day.weekday() < _SATURDAY and day not in public_holidays(day.year) and day not in self.days_off

    def next(self, day: date, step: int = 1) -> date:
        """The day itself or the nearest working day after it (before it with ``step`` -1)."""
        while not self.works(day):
            day += step * _A_DAY
        return day

    def rung_day(self, due_on: date, rung: int) -> date:
        """The day on which a rung is told."""
        return self.next(due_on + timedelta(days=rung), -1 if rung <= 0 else 1)

    def newest(self, due_on: date, ladder: Collection[int], started: date, today: date) -> tuple[int, date] | None:
        """The newest rung after ``started`` whose day has come, with its day."""
        days = [(rung, self.rung_day(due_on, rung)) for rung in ladder]
        return max(((rung, day) for rung, day in days if started < day <= today), default=None)

    def days_over(self, since: date, today: date) -> int:
        """Working days after ``since`` up to ``today``."""
        return sum(self.works(since + n * _A_DAY) for n in range(1, (today - since).days + 1))

    def local(self, now: datetime) -> datetime:
        """The time on the office's wall."""
        return now.astimezone(self.zone)

    def day(self, now: datetime) -> date:
        """The day on the office's wall."""
        return self.local(now).date()

    def closing(self, now: datetime) -> datetime | None:
        """When the half day ends in which reminders may be written; None when they may not."""
        local = self.local(now)
        if not self.works(local.date()) or local.time() < FIRST_HOUR:
            return None
        ends = [ends for begins, ends in SPANS if begins <= local.time() < ends]
        return datetime.combine(local.date(), ends[0], self.zone).astimezone(UTC) if ends else None

    def worked(self, now: datetime) -> bool:
        """Whether reminders may arrive at an instant."""
        return self.closing(now) is not None

    def chance(self, now: datetime, first: time = FIRST_HOUR) -> datetime:
        """The first instant from ``now`` on at which reminders may be written, from an hour of the day on."""
        local = self.local(now)
        while True:
            begins = [max(local, self.at(local.date(), max(each, first))) for each, _ in SPANS]
            found = [at for at in begins if at.date() == local.date() and self.closing(at) is not None]
            if found:
                return min(found).astimezone(UTC)
            local = self.at(local.date() + _A_DAY, time(0))

    def at(self, day: date, hour: time) -> datetime:
        """An instant on the office's wall."""
        return datetime.combine(day, hour, self.zone)
