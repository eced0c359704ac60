"""How the values of the office's settings are typed: times, a season's hours, the days of a ladder of reminders."""

import re
from datetime import date, time
from enum import StrEnum
from itertools import pairwise

from rules.hours import Season
from rules.words import clean, plain

EARLIEST, LATEST = time(5, 0), time(21, 0)
MOST_BEFORE, MOST_AFTER, FARTHEST = 8, 3, 60
LEAP_FREE_YEAR = 2027

MOST_NAMES, LONGEST_NAMES = 10, 300

_TIME = r"(?<!\d)(\d{1,2})\s*(?:gio|h|g|:)(?:\s*(\d{2})(?!\d|\s*(?:h|g|:)))?"
_ONE_TIME = re.compile(rf"\s*{_TIME}\s*")
_TIMES = re.compile(_TIME)
_START = re.compile(r"(?<!\d)(\d{1,2})\s*/\s*(\d{1,2})(?![\d/])")
_RUNGS = re.compile(
    r"(?P<before>truoc)|(?P<after>sau|qua han)|(?P<on>dung ngay|dung han)|(?P<day>[+\-−]?\d+)|(?P<filler>ngay|va|han|[\s,;.:]+)"
)


class Wrong(StrEnum):
    """Why a typed value cannot be a setting's."""

    NUMBER = "number"
    RANGE = "range"
    CHOICE = "choice"
    TIME = "time"
    HOURS = "hours"
    LADDER = "ladder"
    RUNGS = "rungs"
    SAME_START = "same_start"
    NO_TELLING = "no_telling"
    NAMES = "names"


def read_names(typed: str) -> str | Wrong:
    """``UBND tỉnh (b/c); Sở Nội vụ``, or a line each: names parted by semicolons as they are stored.

    NAMES for more than ``MOST_NAMES`` or more than ``LONGEST_NAMES`` letters in all.
    """
    found = dict.fromkeys(
        name for part in re.split(r"[;\n]", typed) if (name := " ".join(clean(part).split()).strip("-–• ."))
    )
    stored = "; ".join(found)
    return stored if len(found) <= MOST_NAMES and len(stored) <= LONGEST_NAMES else Wrong.NAMES


def names_of(stored: str) -> tuple[str, ...]:
    """The names of a stored text; none of an empty one."""
    return tuple(name for part in stored.split(";") if (name := part.strip()))


def read_time(typed: str) -> time | None:
    """``8h``, ``7 giờ 30``, ``13:30``; None for anything else."""
    found = _ONE_TIME.fullmatch(plain(typed))
    return _time(*found.groups()) if found else None


def _time(hour: str, minute: str | None) -> time | None:
    hours, minutes = int(hour), int(minute or 0)
    return time(hours, minutes) if hours < 24 and minutes < 60 else None


def read_season(typed: str) -> Season | None:
    """``từ 15/4: 7h–11h30, 13h30–17h``: the first day of the season (1/1 when not said) and four times in order.

    None when a time is missing, out of order, before five in the morning or after nine in the evening.
    """
    text = plain(typed)
    start = _START.search(text)
    rest = text[: start.start()] + " " + text[start.end() :] if start else text
    times = [_time(*found.groups()) for found in _TIMES.finditer(rest)]
    if len(times) != 4 or re.search(r"\d", _TIMES.sub("", rest)):
        return None
    starts = _day_of_year(*start.groups()) if start else (1, 1)
    return _season(starts, [each for each in times if each is not None])


def _day_of_year(day: str, month: str) -> tuple[int, int] | None:
    try:
        found = date(LEAP_FREE_YEAR, int(month), int(day))
    except ValueError:
        return None
    return found.month, found.day


def _season(starts: tuple[int, int] | None, times: list[time]) -> Season | None:
    if starts is None or len(times) != 4 or any(a >= b for a, b in pairwise(times)):
        return None
    if times[0] < EARLIEST or times[3] > LATEST:
        return None
    return Season(starts, (times[0], times[1]), (times[2], times[3]))


def season_text(season: Season) -> str:
    """A season as it is stored: ``15/4 07:00-11:30 13:30-17:00``."""
    month, day = season.starts
    spans = " ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in (season.morning, season.afternoon))
    return f"{day}/{month} {spans}"


def read_ladder(typed: str) -> tuple[int, ...] | Wrong:
    """``trước 14, 7, 3, 1; đúng ngày; sau 7, 14, 21`` or ``-14 -7 0 +7``: days from the deadline, in order.

    LADDER when a number does not say whether it is before or after, or something else is said; RUNGS when there is none, too
    many of them, or one is too far away.
    """
    text, at, sign = plain(typed), 0, 0
    days: set[int] = set()
    while at < len(text):
        found = _RUNGS.match(text, at)
        day = _rung(found, sign) if found else None
        if found is None or (found["day"] and day is None):
            return Wrong.LADDER
        sign = -1 if found["before"] else 1 if found["after"] else sign
        days |= {day} if day is not None else set()
        at = found.end()
    return tuple(sorted(days)) if _fits(days) else Wrong.RUNGS


def ladder_text(days: tuple[int, ...]) -> str:
    """A ladder as it is stored: ``-14 -7 0 +7``."""
    return " ".join(f"{day:+d}" if day else "0" for day in days)


def _rung(found: re.Match[str], sign: int) -> int | None:
    if found["on"]:
        return 0
    if not found["day"]:
        return None
    number = int(found["day"].replace("−", "-"))
    if number == 0 or not found["day"].isdigit():
        return number
    return number * sign if sign else None


def _fits(days: set[int]) -> bool:
    after = sum(day > 0 for day in days)
    few = len(days) > 0 and after <= MOST_AFTER and len(days) - after <= MOST_BEFORE
    return few and all(abs(day) <= FARTHEST for day in days)
