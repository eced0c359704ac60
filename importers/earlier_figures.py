"""Figures of units in earlier years, from Excel or CSV, read row by row without storing anything."""

import re
from collections.abc import Mapping, Sequence

from importers import sandbox
from importers.refusal import Refusal
from importers.roster_columns import HEADING_WITHIN
from rules.earlier_figures import Line, Reading, read_lines
from rules.words import fold

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "unit": ("don vi", "ten don vi", "phong", "phong don vi", "tap the"),
    "year": ("nam", "nam bao cao", "nien do"),
    "measure": ("chi tieu", "ten chi tieu", "noi dung", "noi dung chi tieu"),
    "amount": ("ket qua", "so lieu", "thuc hien", "ket qua thuc hien", "dat", "dat duoc"),
    "of": ("don vi tinh", "dvt", "d v t"),
}
_COLUMNS = {words: column for column, group in _SYNONYMS.items() for words in group}
_NEEDED = {"unit", "measure", "amount"}
_YEAR_ABOVE = re.compile(r"\bnam\s+((?:19|20)\d\d)\b")


def read_figures(payload: bytes, this_year: int) -> Reading:
    """The figures in a file. Blocks while a child process reads it; raises Refusal when it cannot be read at all."""
    lines: list[Line] = []
    for sheet in sandbox.run("importers.roster_cells:read", payload):
        lines += lines_of(sheet["name"], sheet["rows"])
    if not lines:
        sentence = "Chưa tìm thấy số liệu: cần một dòng tiêu đề có cột Đơn vị, cột Chỉ tiêu và cột Kết quả."
        raise Refusal("no_heading", sentence)
    return read_lines(lines, this_year)


def lines_of(sheet: str, rows: Sequence[Sequence[str]]) -> list[Line]:
    """The rows under the heading that say anything, counted from 1 as Excel does; none when there is no heading."""
    start = next((n for n, row in enumerate(rows[:HEADING_WITHIN]) if columns_of(row)), None)
    if start is None:
        return []
    columns = columns_of(rows[start])
    years = set(_YEAR_ABOVE.findall(" ".join(fold(cell) for row in rows[:start] for cell in row)))
    year = years.pop() if len(years) == 1 else ""
    found = []
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {column: row[place].strip() if place < len(row) else "" for column, place in columns.items()}
        if cells["measure"] or cells["amount"]:
            found.append(Line(sheet, number, cells, year))
    return found


def columns_of(row: Sequence[str]) -> dict[str, int]:
    """``{column: place}`` of a heading row, the first of each; empty when the row is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        column = _COLUMNS.get(fold(cell))
        if column is not None:
            found.setdefault(column, place)
    return found if found.keys() >= _NEEDED else {}
