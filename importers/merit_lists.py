"""Lists of awards and ratings of past years, from Excel or CSV, read row by row without storing anything."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from importers import sandbox
from importers.refusal import Refusal
from importers.roster_columns import HEADING_WITHIN
from rules.merit_lists import Line, Reading, read_lines
from rules.words import fold

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "staff_code": ("ma so", "ma can bo", "ma cb", "ma cong chuc", "ma so can bo", "ma nhan vien", "so hieu", "ma nv"),
    "full_name": ("ho va ten", "ho ten", "ho va ten ca nhan", "ten ca nhan", "ho va ten can bo", "ca nhan"),
    "family": ("ho dem", "ho va dem", "ho va ten dem", "ho"),
    "given": ("ten",),
    "unit": ("don vi", "ten don vi", "don vi cong tac", "phong", "phong ban", "tap the", "ten tap the", "noi cong tac"),
    "year": ("nam", "nam khen", "nam khen thuong", "nam xet", "nam cong tac", "nam danh gia", "nam dat", "nien do"),
    "title": (
        "danh hieu", "danh hieu thi dua", "hinh thuc", "hinh thuc khen", "hinh thuc khen thuong", "khen thuong",
        "danh hieu hinh thuc khen", "danh hieu hinh thuc khen thuong", "danh hieu hinh thuc",
    ),
    "grade": (
        "xep loai", "muc xep loai", "ket qua xep loai", "xep loai chat luong", "muc do hoan thanh",
        "muc do hoan thanh nhiem vu",
        "danh gia xep loai", "ket qua danh gia", "xep loai muc do hoan thanh nhiem vu",
    ),
    "number": ("so quyet dinh", "so qd", "quyet dinh so", "quyet dinh", "qd so", "so ky hieu", "so van ban"),
    "decided_on": ("ngay quyet dinh", "ngay qd", "ngay ky", "ngay thang", "ngay ban hanh", "ngay"),
    "issuer": ("co quan ban hanh", "nguoi ky", "co quan quyet dinh", "noi ban hanh", "co quan khen", "cap quyet dinh"),
    "level": ("cap", "cap khen", "cap khen thuong"),
}  # fmt: skip
_COLUMNS = {words: column for column, group in _SYNONYMS.items() for words in group}
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-zĐđ])\s*\)?")
_YEAR_ABOVE = re.compile(r"\bnam\s+((?:19|20)\d\d)\b")


def read_merits(payload: bytes, today: date) -> Reading:
    """The awards and ratings in a file. Blocks while a child process reads it; raises Refusal when it cannot be read at all."""
    lines: list[Line] = []
    skipped: list[str] = []
    for sheet in sandbox.run("importers.roster_cells:read", payload):
        found = lines_of(sheet["name"], sheet["rows"])
        if found is None and any(any(row) for row in sheet["rows"]):
            skipped.append(sheet["name"])
        lines += found or []
    if not lines:
        raise Refusal(
            "no_heading",
            "Chưa tìm thấy danh sách: cần một dòng tiêu đề có cột Họ và tên (hoặc Tập thể) và cột Danh hiệu hoặc Xếp loại.",
        )
    return read_lines(lines, skipped, today)


def columns_of(row: Sequence[str]) -> dict[str, int]:
    """``{column: place}`` of a heading row, the first of each; empty when the row is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        column = _COLUMNS.get(fold(cell))
        if column is not None:
            found.setdefault(column, place)
    whose = found.keys() & {"staff_code", "full_name", "unit"} or {"family", "given"} <= found.keys()
    return found if whose and found.keys() & {"title", "grade"} else {}


def lines_of(sheet: str, rows: Sequence[Sequence[str]]) -> list[Line] | None:
    """The rows under the heading, counted from 1 as Excel does; None when the sheet has no heading row."""
    start = next((n for n, row in enumerate(rows[:HEADING_WITHIN]) if columns_of(row)), None)
    if start is None:
        return None
    above = " ".join(fold(cell) for row in rows[:start] for cell in row)
    years = set(_YEAR_ABOVE.findall(above))
    year = years.pop() if len(years) == 1 else ""
    return list(_lines(sheet, rows, start, columns_of(rows[start]), year))


def _lines(
    sheet: str, rows: Sequence[Sequence[str]], start: int, columns: Mapping[str, int], year: str
) -> Iterator[Line]:
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {column: row[place].strip() if place < len(row) else "" for column, place in columns.items()}
        filled = [cell for cell in row if cell.strip()]
        numbering = all(_NUMBERING.fullmatch(cell) for cell in filled)
        told = cells.get("title") or cells.get("grade")
        whose = any(cells.get(column) for column in ("staff_code", "full_name", "family", "given", "unit"))
        if not columns_of(row) and not numbering and len(filled) > 1 and (told or cells.get("staff_code")) and whose:
            yield Line(sheet, number, cells, year)
