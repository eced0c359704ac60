"""One line of a roster file, cell by cell, read into an entry, or why it cannot be."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.phones import normalise_phone
from rules.records import Category, Role
from rules.roster import Entry, Fault, Problem, Reading, same_code
from rules.words import clean, fold

LONGEST = {"staff_code": 40, "full_name": 120, "position": 120, "unit": 200, "unit_code": 40, "parent": 200}

_CATEGORIES = (
    (Category.LABOURER, ("nguoi lao dong", "lao dong", "nld", "hop dong", "hdld", "ldhd", "nguoi_lao_dong")),
    (Category.PUBLIC_EMPLOYEE, ("vien chuc", "vien_chuc", "vc")),
    (Category.CIVIL_SERVANT, ("cong chuc", "cong_chuc", "cc", "can bo")),
)
_ROLES = {
    Role.MEMBER: ("thanh vien", "khong", "can bo", "member"),
    Role.HEAD: ("thu truong", "truong don vi", "phu trach don vi", "lanh dao don vi", "head"),
    Role.OFFICE: ("van phong", "chuyen trach thi dua", "office"),
    Role.COUNCIL: ("hoi dong", "hoi dong thi dua", "uy vien hoi dong", "thanh vien hoi dong", "council"),
    Role.DIRECTOR: ("lanh dao so", "giam doc", "ban giam doc", "director"),
    Role.ADMIN: ("quan tri", "quan tri vien", "quan tri he thong", "admin"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """The recognised cells of one row, by column (``staff_code``, ``full_name``, ``family``, ``given``, ``unit`` …)."""

    sheet: str
    row: int
    cells: Mapping[str, str]


def read_lines(lines: Iterable[Line], skipped: Iterable[str] = ()) -> Reading:
    """Every line as an entry or a problem; rows that share a staff code are all problems."""
    read = [_read(line) for line in lines]
    entries = [item for item in read if isinstance(item, Entry)]
    times = Counter(same_code(entry.staff_code) for entry in entries)
    twice = [entry for entry in entries if times[same_code(entry.staff_code)] > 1]
    problems = [item for item in read if isinstance(item, Problem)]
    problems += [Problem(e.sheet, e.row, Fault.DUPLICATE, e.staff_code, e.staff_code) for e in twice]
    good = [entry for entry in entries if times[same_code(entry.staff_code)] == 1]
    return Reading(tuple(good), tuple(problems), tuple(skipped))


def _read(line: Line) -> Entry | Problem:
    cells = {column: _tidy(text) for column, text in line.cells.items()}
    cells["full_name"] = _name(cells)
    fault = _fault(cells)
    if fault is not None:
        return Problem(line.sheet, line.row, *fault, cells.get("staff_code", ""))
    return Entry(
        sheet=line.sheet,
        row=line.row,
        staff_code=cells["staff_code"],
        full_name=cells["full_name"],
        unit=cells.get("unit", ""),
        unit_code=cells.get("unit_code", ""),
        parent=cells.get("parent", ""),
        position=cells.get("position") or None,
        category=category_of(cells.get("category", "")),
        phone=normalise_phone(cells.get("phone", "")),
        role=role_of(cells.get("role", "")),
    )


def _tidy(text: str) -> str:
    """One line of clean text; a dash or dots in an empty cell say nothing."""
    return " ".join(clean(text).split()) if fold(text) else ""


def _fault(cells: Mapping[str, str]) -> tuple[Fault, str] | None:
    if not cells.get("staff_code"):
        return Fault.NO_CODE, cells["full_name"]
    if not cells["full_name"]:
        return Fault.NO_NAME, cells["staff_code"]
    for column, most in LONGEST.items():
        if len(cells.get(column, "")) > most:
            return Fault.TOO_LONG, cells[column][:40]
    if cells.get("phone") and normalise_phone(cells["phone"]) is None:
        return Fault.BAD_PHONE, cells["staff_code"]
    if cells.get("role") and role_of(cells["role"]) is None:
        return Fault.UNKNOWN_ROLE, cells["role"][:40]
    return None


def _name(cells: Mapping[str, str]) -> str:
    """The full name from one column or from two; capitals throughout become a name as people write it."""
    parts = cells.get("family", ""), cells.get("given", "")
    name = cells.get("full_name", "") or " ".join(part for part in parts if part)
    return name.title() if name.isupper() else name


def category_of(text: str) -> Category | None:
    """The staff category that a cell names, by itself or within a rank; None when it names none."""
    said = f" {fold(text)} "
    return next((category for category, words in _CATEGORIES if any(f" {word} " in said for word in words)), None)


def role_of(text: str) -> Role | None:
    """The role that a cell names; None when it names none."""
    said = fold(text)
    return next((role for role, words in _ROLES.items() if said in words), None)
