"""Figures of earlier years from a spreadsheet: what a row says, why it is not read, and what an import would add."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from rules.amount import Amount
from rules.amounts import read_amount
from rules.records import Unit
from rules.words import clean, fold

EARLIEST = 1990
LONGEST_MEASURE, LONGEST_UNIT, THOUSANDS = 300, 60, 3
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MACHINE = re.compile(r"-?\d+(?:\.(\d+))?")
Key = tuple[int, int, str]


class Fault(StrEnum):
    """Why a row is not read."""

    NO_UNIT = "no_unit"
    NO_YEAR = "no_year"
    NO_MEASURE = "no_measure"
    NO_AMOUNT = "no_amount"
    TOO_LONG = "too_long"
    NOBODY = "nobody"
    SEVERAL = "several"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Line:
    """The recognised cells of one row by column; ``year`` stands above the table, if any."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    year: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of one unit; ``amount`` is a decimal number as text, ``of`` its unit of measure as printed."""

    sheet: str
    row: int
    year: int
    unit: str
    measure: str
    amount: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    sheet: str
    row: int
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: good rows and bad rows."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A figure to be entered; ``replaces``: another one is recorded and becomes an older revision."""

    entry: Entry
    unit_id: int
    replaces: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """``known`` counts rows whose figure is recorded already."""

    steps: tuple[Step, ...]
    problems: tuple[Problem, ...]
    known: int

    @property
    def corrected(self) -> int:
        return sum(step.replaces for step in self.steps)


def same(measure: str, of: str) -> str:
    """What makes two figures the same one: the measure and its unit of measure, without marks."""
    return f"{fold(measure)}|{fold(of)}"


def read_lines(lines: Iterable[Line], this_year: int) -> Reading:
    """Every line as an entry or a problem; figures of ``this_year`` and later are reported, not entered here."""
    read = [_read(line, this_year) for line in lines]
    entries = tuple(item for item in read if isinstance(item, Entry))
    return Reading(entries, tuple(item for item in read if isinstance(item, Problem)))


def _read(line: Line, this_year: int) -> Entry | Problem:
    cells = {column: " ".join(clean(text).split()) for column, text in line.cells.items()}
    unit, measure, of = (cells.get(column, "") for column in ("unit", "measure", "of"))
    years = set(_YEAR.findall(cells.get("year") or line.year))
    year = int(years.pop()) if len(years) == 1 else 0
    amount = amount_of(cells.get("amount", ""))
    checks = (
        (not unit, Fault.NO_UNIT, measure),
        (not measure, Fault.NO_MEASURE, unit),
        (not EARLIEST <= year < this_year, Fault.NO_YEAR, unit),
        (amount is None, Fault.NO_AMOUNT, cells.get("amount", "")),
        (len(measure) > LONGEST_MEASURE or len(of) > LONGEST_UNIT, Fault.TOO_LONG, measure),
    )
    for wrong, fault, detail in checks:
        if wrong:
            return Problem(line.sheet, line.row, fault, detail[:60])
    return Entry(line.sheet, line.row, year, unit, measure, str(amount), of)


def amount_of(text: str) -> Decimal | None:
    """The number of a cell; None for none, and for one like 1.325, which may be a thousand or a decimal."""
    machine = _MACHINE.fullmatch(text)
    if machine:
        return None if machine[1] and len(machine[1]) == THOUSANDS else Decimal(text)
    found = read_amount(text) if text else None
    return found.value if isinstance(found, Amount) and found.relation == "exact" else None


def plan(reading: Reading, units: Sequence[Unit], recorded: Mapping[Key, Decimal]) -> Plan:
    """Match every row with a unit by its name; what is recorded alike is left alone, another figure becomes a revision."""
    named: dict[str, list[int]] = {}
    for unit in units:
        named.setdefault(fold(unit.name), []).append(unit.id)
    steps: list[Step] = []
    problems, seen, known = list(reading.problems), set[Key](), 0
    for entry in reading.entries:
        found = named.get(fold(entry.unit), [])
        if len(found) != 1:
            fault = Fault.SEVERAL if found else Fault.NOBODY
            problems.append(Problem(entry.sheet, entry.row, fault, entry.unit[:60]))
            continue
        key = (found[0], entry.year, same(entry.measure, entry.of))
        if key in seen:
            problems.append(Problem(entry.sheet, entry.row, Fault.TWICE, entry.measure[:60]))
        elif recorded.get(key) == Decimal(entry.amount):
            known += 1
        else:
            steps.append(Step(entry, found[0], key in recorded))
        seen.add(key)
    return Plan(tuple(steps), tuple(sorted(problems, key=lambda each: (each.sheet, each.row))), known)


def reading_from(kept: Mapping[str, Any]) -> Reading:
    """A reading as it was stored."""
    entries = tuple(Entry(**each) for each in kept["entries"])
    return Reading(entries, tuple(Problem(**{**each, "fault": Fault(each["fault"])}) for each in kept["problems"]))
