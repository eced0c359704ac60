"""The period of a campaign as typed: one year, or the first and the last."""

import re

from rules.words import plain

_PERIOD = re.compile(r"(?:nam|giai doan)?\s*(20\d\d)(?:\s*(?:-|–|—|den|toi)\s*(20\d\d))?")
LONGEST_YEARS = 10


def read_period(text: str) -> str | None:
    """``"2026"`` or ``"2021-2025"``; None when it is neither, or the last year does not follow the first."""
    found = _PERIOD.fullmatch(plain(text).strip())
    if found is None:
        return None
    first, last = found[1], found[2]
    if last is None or last == first:
        return first
    return f"{first}-{last}" if 0 < int(last) - int(first) < LONGEST_YEARS else None
