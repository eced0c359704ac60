"""Time limits: the phrase as printed and the last day it allows. Anniversaries and dates of documents are none."""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from rules.launch_document import day_words as words
from rules.launch_document.findings import Deadline, Fact
from rules.launch_document.paragraphs import Paragraph
from rules.launch_document.span import clauses, quotes, source
from rules.launch_document.tables import Row, rows
from rules.words import plain

_COMPARED = re.compile(r"(?:so voi|cung ky)\s*$")
_NOT_A_MONTH = re.compile(r"(?:ngay\s*[\d….]*|\d|so voi|cung ky)\s*$")
_NAMES_A_RATING = re.compile(r"(?:thi dua|xep loai|danh gia|ket qua|khen thuong)\s*$")
_NAMES_A_REPORT = re.compile(r"(?:bao cao|ket qua|so ket|so lieu)\s*$")
_BY_A_DAY = re.compile(r"(?:truoc|cham nhat)\s+(?:ngay\s+)?\d")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class Reference:
    """What a date without a year is read against: the printed date and the year of the campaign."""

    def __init__(self, printed_date: Fact, year: Fact) -> None:
        self.issued = _first_day(printed_date.value)
        self.years = [int(y) for y in re.findall(r"20\d\d", str(year.value or ""))]

    def day(self, day: int, month: int, year: int | None) -> date | None:
        """The day named; without a year the nearest one not before the issue, else in the year of the campaign."""
        if year is None and self.issued and self.issued.month:
            year = self.issued.year + ((month, day) < (self.issued.month, self.issued.day))
        year = year or self.single_year
        try:
            return date(year, month, day) if year else None
        except ValueError:
            return None

    @property
    def single_year(self) -> int | None:
        return self.years[0] if len(self.years) == 1 else None

    def period_year(self, month: int) -> int | None:
        """The year of a quarter or month named without one."""
        if self.single_year:
            return self.single_year
        if len(self.years) == 2 and self.years[1] - self.years[0] == 1:
            return self.years[0] if month >= 8 else self.years[1]
        return None


def _first_day(printed: object) -> date | None:
    """The first day a printed date can mean; a bare year is no day."""
    parts = str(printed).split("-") if printed else []
    return date(int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) > 2 else 1) if len(parts) > 1 else None


def deadlines(
    opening: Sequence[Paragraph], running: Sequence[Paragraph], printed_date: Fact, year: Fact
) -> tuple[Deadline, ...]:
    """The time limits of ``running`` in printed order, table cells included; of the ``opening`` only the span of the
    campaign itself ("từ ngày … đến ngày …")."""
    reference = Reference(printed_date, year)
    found = [d for p in opening for d in _in_paragraph(p, reference, (_ranges,))]
    for paragraph in (p for p in running if not p.is_row):
        found.extend(_in_paragraph(paragraph, reference, _READERS))
    for row in rows([p for p in running if p.is_row]):
        found.extend(_in_cell(row, reference))
    return tuple({(d.phrase, d.action): d for d in found}.values())


def _in_cell(row: Row, reference: "Reference") -> Iterator[Deadline]:
    """A cell of a time column needs no verb beside it."""
    due = row.cells.get("due", "")
    cell = Paragraph(f"hoàn thành {due}", row.paragraph.first, row.paragraph.last)
    for deadline in _in_paragraph(cell, reference, _READERS):
        yield replace(deadline, action=row.cells.get("measure", ""))


def _in_paragraph(paragraph: Paragraph, reference: Reference, readers: Sequence["Reader"]) -> Iterator[Deadline]:
    for start, end in clauses(paragraph.text):
        clause = paragraph.text[start:end]
        taken = [(q.start, q.end) for q in quotes(clause)]
        found: list[tuple[int, Deadline]] = []
        for reader in readers:
            for at, until, resolved, kind, exclusive in reader(plain(clause), reference):
                if not any(a < until and at < b for a, b in taken):
                    taken.append((at, until))
                    phrase = clause[at:until].strip(" ,;()")
                    found.append(
                        (at, Deadline(phrase, _iso(resolved), source(paragraph), kind, exclusive, clause.strip()))
                    )
        yield from _without_report_names([deadline for _, deadline in sorted(found, key=lambda pair: pair[0])])


def _without_report_names(found: Sequence[Deadline]) -> Iterator[Deadline]:
    """ "sơ kết 6 tháng đầu năm trước ngày 10/7": where a day is given, "6 tháng" only names the report."""
    dated = any(deadline.kind in {"fixed", "period"} for deadline in found)
    yield from (d for d in found if not (dated and d.kind == "vague" and d.phrase[0].isdigit()))


Found = Iterator[tuple[int, int, date | None, str, bool]]
Reader = Callable[[str, Reference], Found]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _recurring(clause: str, reference: Reference) -> Found:
    for found in words.RECURRING.finditer(clause):
        near = clause[max(0, found.start() - 70) : found.end() + 70]
        weekly = found["often"] and "%" not in clause
        if weekly or words.ROUTINE.search(near) or re.search(r"\d", found.group()):
            yield found.start(), found.end(), None, "recurring", False


