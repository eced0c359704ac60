"""What a workbook that came back would change: compared with what was sent out and with the record as it is now.

Only what somebody changed in the workbook counts. A row or cell that came back as it went out leaves the record alone,
whatever has happened to the record in between.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from rules.workbook.cells import TOO_LONG, Fault, Unread, as_text, read, same, shown, written
from rules.workbook.columns import Column, Part, Record, Row, Value
from rules.workbook.reading import Entry, Found, Problem, Sheets, find


class Kind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change. ``values`` are the new values (all of an added row, only the changed ones of a changed row),
    ``before`` what the record holds for them now, ``name`` what the row is called, ``row`` where it stands in its sheet.

    ``meanwhile``: the record itself has changed there since the workbook went out.
    """

    part: str
    kind: Kind
    key: str
    name: str
    row: int = 0
    values: Mapping[str, Value] | None = None
    before: Mapping[str, Value] | None = None
    meanwhile: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row as it would be after the change, for the checks over whole sheets; ``touched`` says whether it is changed."""

    row: int
    key: str
    values: Mapping[str, Value]
    touched: bool


Lines = Mapping[str, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in the order of the sheets, problems by sheet and row, sheets that were not there, all rows as they would be."""

    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    absent: tuple[str, ...]
    lines: Lines

    def of(self, part: str) -> list[Change]:
        """The changes of one part."""
        return [change for change in self.changes if change.part == part]


def plan(
    parts: Sequence[Part],
    base: Record,
    record: Record,
    sheets: Sheets,
    *,
    today: date,
    in_use: Collection[tuple[str, str]] = frozenset(),
) -> Plan:
    """Compare the sheets with ``base`` (what went out) and ``record`` (what is there now).

    ``in_use`` names rows, (part, key), that other rows depend on and that are therefore not removed.
    """
    changes: list[Change] = []
    problems: list[Problem] = []
    lines: dict[str, list[Line]] = {}
    absent = []
    for part in parts:
        found = find(part, sheets)
        problems += found.problems
        if found.entries is None and not found.problems:
            absent.append(part.sheet)
        compared = _Comparison(part, base.get(part.name, ()), record.get(part.name, ()), today)
        made, wrong, lines[part.name] = compared.of(found, {key for name, key in in_use if name == part.name})
        changes += made
        problems += wrong
    return Plan(tuple(changes), tuple(problems), tuple(absent), lines)


class _Comparison:
    """One part's sheet against its rows."""

    def __init__(self, part: Part, base: Iterable[Row], now: Iterable[Row], today: date) -> None:
        self.part, self.today = part, today
        self.base = {row.key: row for row in base}
        self.now = {row.key: row for row in now}
        self.changes: list[Change] = []
        self.problems: list[Problem] = []
        self.lines: list[Line] = []

    def of(self, found: Found, in_use: Collection[str]) -> tuple[list[Change], list[Problem], list[Line]]:
        if found.entries is None:
            self.lines = [Line(0, row.key, row.values, False) for row in self.now.values()]
            return self.changes, self.problems, self.lines
        seen: set[str] = set()
        for entry in found.entries:
            if self._is_emptied(entry):
                continue
            # a row copied in the spreadsheet carries the key of its original along: the second one is a new row
            copied = entry.key in seen
            seen.add(entry.key)
            self._entry(replace(entry, key="") if copied and not self.part.card else entry)
        for key in [key for key in self.base if key not in seen and key in self.now]:
            self._removed(self.now[key], in_use)
        self.lines += [Line(0, row.key, row.values, False) for key, row in self.now.items() if key not in self.base]
        self._check_unique()
        return self.changes, self.problems, self.lines

    def _is_emptied(self, entry: Entry) -> bool:
        """Somebody who means to remove a row may empty its cells instead; its key stays behind, hidden."""
        was = self.base.get(entry.key)
        held = was is None or any(value is not None for value in was.values.values())
        return held and not self.part.card and not any(map(as_text, entry.cells.values()))

    def _entry(self, entry: Entry) -> None:
        if not entry.key and not self.part.card:
            self._added(entry)
        elif entry.key not in self.base:
            self._wrong(entry, None, Fault.UNKNOWN_KEY)
        else:
            self._kept(entry, self.base[entry.key], self.now.get(entry.key))

    def _added(self, entry: Entry) -> None:
        values = {column.name: self._value(entry, column) for column in self.part.columns}
        self._change(Change(self.part.name, Kind.ADDED, "", self._name(values), entry.row, values, {}))
        self.lines.append(Line(entry.row, "", values, True))

    def _kept(self, entry: Entry, base: Row, now: Row | None) -> None:
        edited = [column for column in self.part.columns if self._is_edited(entry, base, column)]
        read_now = {column.name: self._value(entry, column) for column in edited}
        values = {name: value for name, value in read_now.items() if value != base.values[name]}
        if now is None:
            if values:
                self._wrong(entry, None, Fault.GONE, self._name(base.values))
            return
        changed = {name: value for name, value in values.items() if value != now.values[name]}
        if changed:
            before = {name: now.values[name] for name in changed}
            meanwhile = any(now.values[name] != base.values[name] for name in changed)
            name = self._name(now.values)
            self._change(Change(self.part.name, Kind.CHANGED, now.key, name, entry.row, changed, before, meanwhile))
        self.lines.append(Line(entry.row, now.key, {**now.values, **changed}, bool(changed)))

    def _is_edited(self, entry: Entry, base: Row, column: Column) -> bool:
        if column.name not in entry.cells:
            return False
        cell = entry.cells[column.name]
        return not same(written(column, base.values[column.name]), cell) and as_text(cell) != TOO_LONG

    def _value(self, entry: Entry, column: Column) -> Value:
        """The value of a cell; one that is not understood is a problem, and None."""
        unit = as_text(entry.cells.get(column.unit, "")) if column.unit else ""
        value = read(column, entry.cells[column.name], today=self.today, unit=unit)
        if isinstance(value, Unread):
            self._wrong(entry, column, value.fault, value.detail)
            return None
        if value is None and column.required:
            self._wrong(entry, column, Fault.MISSING)
        return value

    def _removed(self, row: Row, in_use: Collection[str]) -> None:
        name = self._name(row.values)
        if row.key in in_use:
            self.problems.append(Problem(self.part.sheet, 0, "", Fault.IN_USE, name))
            self.lines.append(Line(0, row.key, row.values, False))
            return
        meanwhile = row.values != self.base[row.key].values
        self._change(Change(self.part.name, Kind.REMOVED, row.key, name, 0, {}, row.values, meanwhile))

    def _check_unique(self) -> None:
        for column in (self.part.column(name) for name in self.part.unique):
            taken: dict[Value, Line] = {}
            for line in sorted(self.lines, key=lambda line: line.touched):
                value = line.values[column.name]
                if value is not None and value in taken and line.touched:
                    wrong = Problem(self.part.sheet, line.row, column.heading, Fault.TWICE, shown(column, value))
                    self.problems.append(wrong)
                taken.setdefault(value, line)

    def _name(self, values: Mapping[str, Value]) -> str:
        return shown(self.part.column(self.part.title), values[self.part.title])[:80] if self.part.title else ""

    def _change(self, change: Change) -> None:
        self.changes.append(change)

    def _wrong(self, entry: Entry, column: Column | None, fault: Fault, detail: str = "") -> None:
        row = entry.row_of(column.name) if column else entry.row
        self.problems.append(Problem(self.part.sheet, row, column.heading if column else "", fault, detail))
