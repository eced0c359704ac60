"""Days as officials say them, always day before month, worked out from ``today`` and echoed in full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.day_mentions import Mention, day_mentions
from rules.day_resolvers import RESOLVERS, quarter_end, quarter_start, weekday_of
from rules.unclear import Unclear
from rules.words import nfc, plain

__all__ = ["Day", "Unclear", "format_date", "format_day_long", "quarter_end", "quarter_start", "read_date", "resolve"]

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_BARE = re.compile(r"([0-9]{1,2})\s?[.-]\s?([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Day:
    """``value`` is the day meant. ``period``: a month, quarter, half or year was said and ``value`` is its last day."""

    value: date
    span: tuple[int, int] = (0, 0)
    period: bool = False


def read_date(text: str, *, today: date, past: bool = False) -> Day | Unclear | None:
    """The day that ``text`` names; without a year the nearest one not before ``today`` (not after it when ``past``).

    None when no day is named; Unclear for a day that does not exist (``no_such_day``, 31/2), a date that could be meant
    month first (``day_first``), two different days (``several``) or a weekday that is today (``weekday_today``)
    or that contradicts the date beside it (``weekday_differs``).
    """
    found = resolve_all(day_mentions(text) or _bare(text), today=today, past=past)
    values = {day.value for day in found if isinstance(day, Day)}
    unclear = [day for day in found if isinstance(day, Unclear)]
    if len(values) > 1:
        return Unclear("several", tuple(sorted(values)))
    return unclear[0] if unclear else found[0] if found else None


def resolve_all(mentions: Sequence[Mention], *, today: date, past: bool = False) -> list[Day | Unclear]:
    """Work out every mention; a weekday beside one full date only confirms it ("thứ Ba, ngày 31/3") or contradicts it."""
    named = [resolve(mention, today=today, past=past) for mention in mentions if not _is_bare_weekday(mention)]
    weekdays = [mention for mention in mentions if _is_bare_weekday(mention)]
    days = [day for day in named if isinstance(day, Day)]
    if not weekdays or len(days) != 1:
        return [resolve(mention, today=today, past=past) for mention in mentions]
    agrees = all(weekday_of(mention.parts) == days[0].value.weekday() for mention in weekdays)
    return [*named] if agrees else [Unclear("weekday_differs", (days[0].value,))]


def _is_bare_weekday(mention: Mention) -> bool:
    return mention.kind == "weekday" and "week" not in mention.parts


def _bare(text: str) -> list[Mention]:
    """ "31.3" and "31-3" are days when a day was asked for and nothing else was said; in a sentence they are numbers."""
    found = _BARE.fullmatch(plain(text).strip())
    return [Mention("numeric", {"d": found[1], "m": found[2]}, 0, len(nfc(text)))] if found else []


def resolve(mention: Mention, *, today: date, past: bool = False) -> Day | Unclear:
    """Work out the day of one mention."""
    answer = RESOLVERS[mention.kind](mention.parts, today, past)
    span = mention.start, mention.end
    if isinstance(answer, Unclear):
        return Unclear(answer.reason, answer.readings, span)
    day, period = answer if isinstance(answer, tuple) else (answer, False)
    return Day(day, span, period)


def format_date(day: date) -> str:
    """``31/3/2026``."""
    return f"{day.day}/{day.month}/{day.year}"


def format_day_long(day: date) -> str:
    """``thứ Ba, ngày 31/3/2026``."""
    return f"{_WEEKDAYS[day.weekday()]}, ngày {format_date(day)}"
