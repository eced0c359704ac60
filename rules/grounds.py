"""The Căn cứ lines of a paper, from what a campaign's document rests on.

A Luật or Pháp lệnh stands without its number and without the body that passed it: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục
II.5 (in force since 05/3/2020).
"""

import re
from collections.abc import Iterable
from datetime import date

from rules.words import clean, plain

_LAW = re.compile(r"(?:bo )?luat\b|phap lenh\b")
_NUMBER = re.compile(r"\s*\(?\s*(?:số\s*:?\s*)?\d+[\w/.-]*/(?:QH\d*|(?:PL-)?UBTVQH\d*)\b(?:\s*\))?", re.IGNORECASE)
_PASSED_BY = re.compile(
    r"\s+(?:của|do)\s+(?:Ủy ban Thường vụ\s+)?Quốc hội\b(?:\s+(?:thông qua|ban hành))?", re.IGNORECASE
)
_OPENING = re.compile(r"^(?:căn cứ|thực hiện|theo)\s+", re.IGNORECASE)


def ground(text: str) -> str:
    """``Căn cứ …`` without a closing mark; empty for nothing."""
    bare = _OPENING.sub("", clean(text)).rstrip(" ;.,")
    if _LAW.match(plain(bare)):
        bare = clean(_PASSED_BY.sub("", _NUMBER.sub("", bare)))
    return f"Căn cứ {bare[0].upper()}{bare[1:]}" if bare else ""


def own_ground(kind: str, number: str | None, issued_on: date | None, issuer: str, title: str) -> str:
    """The line of the campaign's own document; empty as long as its number or its day is not known."""
    if not number or issued_on is None:
        return ""
    month = f"{issued_on.month:02d}" if issued_on.month < 3 else str(issued_on.month)
    day = f"{issued_on.day:02d} tháng {month}"
    by = f" của {issuer}" if issuer else ""
    named = f"{kind or 'Văn bản'} số {number} ngày {day} năm {issued_on.year}{by}"
    return ground(f"{named} phát động phong trào thi đua “{title}”")


def grounds(texts: Iterable[str], own: str) -> tuple[str, ...]:
    """All lines in the order of the document, each once, the campaign's own document last."""
    return tuple(dict.fromkeys(line for line in (*map(ground, texts), own) if line))
