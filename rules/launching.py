"""When a unit's launch of a campaign is late, doubtful, or can no longer be changed."""

from datetime import date


def is_late(held_on: date | None, due_on: date | None) -> bool:
    """Whether a launch was held after the day by which units launch; the day itself counts in full."""
    return held_on is not None and due_on is not None and held_on > due_on


def is_before_year(held_on: date | None, year: int) -> bool:
    """Whether a launch lies before the campaign's year, so that the day is asked again."""
    return held_on is not None and held_on < date(year, 1, 1)


def changeable(year: int, today: date) -> bool:
    """Whether what a unit said of a campaign of ``year`` may still be changed: to 31 December, that day included."""
    return today <= date(year, 12, 31)
