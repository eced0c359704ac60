"""Every figure in a text that could be a target: its value, unit and place. Dates, numbers of documents, ages and
ordinals are left out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rules.launch_document.measure_units import unit_after
from rules.launch_document.span import quotes
from rules.numerals import numeral
from rules.words import plain

_NUMERAL = re.compile(r"(?<![\w/.,-])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?![\w]*[-/]\d)(?!\w)")
_RANGE = re.compile(r"\s*(?:%\s*)?(?:-|–|đến|den)\s*(?P<upper>\d{1,3}(?:\.\d{3})+|\d+(?:[.,]\d+)?)(?![\w/])")
_BEFORE = re.compile(
    r"(?:\b(?:năm|tháng|ngày|quý|số|điều|khoản|lần thứ|mục|nghị quyết|giai đoạn|đợt|mức độ|phần|chương|cấp độ|"
    r"thứ|quyết định|giờ|"
    r"biểu|mẫu|phụ lục|khóa|khoá|nhiệm kỳ|trang|loại|hạng|đề án|bước|nội dung|chuyên đề|khối|lớp|cụm|khu vực|"
    r"bảng|giải)|"
    r"\d\s?[-–/])\s*$"
)
_AFTER = re.compile(
    r"\s*(?:(?:ngay|tuan|thang|nam)\s+(?:mot|1|01)\s+lan|nam(?!\s+(?:tuoi|kinh nghiem))\b|thang dau|thang cuoi|"
    r"thang nam|thang\s*\d|ngay dem|/\d|/[a-z]|tuoi|"
    r"gio\s*\d{0,2}\s*ngay|h\d|dong chi)"
)
_DAYS = re.compile(
    r"\s*(?:ngay(?! (?:cong|luong|gio))|gio(?! (?:bay|cong|giang|hoc|day))|tuan|thang)(?:\s+lam viec)?\b"
)
_WITHIN = re.compile(
    r"(?:trong|trong vong|truoc|sau|thoi han|cham nhat|it nhat|toi da|qua|khong qua|moi|dinh ky|ke tu|lich|"
    r"so ket|tong ket|bao cao|danh gia|tien do)\s*$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text: ``start``/``end`` span numeral and unit; ``known`` says that the unit is a listed one."""

    start: int
    end: int
    value: Decimal | None
    upper: Decimal | None
    unit: str
    known: bool

    @property
    def is_share(self) -> bool:
        return self.unit.startswith("%") or plain(self.unit).startswith(("phan tram", "diem"))


def figures(text: str) -> Iterator[Figure]:
    """The figures of ``text`` from left to right. ``value`` is None for a numeral with two readings."""
    folded = plain(text)
    quoted = [(q.start, q.end) for q in quotes(text)]
    consumed = 0
    for found in _NUMERAL.finditer(folded):
        if found.start() < consumed or any(start < found.start() < end for start, end in quoted):
            continue
        if _BEFORE.search(text[: found.start()].lower()) or _AFTER.match(folded, found.end()):
            continue
        if _DAYS.match(folded, found.end()) and _WITHIN.search(folded[: found.start()]):
            continue
        figure = _figure(text, found)
        if figure.unit:
            consumed = figure.end
            yield figure


def _figure(text: str, found: re.Match[str]) -> Figure:
    folded = plain(text)
    ranged = _RANGE.match(folded, found.end())
    at = ranged.end() if ranged else found.end()
    unit, end, known = unit_after(text, at)
    share = unit.startswith("%")
    upper = _value(ranged["upper"], share) if ranged else None
    return Figure(found.start(), end, _value(found.group(), share), upper, unit, known)


def _value(written: str, share: bool) -> Decimal | None:
    value = numeral(written, share=share)
    return value if isinstance(value, Decimal) else None
