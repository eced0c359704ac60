"""Which column of a sheet means what, told from its heading row, wherever that stands."""

import re
from collections.abc import Iterator, Mapping, Sequence

from rules.roster_lines import Line
from rules.words import fold

HEADING_WITHIN = 40

_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "staff_code": (
        "ma so", "ma so can bo", "ma so cong chuc", "ma can bo", "ma cb", "ma cong chuc", "ma cc", "ma cbcc",
        "ma cbccvc", "ma cbccvcnld", "ma vien chuc", "ma nhan vien", "ma nv", "ma nhan su", "ma ns", "ma dinh danh",
        "so hieu", "so hieu cong chuc", "so hieu cbcc", "shcc", "staff code",
    ),
    "full_name": (
        "ho va ten", "ho ten", "ho va ten can bo", "ho ten can bo", "ten can bo", "ho va ten cong chuc",
        "ho ten cong chuc", "ho va ten khai sinh", "ho ten day du", "full name",
    ),
    "family": ("ho dem", "ho va dem", "ho va ten dem", "ho ten dem", "ho va chu dem", "ho lot", "ho va ten lot", "ho"),
    "given": ("ten", "ten goi"),
    "unit": (
        "don vi", "ten don vi", "don vi cong tac", "noi cong tac", "phong ban", "phong", "phong don vi", "don vi phong",
        "don vi phong ban", "phong ban don vi", "bo phan", "co quan don vi", "phong chuyen mon", "to phong",
    ),
    "unit_code": ("ma don vi", "ma dv", "ma phong", "ma phong ban"),
    "parent": ("don vi cap tren", "don vi chu quan", "don vi cha", "truc thuoc", "don vi truc thuoc", "co quan cap tren"),
    "position": ("chuc vu", "chuc danh", "chuc vu chuc danh", "chuc danh chuc vu", "vi tri viec lam", "chuc vu hien tai"),
    "category": (
        "loai", "loai can bo", "ngach", "ngach cong chuc", "loai cong chuc", "loai lao dong", "doi tuong", "phan loai",
        "phan loai can bo", "loai hinh", "loai hinh lao dong", "cong chuc vien chuc",
    ),
    "phone": (
        "dien thoai", "sdt", "so dien thoai", "so dt", "dt", "dtdd", "so dtdd", "di dong", "so di dong",
        "dien thoai di dong", "dien thoai lien he", "so may", "phone", "mobile",
    ),
    "role": ("vai tro", "quyen", "phan quyen", "vai tro trong he thong", "role"),
}  # fmt: skip
_COLUMNS = {words: column for column, group in _SYNONYMS.items() for words in group}
_BY_LENGTH = sorted(_COLUMNS, key=len, reverse=True)
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[A-Za-zĐđ])\s*\)?")


def columns_of(row: Sequence[str]) -> dict[str, int]:
    """``{column: place}`` of a heading row, the first of each; empty when the row is none."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        column = _column(cell)
        if column is not None:
            found.setdefault(column, place)
    if "given" in found and not {"family", "full_name"} & found.keys():
        found["full_name"] = found.pop("given")
    named = "full_name" in found or {"family", "given"} <= found.keys()
    return found if named and "staff_code" in found else {}


def _column(heading: str) -> str | None:
    said = fold(heading)
    if said in _COLUMNS:
        return _COLUMNS[said]
    if len(said) > 60:
        return None
    return next((_COLUMNS[words] for words in _BY_LENGTH if " " in words and said.startswith(f"{words} ")), None)


def lines_of(sheet: str, rows: Sequence[Sequence[str]]) -> list[Line] | None:
    """The people of a sheet, a line each, ``row`` counted from 1 as Excel does; None when it has no heading row."""
    start = next((n for n, row in enumerate(rows[:HEADING_WITHIN]) if columns_of(row)), None)
    if start is None:
        return None
    return list(_lines(sheet, rows, start, columns_of(rows[start])))


def _lines(sheet: str, rows: Sequence[Sequence[str]], start: int, columns: Mapping[str, int]) -> Iterator[Line]:
    for number, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = {column: row[place] if place < len(row) else "" for column, place in columns.items()}
        if not columns_of(row) and _is_person(row, cells):
            yield Line(sheet, number, cells)


def _is_person(row: Sequence[str], cells: Mapping[str, str]) -> bool:
    """Titles, numbering under the headings, sums and signatures are not people; a person with a gap is."""
    filled = [cell for cell in row if cell.strip()]
    if len(filled) <= 1 or all(_NUMBERING.fullmatch(cell) for cell in filled):
        return False
    if cells["staff_code"]:
        return True
    named = any(cells.get(column) for column in ("full_name", "family", "given"))
    told = any(cells.get(column) for column in ("unit", "unit_code", "position", "phone"))
    return named and (told or any(cell.strip().isdigit() for cell in filled))
