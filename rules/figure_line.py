"""One typed line about a target: the figure, where it comes from, and as of which day."""

import re
from dataclasses import dataclass
from datetime import date

from rules.dates import Day, read_date
from rules.unit_report import Counts
from rules.words import clean, fold, nfc, plain

_MARKERS = re.compile(
    r"(?:^|[\s;,(])(?P<mark>(?:theo|nguon|can cu)\b|(?:(?:so lieu )?tinh )?den (?:het )?ngay\b|tinh den\b"
    r"|den (?=\d{1,2}\s*[/.-]\s*\d{1,2}))"
)
_AWAITING = re.compile(r"\b(?:cho|chua|doi)(?: \w+){0,3} cong bo\b|\bchua (?:co )?cong bo\b")
_COUNT = {
    "assigned": re.compile(r"\b(?:giao|duoc giao|nhan)\D{0,12}(\d+)|\b(\d+)\s*viec duoc giao\b"),
    "done": re.compile(r"\b(?:xong|hoan thanh|da lam)\D{0,12}(\d+)"),
    "well": re.compile(r"\btot\D{0,8}(\d+)"),
}
_BARE = re.compile(r"\s*(\d+)\s*[/,;\s]\s*(\d+)(?:\s*[/,;\s]\s*(\d+))?\s*")


@dataclass(frozen=True, slots=True)
class FigureLine:
    """``words`` hold the figure; ``source`` and ``as_of`` are what was said of it. ``unclear_day``: a day was named that
    cannot be read, or lies ahead."""

    words: str
    awaiting: bool = False
    source: str = ""
    as_of: date | None = None
    unclear_day: str = ""


def read_line(text: str, today: date) -> FigureLine:
    """Take a line apart: ``320 ha, theo biên bản nghiệm thu, tính đến 15/6``; days are read as past ones. A day that stands
    first is followed by the figure: ``tính đến 15/6 được 320 ha``."""
    line = clean(text)
    marks = list(_MARKERS.finditer(plain(line)))
    ends = [*(mark.start("mark") for mark in marks), len(line)]
    words, source, said_day = line[: ends[0]], "", ""
    for mark, end in zip(marks, ends[1:], strict=True):
        said = line[mark.end("mark") : end]
        if mark["mark"].startswith(("theo", "nguon", "can cu")):
            source = _trimmed(said)
        else:
            said_day = said
    day = _past_day(said_day, today)
    if day is not None and not _trimmed(words):
        words = said_day[day.span[1] :]
    unclear = _trimmed(said_day) if said_day and day is None else ""
    as_of = None if day is None else day.value
    return FigureLine(_trimmed(words), bool(_AWAITING.search(fold(line))), source, as_of, unclear)


def _trimmed(said: str) -> str:
    return nfc(said).strip(" ,;:.()")


def _past_day(said: str, today: date) -> Day | None:
    day = read_date(said, today=today, past=True)
    return day if isinstance(day, Day) and day.value <= today else None


def read_counts(text: str, *, well: bool) -> Counts | None:
    """``giao 40, xong 38, tốt 30`` or bare ``40, 38, 30`` in that order; without ``well`` two counts are wanted.

    None when a count is missing or they contradict each other (more done than assigned, more done well than done).
    """
    said = fold(text)
    found = {name: next(filter(None, m.groups()), None) for name, p in _COUNT.items() if (m := p.search(said))}
    bare = _BARE.fullmatch(plain(clean(text)))
    if bare and not found:
        found = dict(zip(("assigned", "done", "well"), bare.groups(), strict=True))
    wanted = ("assigned", "done", "well") if well else ("assigned", "done")
    if any(found.get(name) is None for name in wanted):
        return None
    counts = Counts(*(int(found[name] or 0) for name in wanted))
    return counts if _holds(counts) else None


def _holds(counts: Counts) -> bool:
    return 0 < counts.assigned >= counts.done >= (counts.well or 0)


_RANK = re.compile(r"(?:\D*\b(?:hang|thu|vi tri)\D{0,6})?(\d{1,4})(?:\s*(?:/|tren)\s*\d{1,4})?(?:\s*bac)?")


def read_rank(words: str) -> int | None:
    """``24``, ``hạng 24``, ``xếp thứ 24/63``; None when no one rank is said."""
    found = _RANK.fullmatch(plain(clean(words)))
    return int(found[1]) or None if found else None


_SUM = re.compile(r"(?:^|[\s.;,(])(?P<mark>(?:tong so|so luong|tong cong)\s*:?\s*)(?=\d)")


def split_count(text: str) -> tuple[str, str]:
    """(narrative, words of its count): what follows ``số lượng`` or ``tổng số`` at the end is the count."""
    line = clean(text)
    found = list(_SUM.finditer(plain(line)))
    if not found or not line[: found[-1].start("mark")].strip(" .;,"):
        return line, ""
    return line[: found[-1].start("mark")].strip(" ;,("), _trimmed(line[found[-1].end("mark") :])
