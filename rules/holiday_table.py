"""Public holidays of Viet Nam as the law gives them, before any yearly notice."""

from datetime import date
from functools import lru_cache

import holidays

_CULTURE_DAY_FROM = 2026


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Paid days off of ``year``: Labour Code 2019, Art. 112 (in force 1/1/2021), make-up days for holidays on a weekly
    rest day (Art. 111.3), and from 2026 the Culture Day 24 November (Resolution 28/2026/QH16, in force 1/7/2026)."""
    days = set(holidays.country_holidays("VN", years=year))
    if year >= _CULTURE_DAY_FROM:
        days.add(date(year, 11, 24))
    return frozenset(day for day in days if day.year == year)
