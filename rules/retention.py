"""How long the texts of messages are kept. The official record of emulation and commendation is not touched by this."""

from datetime import datetime

KEEP_ALL = 0


def kept_since(now: datetime, years: int) -> datetime | None:
    """The instant before which texts go when they are kept for ``years``; None when all are kept (0).

    On 29 February it is the 28th of the year in question.
    """
    if years == KEEP_ALL:
        return None
    leap_day = (now.month, now.day) == (2, 29)
    return now.replace(year=now.year - years, day=28 if leap_day else now.day)
