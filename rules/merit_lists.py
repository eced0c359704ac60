"""Lists of awards or ratings of past years: what a row says, and why it is not read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from rules.dates import Day, read_date
from rules.merits import Grade
from rules.words import clean, fold

LONGEST = {"staff_code": 40, "full_name": 120, "unit": 200, "title": 200, "number": 80, "issuer": 200, "level": 80}
EARLIEST = 1990
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_GRADES = (
    (Grade.EXCELLENT, ("hoan thanh xuat sac nhiem vu", "hoan thanh xuat sac", "htxsnv", "htxs", "xuat sac")),
    (Grade.GOOD, ("hoan thanh tot nhiem vu", "hoan thanh tot", "httnv", "htt", "tot")),
    (Grade.NOT_DONE, ("khong hoan thanh nhiem vu", "khong hoan thanh", "khtnv", "kht", "chua hoan thanh nhiem vu")),
    (Grade.DONE, ("hoan thanh nhiem vu", "hoan thanh", "htnv", "ht")),
)


class Fault(StrEnum):
    """Why a row is not read."""

    NO_NAME = "no_name"
    NO_YEAR = "no_year"
    NO_TITLE = "no_title"
    NO_GRADE = "no_grade"
    BAD_DAY = "bad_day"
    TOO_LONG = "too_long"
    NOBODY = "nobody"
    SEVERAL = "several"
    OTHER_NAME = "other_name"
    UNKNOWN_TITLE = "unknown_title"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Line:
    """The recognised cells of one row by column; ``year`` is the one that stands above the table, if any."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    year: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One award (``title``) or rating (``grade``). Without a person's code or name the row is the unit's own.

    ``unit`` is the unit's name as printed, which stays in the history; ``decided_on`` is an ISO day or empty.
    """

    sheet: str
    row: int
    year: int
    staff_code: str = ""
    full_name: str = ""
    unit: str = ""
    title: str = ""
    grade: str = ""
    number: str = ""
    decided_on: str = ""
    issuer: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    sheet: str
    row: int
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: good rows, bad rows, sheets without a heading row."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...] = field(default=())


def read_lines(lines: Iterable[Line], skipped: Iterable[str], today: date) -> Reading:
    """Every line as an entry or a problem."""
    read = [_read(line, today) for line in lines]
    entries = tuple(item for item in read if isinstance(item, Entry))
    return Reading(entries, tuple(item for item in read if isinstance(item, Problem)), tuple(skipped))


def _read(line: Line, today: date) -> Entry | Problem:
    cells = {column: " ".join(clean(text).split()) for column, text in line.cells.items()}
    name = cells.get("full_name") or " ".join(filter(None, (cells.get("family"), cells.get("given"))))
    year, grade = _year(cells.get("year") or line.year), grade_of(cells.get("grade", ""))
    day = _day(cells.get("decided_on", ""), today)
    fault = _fault(cells, name, year, grade, day, today)
    if fault is not None:
        return Problem(line.sheet, line.row, *fault)
    assert year is not None
    kept = {column: cells.get(column, "") for column in ("staff_code", "unit", "title", "number", "issuer", "level")}
    kept |= {"full_name": name.title() if name.isupper() else name, "grade": grade or "", "decided_on": day or ""}
    return Entry(line.sheet, line.row, year, **kept)


def _fault(
    cells: Mapping[str, str], name: str, year: int | None, grade: Grade | None, day: str | None, today: date
) -> tuple[Fault, str] | None:
    if not (name or cells.get("staff_code") or cells.get("unit")):
        return Fault.NO_NAME, ""
    who = name or cells.get("staff_code") or cells.get("unit", "")
    if year is None or not EARLIEST <= year <= today.year:
        return Fault.NO_YEAR, who
    if not (cells.get("title") or cells.get("grade")):
        return Fault.NO_TITLE, who
    if cells.get("grade") and grade is None:
        return Fault.NO_GRADE, cells["grade"][:40]
    if day is None:
        return Fault.BAD_DAY, cells["decided_on"][:40]
    long = next((column for column, most in LONGEST.items() if len(cells.get(column, "")) > most), None)
    return (Fault.TOO_LONG, cells[long][:40]) if long else None


def _year(text: str) -> int | None:
    """The one year in a cell (2025, "năm 2025", 31/12/2025); None for a span of years."""
    found = set(_YEAR.findall(text))
    return int(found.pop()) if len(found) == 1 else None


def _day(text: str, today: date) -> str | None:
    """An ISO day, empty for an empty cell, None when it is no day."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        found = read_date(text, today=today)
    return found.value.isoformat() if isinstance(found, Day) else None


def grade_of(text: str) -> Grade | None:
    """The grade that a cell names; None when it names none."""
    said = fold(text)
    return next((grade for grade, words in _GRADES if said in words), None)


def reading_from(kept: Mapping[str, Any]) -> Reading:
    """A reading that was kept as JSON."""
    problems = (Problem(**{**each, "fault": Fault(each["fault"])}) for each in kept["problems"])
    return Reading(tuple(Entry(**each) for each in kept["entries"]), tuple(problems), tuple(kept["skipped"]))
