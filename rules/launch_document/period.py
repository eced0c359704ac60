"""The year or period of the campaign: of its title, else of the sentence that launches it, else of the date."""

import re
from collections.abc import Callable, Iterable

from rules.launch_document.findings import Fact, Source
from rules.launch_document.paragraphs import Paragraph
from rules.words import plain

_CITED_DATE = re.compile(
    r"ngay\s+\d{1,2}(?:\s+thang\s+\d{1,2}\s+nam\s+\d{4}|[/.-]\d{1,2}[/.-]\d{4})|\b\d+/\d{4}/[a-z]\S*|\b\d{1,2}/\d{4}\b"
)
_SCHOOL = re.compile(r"nam hoc\s+(20\d\d)\s*[-–/]\s*(20\d\d)")
_YEAR = re.compile(r"(?:nam|nam cong tac)\s+(20\d\d)(?!\s*[-–]\s*20\d\d)")
_PERIOD = re.compile(r"(?<!\d)(20\d\d)\s*[-–]\s*(20\d\d)")
_LAUNCH = re.compile(r"phat dong|to chuc (?:phong trao|thi dua)|phong trao thi dua")
_SPAN = re.compile(r"\btu\s[^;.]{3,40}?\s(?:den|toi)\s[^;.]{0,30}?\d{1,2}/\d{1,2}/(20\d\d)")
_TERM = re.compile(r"nhiem ky\s+20\d\d\s*[-–]\s*20\d\d|(?:so voi|cung ky|ket qua)\s+nam\s+20\d\d")


def year(title: Fact, opening: Iterable[Paragraph], printed_date: Fact) -> Fact:
    """2026, "2021-2025" or "2026-2027" (a school year); None where nothing says it.

    Order: the title, the words of the opening outside cited subjects (the launching sentence first), the printed date,
    the subjects of the cited documents.
    """
    if isinstance(title.value, str) and (value := _read(title.value)) is not None:
        return Fact(value, title.source)
    paragraphs = list(opening)
    paragraphs = [p for p in reversed(paragraphs) if _LAUNCH.search(plain(p.text))] + paragraphs
    own = _first(paragraphs, _without_subjects, 0.8)
    if own.value is None and isinstance(printed_date.value, str) and printed_date.source:
        return Fact(int(printed_date.value[:4]), Source(printed_date.source.first, printed_date.source.last, 0.6))
    return own if own.value is not None else _first(paragraphs, str, 0.6)


def span_year(running: Iterable[Paragraph]) -> Fact:
    """The year of "từ ngày … đến ngày …" in the body, for a text that says its year nowhere else."""
    for paragraph in running:
        if found := _SPAN.search(plain(paragraph.text)):
            return Fact(int(found[1]), Source(paragraph.first, paragraph.last, 0.5))
    return Fact(None)


def _first(paragraphs: Iterable[Paragraph], of: Callable[[str], str], confidence: float) -> Fact:
    for paragraph in paragraphs:
        if (value := _read(of(paragraph.text))) is not None:
            return Fact(value, Source(paragraph.first, paragraph.last, confidence))
    return Fact(None)


def _without_subjects(text: str) -> str:
    """Without "về việc …" and "theo Nghị quyết …" of cited documents."""
    return re.sub(r"\b(?:về|theo)\s[^;.]*?(?=,\s|;|\.\s|$)", " ", text)


def _read(text: str) -> int | str | None:
    folded = _TERM.sub(" ", _CITED_DATE.sub(" ", plain(text)))
    school, single, period = _SCHOOL.search(folded), _YEAR.search(folded), _PERIOD.search(folded)
    if school:
        return f"{school[1]}-{school[2]}"
    if single and not (period and period.start() < single.start()):
        return int(single[1])
    if period:
        return f"{period[1]}-{period[2]}"
    return int(single[1]) if single else None
