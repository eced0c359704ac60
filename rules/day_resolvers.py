"""How each way of naming a day is worked out from ``today``; see ``rules.day_mentions`` for the ways."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from rules.lunar import solar_day, tet
from rules.unclear import Unclear

_SPELT = {
    "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10, "muoi mot": 11,
    "muoi hai": 12, "gieng": 1, "chap": 12, "ba muoi": 30, "hai chin": 29,
    "hai muoi chin": 29, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip
_PAST_WORDS = frozenset({"truoc", "roi", "qua", "ngoai", "vua roi", "vua qua"})
_NEXT_WORDS = frozenset({"sau", "toi"})
_NEAR = {
    "hom nay": 0, "bua nay": 0, "ngay nay": 0, "nay": 0, "hom qua": -1, "bua qua": -1, "qua": -1, "hom kia": -2,
    "ngay mai": 1, "mai": 1, "ngay mot": 2, "ngay kia": 2,
}  # fmt: skip
_LEAP_SEARCH = 8

Answer = date | tuple[date, bool] | Unclear


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _SPELT[said]


def month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _add_months(day: date, count: int) -> date:
    """The first of the month ``count`` months away."""
    months = day.year * 12 + day.month - 1 + count
    return date(months // 12, months % 12 + 1, 1)


def _direction(word: str | None) -> int:
    return 1 if word in _NEXT_WORDS else -1 if word in _PAST_WORDS else 0


def _year(parts: dict[str, str], today: date) -> int | None:
    said = parts.get("year")
    if said is None:
        return None
    return int(said) if said.isdigit() else today.year + _direction(said)


def _nearest(build: Callable[[int], date], today: date, past: bool) -> date | None:
    """The day of the nearest year, asked for by year; a day such as 29/2 is looked for up to eight years away."""
    step = -1 if past else 1
    for away in range(_LEAP_SEARCH + 1):
        try:
            day = build(today.year + step * away)
        except ValueError:
            continue
        if day <= today if past else day >= today:
            return day
    return None


def _numeric(parts: dict[str, str], today: date, past: bool) -> Answer:
    day, month, year = int(parts["d"]), int(parts["m"]), _year(parts, today)
    if month > 12 >= day:
        return Unclear("day_first", tuple(filter(None, [_nearest(lambda y: date(year or y, day, month), today, past)])))
    try:
        if year is None:
            found = _nearest(lambda y: date(y, month, day), today, past)
            return found or Unclear("no_such_day")
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return Unclear("no_such_day")


def _month_day(parts: dict[str, str], today: date, past: bool) -> Answer:
    first = _add_months(today, _direction(parts["which"]))
    try:
        return first.replace(day=int(parts["d"]))
    except ValueError:
        return Unclear("no_such_day")


def _day(parts: dict[str, str], today: date, past: bool) -> Answer:
    """A day of the month alone: the nearest month that has it."""
    wanted, step = int(parts["d"]), -1 if past else 1
    for away in range(3):
        first = _add_months(today, step * away)
        if wanted <= month_end(first.year, first.month).day:
            found = first.replace(day=wanted)
            if found <= today if past else found >= today:
                return found
    return Unclear("no_such_day")


def _lunar(parts: dict[str, str], today: date, past: bool) -> Answer:
    if "eve" in parts and _number(parts["d"]) == 30:
        return _last_of_chap(today, past)
    return _nearest(lambda year: _lunar_day(parts, year), today, past) or Unclear("no_such_day")


def _last_of_chap(today: date, past: bool) -> Answer:
    """ "30 Tết": in years whose last month has 29 days people may mean the eve, so it is asked."""
    eve = _nearest(lambda year: tet(year) - timedelta(days=1), today, past)
    assert eve is not None, "every year has a Tết"
    try:
        return solar_day(30, 12, (eve + timedelta(days=1)).year - 1)
    except ValueError:
        return Unclear("no_such_day", (eve,))


def _lunar_day(parts: dict[str, str], year: int) -> date:
    if "night" in parts:
        return tet(year) - timedelta(days=1)
    if "eve" in parts:
        return solar_day(_number(parts["d"]), 12, year - 1)
    if "kings" in parts:
        return solar_day(10, 3, year)
    if "full" in parts:
        return solar_day(15, 1, year)
    return solar_day(_number(parts["d"]), _number(parts.get("m", "1")), year)


def _part(parts: dict[str, str], today: date, past: bool) -> Answer:
    span, part, away = parts.get("span", "thang"), parts["part"], _direction(parts.get("which"))
    if span == "tuan":
        return _part_of_week(part, today - timedelta(days=today.weekday()) + timedelta(weeks=away))
    if span == "nam":
        return _within(date(today.year + away, 1, 1), 12, part)
    if span == "quy":
        return _within(_add_months(quarter_start(today.year, (today.month + 2) // 3), 3 * away), 3, part)
    if "m" not in parts:
        return _within(_add_months(today, away), 1, part)
    return _month(parts, today, past)


def _part_of_week(part: str, monday: date) -> Answer:
    if part in ("cuoi", "het"):
        return Unclear("weekend", (monday + timedelta(days=4), monday + timedelta(days=6)))
    return monday if part == "dau" else monday + timedelta(days=2)


def _within(first: date, months: int, part: str | None) -> tuple[date, bool]:
    """The day that begins, halves or ends a period of ``months`` from ``first``."""
    if part == "dau":
        return first, True
    if part == "giua":
        return (first.replace(day=15) if months == 1 else _add_months(first, months // 2) - timedelta(days=1)), True
    return _add_months(first, months) - timedelta(days=1), True


def _month(parts: dict[str, str], today: date, past: bool) -> Answer:
    return _period(parts, today, past, _number(parts["m"]), 1)


def _quarter(parts: dict[str, str], today: date, past: bool) -> Answer:
    return _period(parts, today, past, 3 * _number(parts["q"]) - 2, 3)


def _months(parts: dict[str, str], today: date, past: bool) -> Answer:
    """ "6 tháng đầu năm", "9 tháng đầu năm", "6 tháng cuối năm"."""
    count = _number(parts["n"])
    return _period(parts, today, past, 1 if parts["half"] == "dau" else 13 - count, count)


def _period(parts: dict[str, str], today: date, past: bool, first_month: int, months: int) -> Answer:
    """A period of the year named without its year: the nearest that has not ended, or in the past the last begun."""
    year = _year(parts, today)
    if year is None:
        first = date(today.year, first_month, 1)
        last = _add_months(first, months) - timedelta(days=1)
        year = today.year + (1 if not past and last < today else -1 if past and first > today else 0)
    return _within(date(year, first_month, 1), months, parts.get("part"))


def weekday_of(parts: dict[str, str]) -> int:
    """Monday is 0: "thứ Hai", "t2"; Chủ nhật is 6."""
    said = parts.get("w") or parts.get("t")
    return 6 if said is None else _number(said) - 2


def _weekday(parts: dict[str, str], today: date, past: bool) -> Answer:
    wanted = weekday_of(parts)
    if "week" in parts:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(weeks=_direction(parts["week"]), days=wanted)
    away = (wanted - today.weekday()) % 7
    if away == 0 and "next" not in parts:
        step = timedelta(days=-7 if past else 7)
        return Unclear("weekday_today", (today, today + step))
    return today + timedelta(days=away - 7 if past and away else away or 7)


def _ahead(parts: dict[str, str], today: date, past: bool) -> Answer:
    count = _number(parts["n"]) * (-1 if parts["way"] == "truoc" else 1)
    if parts["span"] == "thang":
        first = _add_months(today, count)
        return first.replace(day=min(today.day, month_end(first.year, first.month).day))
    return today + timedelta(days=count * (7 if parts["span"] == "tuan" else 1))


def _near(parts: dict[str, str], today: date, past: bool) -> Answer:
    return today + timedelta(days=_NEAR[parts.get("near") or parts["time"]])


def _week(parts: dict[str, str], today: date, past: bool) -> Answer:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=_direction(parts["which"]))
    return Unclear("week", (monday, monday + timedelta(days=4)))


def _whole(parts: dict[str, str], today: date, past: bool) -> Answer:
    return (date(today.year, 12, 31) if parts["whole"] == "ca nam" else date(today.year, 6, 30)), True


RESOLVERS: dict[str, Callable[[dict[str, str], date, bool], Answer]] = {
    "numeric": _numeric,
    "short": _numeric,
    "month_day": _month_day,
    "day": _day,
    "lunar": _lunar,
    "part": _part,
    "month": _month,
    "quarter": _quarter,
    "months": _months,
    "weekday": _weekday,
    "ahead": _ahead,
    "near": _near,
    "week": _week,
    "whole": _whole,
}


def quarter_start(year: int, quarter: int) -> date:
    """First day of quarter 1-4."""
    return date(year, 3 * quarter - 2, 1)


def quarter_end(year: int, quarter: int) -> date:
    """Last day of quarter 1-4."""
    return month_end(year, 3 * quarter)
