"""Finding the rows of each part in the sheets of a workbook that came back, wherever its columns now stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rules.words import fold
from rules.workbook.cells import Fault, as_text
from rules.workbook.columns import Cell, Column, Part

KEY_HEADING = "Khoá"
CARD_LABEL, CARD_VALUE = "Mục", "Nội dung"
_HEAD_ROWS = 15

Sheets = Sequence[tuple[str, Sequence[Sequence[Cell]]]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it stands in a sheet: its number there (the first is 1), its hidden key, its cells by column name."""

    row: int
    key: str
    cells: Mapping[str, Cell]
    rows: Mapping[str, int] | None = None

    def row_of(self, column: str) -> int:
        """The sheet row in which a column's cell stands (on a card each has its own)."""
        return self.rows[column] if self.rows else self.row


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be taken: where (sheet, row, heading of the column; row 0 is the whole sheet) and why."""

    sheet: str
    row: int
    column: str
    fault: Fault
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of a part; ``entries`` is None when its sheet is not there or has no heading row."""

    entries: tuple[Entry, ...] | None
    problems: tuple[Problem, ...] = ()


def sheets_of(kept: Sequence[Any]) -> Sheets:
    """Sheets from JSON values, ``[[name, [[cell, …], …]], …]``; a cell is text, ``{"number": …}`` or ``{"day": …}``."""
    return [(name, [[_cell(cell) for cell in row] for row in rows]) for name, rows in kept]


def _cell(kept: Any) -> Cell:
    if isinstance(kept, dict):
        return date.fromisoformat(kept["day"]) if "day" in kept else Decimal(kept["number"])
    return str(kept)


def find(part: Part, sheets: Sheets) -> Found:
    """Read a part's sheet: by its name, its headings in any order. A sheet that was taken out is no problem."""
    rows = next((rows for name, rows in sheets if fold(name) == fold(part.sheet)), None)
    if rows is None:
        return Found(None)
    headings = [CARD_LABEL, CARD_VALUE] if part.card else [column.heading for column in part.columns]
    head, places = _heading(rows, headings)
    if head is None or KEY_HEADING not in places:
        return Found(None, (Problem(part.sheet, 0, "", Fault.NO_HEADING),))
    missing = [heading for heading in headings if heading not in places]
    if missing:
        return Found(None, tuple(Problem(part.sheet, 0, heading, Fault.NO_COLUMN, heading) for heading in missing))
    return Found(_card(part, rows, head, places) if part.card else _table(part, rows, head, places))


def _heading(rows: Sequence[Sequence[Cell]], headings: Sequence[str]) -> tuple[int | None, dict[str, int]]:
    """(index of the heading row, place of each heading that stands in it)."""
    wanted = {fold(heading): heading for heading in (*headings, KEY_HEADING)}
    best: tuple[int | None, dict[str, int]] = (None, {})
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        said = [fold(as_text(cell)) for cell in row]
        places = {wanted[words]: said.index(words) for words in said if words in wanted}
        if len(places) > len(best[1]):
            best = (index, places)
    return best


def _at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else ""


def _table(part: Part, rows: Sequence[Sequence[Cell]], head: int, places: Mapping[str, int]) -> tuple[Entry, ...]:
    found = []
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = {column.name: _at(row, places[column.heading]) for column in part.columns}
        key = as_text(_at(row, places[KEY_HEADING]))
        if key or any(map(as_text, cells.values())):
            found.append(Entry(number, key, cells))
    return tuple(found)


def _card(part: Part, rows: Sequence[Sequence[Cell]], head: int, places: Mapping[str, int]) -> tuple[Entry, ...]:
    """The one row of a card; an item whose line is gone is left as it was."""
    lines = {
        as_text(_at(row, places[KEY_HEADING])): (number, _at(row, places[CARD_VALUE]))
        for number, row in enumerate(rows[head + 1 :], start=head + 2)
    }
    here: list[Column] = [column for column in part.columns if column.name in lines]
    cells = {column.name: lines[column.name][1] for column in here}
    return (Entry(head + 1, "", cells, {column.name: lines[column.name][0] for column in here}),)