def _ranges(clause: str, reference: Reference) -> Found:
    for found in words.RANGE.finditer(clause):
        yield found.start(), found.end(), _day(found, reference), "fixed", False


def _spans(clause: str, reference: Reference) -> Found:
    """ "Thời gian: 01/7/2026 - 30/9/2026" and "từ tháng 4 đến tháng 10/2026"; a span of years past is an anniversary."""
    for found in words.DASHED.finditer(clause):
        if not words.COMMEMORATION.search(clause[: found.start()]):
            yield found.start(), found.end(), _day(found, reference), "fixed", False
    for found in words.MONTHS.finditer(clause):
        month = int(found["m"])
        year = int(found["y"]) if found["y"] else _year_beside(clause) or reference.period_year(month)
        yield found.start(), found.end(), _month_end(year, month), "period", False


def _dated(clause: str, reference: Reference) -> Found:
    for found in words.DATED.finditer(clause):
        before, bound = clause[: found.start()], found["bound"]
        if words.CITED.search(before) or bound in {"tu", "ke tu"}:
            continue
        if not bound and (
            words.CITED_BY_NAME.search(before)
            or words.COMMEMORATION.search(clause[: found.end()])
            or not words.REPORTING.search(before)
        ):
            continue
        day = _day(found, reference)
        exclusive = bool(bound and "truoc" in bound and not found["hour"])
        yield found.start(), found.end(), day - timedelta(1) if day and exclusive else day, "fixed", exclusive


def _day(found: re.Match[str], reference: Reference) -> date | None:
    day, month, year = found["d"] or found["d2"], found["m"] or found["m2"], found["y"] or found["y2"]
    if found["rel"] == "sau" and reference.single_year:
        year = str(reference.single_year + 1)
    return reference.day(int(day), int(month), int(year) if year else None)


def _relative(clause: str, reference: Reference) -> Found:
    """A span without a start beside a share ("100% sự cố được khắc phục trong 24 giờ") is part of a target."""
    for found in words.RELATIVE.finditer(clause):
        if "%" in clause[: found.start()] and not re.search(r"ke tu|tinh tu|sau khi|truoc", found.group()):
            continue
        yield found.start(), found.end(), None, "relative", False
    for found in words.ON_REQUEST.finditer(clause):
        yield found.start(), found.end(), None, "on_request", False


def _quarters(clause: str, reference: Reference) -> Found:
    for found in words.QUARTER.finditer(clause):
        if _COMPARED.search(clause[: found.start()]) or not (found["bound"] or words.REPORTING.search(clause)):
            continue
        if (
            not found["bound"]
            and _NAMES_A_REPORT.search(clause[: found.start()])
            and _BY_A_DAY.search(clause[found.end() :])
        ):
            continue
        quarter = _QUARTERS.get(found["q"]) or int(found["q"])
        year = int(found["y"]) if found["y"] else _year_beside(clause) or reference.period_year(quarter * 3)
        before = found["bound"] == "truoc"
        month = quarter * 3 - 3 if before else quarter * 3
        yield found.start(), found.end(), _month_end(year, month), "period", before


def _months(clause: str, reference: Reference) -> Found:
    for found in words.MONTH.finditer(clause):
        if _NOT_A_MONTH.search(clause[: found.start()]) or not (found["bound"] or words.REPORTING.search(clause)):
            continue
        month = int(found["m"])
        year = int(found["y"]) if found["y"] else _year_beside(clause) or reference.period_year(month)
        before = found["bound"] == "truoc" and found["part"] is None
        resolved = _month_end(year, month - 1 if before else month) if found["part"] in {None, "cuoi"} else None
        yield found.start(), found.end(), resolved, "period", before


def _year_beside(clause: str) -> int | None:
    """ "Năm 2026: … trong quý I": the one year that the clause names."""
    years = set(re.findall(r"\bnam (20\d\d)\b", clause))
    return int(years.pop()) if len(years) == 1 else None


def _month_end(year: int | None, month: int) -> date | None:
    if year is None:
        return None
    if month == 0:
        year, month = year - 1, 12
    return date(year, month, calendar.monthrange(year, month)[1])


def _year_ends(clause: str, reference: Reference) -> Found:
    for found in words.YEAR_END.finditer(clause):
        if "het" in found.group() or "cuoi" in found.group() or "ket thuc" in found.group():
            yield found.start(), found.end(), date(int(found["y"]), 12, 31), "period", False


def _vague(clause: str, reference: Reference) -> Found:
    for found in words.VAGUE.finditer(clause):
        named = _NAMES_A_RATING.search(clause[: found.start()]) and found.group().startswith("cuoi")
        if words.SOMETIME.search(clause) and not named:
            yield found.start(), found.end(), None, "vague", False


_READERS: tuple[Reader, ...] = (_recurring, _ranges, _spans, _dated, _relative, _quarters, _months, _year_ends, _vague)
