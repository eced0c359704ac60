"""How often a person is reminded, and from which hour of the day: the person's wish within what the office allows."""

from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from rules.calendar import OfficeHours
from rules.reminders import next_chance


def starts_at(day: date, chosen: time, hours: OfficeHours, first_hour: time) -> datetime | None:
    """From which instant of ``day`` somebody who chose an hour is reminded; the office's first one when the day has no such
    hour any more (a season changed), None on a day off."""
    midnight = datetime.combine(day, time.min, hours.tz)
    wished = next_chance(midnight, day, hours, max(chosen, first_hour))
    return wished or next_chance(midnight, day, hours, first_hour)


def offered_hours(day: date, hours: OfficeHours, first_hour: time) -> tuple[time, ...]:
    """The full hours of ``day`` at which reminders may be written, to choose from; none on a day off."""
    spans = hours.on(day)
    full = (time(hour) for hour in range(24))
    return tuple(each for each in full if each >= first_hour and any(opens <= each < ends for opens, ends in spans))


def held_back(told: Collection[date], today: date, most_a_week: int, gap_days: int) -> bool:
    """Whether a person has been reminded often enough: ``told`` are the days of the reminders so far.

    At most ``most_a_week`` days of a calendar week (Monday to Sunday), and ``gap_days`` from one to the next (1: every day).
    """
    monday = today - timedelta(days=today.weekday())
    earlier = {day for day in told if day < today}
    this_week = sum(day >= monday for day in earlier)
    return this_week >= most_a_week or any((today - day).days < gap_days for day in earlier)
