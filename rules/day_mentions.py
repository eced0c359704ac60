"""Where a sentence speaks of a day, month, quarter or part of the year, and in which words. No year is worked out here."""

import re
from typing import NamedTuple

from rules.words import nfc, plain

_YEAR = r"(?:\s*[/,-]?\s*(?:nam\s+)?(?P<year>(?:19|20)[0-9]{2}|nay|sau|toi|ngoai|truoc)\b)?"
_WEEK = r"(?:\s+tuan\s+(?P<week>nay|sau|toi|truoc|roi|vua roi|vua qua|qua)|\s+(?P<next>toi|nay))?\b"
_SPELT = "mot|hai|ba|tu|nam|sau|bay|tam|chin|muoi mot|muoi hai|muoi|gieng|chap"
_ROMAN = "iv|iii|ii|i|[1-4]|mot|hai|ba|tu"
_N = r"(?<![0-9.,/])"
_D = r"(?P<d>[0-9]{1,2})"
_M = r"(?P<m>[0-9]{1,2})"
_LEAD = "ngay|hom|truoc|sau|den|toi|tu|han|mung|mong|sang|chieu|vao|luc|qua"

# In order of precedence: a later pattern takes only what an earlier one left. Kind, words one of which must be present,
# pattern on the plain text.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("lunar", "tet gieng", r"\b(?:mung|mong|ngay)\s+(?P<d>[0-9]{1,2}|muoi|" + _SPELT + r")\s+(?:thang\s+gieng|tet)\b"),
    ("lunar", "tet giao", rf"{_N}\b(?P<d>29|30|ba muoi|hai(?: muoi)? chin)\s+(?P<eve>tet)\b|\b(?P<night>giao thua)\b"),
    ("lunar", "ram gio", r"\b(?:(?P<full>ram thang gieng)|(?P<kings>gio to(?: hung vuong)?))\b"),
    ("lunar", "am lich",
     rf"\b(?:(?:ngay|mung|mong)\s+)?{_N}{_D}(?:\s*/\s*|\s+thang\s+)(?P<m>[0-9]{{1,2}}|{_SPELT})\s+(?:nam\s+)?am lich\b"),
    ("lunar", "gieng", rf"{_N}\b{_D}\s+thang\s+gieng\b"),
    ("numeric", "thang", rf"{_N}{_D}\s*thang\s*{_M}(?![0-9]){_YEAR}"),
    ("month_day", "thang",
     rf"\b(?:(?:ngay|mung|mong)\s+)?{_N}{_D}\s+thang\s+(?P<which>nay|sau|toi|truoc|roi)\b"),
    ("numeric", "0 1 2 3 4 5 6 7 8 9",
     rf"{_N}{_D}\s?(?P<sep>[/.-])\s?{_M}\s?(?P=sep)\s?(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9])"),
    ("numeric", "-", rf"{_N}(?P<year>20[0-9]{{2}})-{_M}-{_D}(?![0-9])"),
    ("numeric", "/ . -", rf"\b(?:{_LEAD})\s+{_N}{_D}\s?[/.-]\s?{_M}(?!\s?[/.-]?\s?[0-9]|\s?%)"),
    ("short", "/", rf"{_N}{_D}\s?/\s?{_M}(?![0-9/]|[.,][0-9]|\s?%)"),
    ("part", "thang", rf"\b(?P<part>dau|giua|cuoi|het)\s+thang\s*(?P<m>1[0-2]|0?[1-9])(?![0-9]){_YEAR}"),
    ("quarter", "quy q1 q2 q3 q4",
     rf"\b(?:(?P<part>dau|giua|cuoi|het)\s+)?(?:quy\s*|q)(?P<q>{_ROMAN})\b{_YEAR}"),
    ("months", "thang",
     rf"{_N}(?P<n>\b(?:6|sau|9|chin|3|ba))\s*thang\s+(?P<half>dau|cuoi)(?:\s+(?:cua"
     rf"\s+)?nam{_YEAR})?"),
    ("part", "tuan thang quy nam",
     r"\b(?<!tu )(?P<part>dau|giua|cuoi|het)\s+(?P<span>tuan|thang|quy|nam)(?:\s+(?P<which>nay"
     r"|sau|toi|truoc|roi|qua))?\b(?!\s+[0-9])"),
    ("month", "thang", rf"\bthang\s*(?P<m>1[0-2]|0?[1-9])(?![0-9]|[.,/][0-9]){_YEAR}"),
    ("month", "thang", r"\bthang\s*(?P<m>1[0-2]|0?[1-9])/(?P<year>20[0-9]{2})"),
    ("month", "thang", rf"\bthang\s+(?P<m>{_SPELT})\b{_YEAR}"),
    ("weekday", "thu t2 t3 t4 t5 t6 t7",
     r"\b(?:thu\s*(?P<w>hai|ba|tu|nam|sau|bay|[2-7])|t(?P<t>[2-7]))(?![0-9]|[.,/][0-9]|\s*"
     rf"(?:trieu|ty|tr|nghin|dong|%)\b){_WEEK}"),
    ("weekday", "nhat cn", rf"\b(?P<sunday>chu nhat|cn)\b{_WEEK}"),
    ("ahead", "ngay tuan thang",
     rf"{_N}\b(?P<n>[0-9]{{1,3}}|mot|hai|ba)\s+(?P<span>ngay|tuan|thang)\s+(?P<way>nua|truoc"
     r"|sau|toi)\b"),
    ("near", "hom ngay mai bua nay qua",
     r"\b(?:(?P<near>hom nay|hom qua|hom kia|ngay mai|ngay mot|ngay kia|ngay nay|bua nay"
     r"|bua qua|mai)|(?:sang|trua|chieu|toi|dem)\s+(?P<time>nay|qua|mai))\b"),
    ("week", "tuan", r"\btuan\s+(?P<which>nay|sau|toi|truoc|roi|vua roi|qua)\b"),
    ("whole", "nam", r"\b(?P<whole>ca nam|nua nam|giua nam)\b"),
    ("day", "ngay mung mong",
     r"\b(?:ngay|mung|mong)\s+(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9]|[.,/-][0-9]|\s+(?:cong"
     r"|lam|tet|thang))"),
)  # fmt: skip
_COMPILED = tuple((kind, tuple(cues.split()), re.compile(pattern)) for kind, cues, pattern in _PATTERNS)
_CUES = tuple({cue for _, cues, _ in _COMPILED for cue in cues})
# Typed with marks, these words must carry the right ones: "quỹ" is no quarter, "thu" (collect) no weekday.
_FORMS = {
    "thu": "thứ", "quy": "quý quí qúi qúy", "thang": "tháng", "ngay": "ngày", "tuan": "tuần", "nam": "năm", "mai": "mai",
    "mung": "mùng", "mong": "mồng", "tet": "tết", "cuoi": "cuối", "het": "hết", "dau": "đầu", "giua": "giữa",
    "hom": "hôm", "qua": "qua", "sau": "sau sáu", "ba": "ba", "tu": "tư từ", "nay": "nay này", "kia": "kia", "bay": "bảy",
    "toi": "tới tối", "mot": "một mốt", "ram": "rằm", "gio": "giỗ", "bua": "bữa", "nua": "nữa nửa", "hai": "hai", "ca": "cả",
    "truoc": "trước", "chin": "chín", "tam": "tám", "roi": "rồi", "han": "hạn", "sang": "sáng sang", "den": "đến",
}  # fmt: skip
_ALLOWED = {word: frozenset(nfc(form) for form in forms.split()) for word, forms in _FORMS.items()}
_WORD = re.compile(r"[^\W\d_]+")


class Mention(NamedTuple):
    """``kind`` says in which way it was said, ``parts`` in which words (plain). "short" ("1/2") may be a fraction too."""

    kind: str
    parts: dict[str, str]
    start: int
    end: int


def day_mentions(text: str) -> list[Mention]:
    """All mentions in ``nfc(text)`` from left to right, none overlapping another."""
    typed = nfc(text).lower()
    bare = plain(typed)
    found: list[Mention] = []
    if not any(cue in bare for cue in _CUES):
        return found
    for kind, cues, pattern in _COMPILED:
        if any(cue in bare for cue in cues):
            for match in pattern.finditer(bare):
                if _is_free(match, found) and _is_spelt(typed[match.start() : match.end()]):
                    parts = {name: said for name, said in match.groupdict().items() if said}
                    found.append(Mention(kind, parts, match.start(), match.end()))
    return sorted(found, key=lambda mention: mention.start)


def _is_free(match: re.Match[str], found: list[Mention]) -> bool:
    return all(match.end() <= other.start or match.start() >= other.end for other in found)


def _is_spelt(typed: str) -> bool:
    for word in _WORD.findall(typed):
        bare = plain(word)
        if bare != word and word not in _ALLOWED.get(bare, (word,)):
            return False
    return True
