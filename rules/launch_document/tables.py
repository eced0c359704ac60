"""Tables drawn with bars: which column is what, and the targets, duties and deadlines in their rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.launch_document.comparators import binding
from rules.launch_document.findings import Source, Target
from rules.launch_document.measure_units import unit_after
from rules.launch_document.paragraphs import Paragraph
from rules.numerals import numeral
from rules.words import fold, plain

_COLUMNS: tuple[tuple[str, str], ...] = (
    ("number", r"(?:stt|tt|so tt|so thu tu)$"),
    ("unit", r"(?:don vi tinh|dvt|don vi do|don vi)$"),
    ("baseline", r"(?:thuc hien|ket qua|uoc thuc hien|uoc th|th\b|nam truoc|so voi)"),
    (
        "who",
        r"(?:don vi (?:chu tri|thuc hien|phu trach|dau moi)|chu tri|co quan (?:chu tri|thuc hien)|"
        r"nguoi (?:phu trach|thuc hien)|bo phan|phan cong|phu trach)",
    ),
    ("due", r"(?:thoi gian|thoi han|han|tien do|hoan thanh|moc)"),
    (
        "value",
        r"(?:chi tieu (?:nam|giao|\d)|ke hoach|gia tri|muc|phan dau|so luong|nam \d|muc tieu|dang ky|giao|\d{4})",
    ),
    ("measure", r"(?:chi tieu|noi dung|tieu chi|ten|nhiem vu|danh muc|viec)"),
)
_PLAIN_NUMBER = re.compile(r"\d[\d.,]*")
_WHOLE_CELL = re.compile(r"[^\d]*(\d[\d.,]*)\s*(%?).*")


@dataclass(frozen=True, slots=True)
class Row:
    cells: dict[str, str]
    paragraph: Paragraph


def rows(paragraphs: Sequence[Paragraph]) -> Iterator[Row]:
    """The data rows under each heading row; columns without a known heading are left out."""
    columns: list[str | None] = []
    for paragraph in paragraphs:
        cells = [cell.strip() for cell in paragraph.text.strip().strip("|").split("|")]
        headed = _columns(cells)
        if headed:
            columns = headed
        elif columns:
            yield Row({name: cell for name, cell in zip(columns, cells, strict=False) if name and cell}, paragraph)


def _columns(cells: Sequence[str]) -> list[str | None] | None:
    names = [_column(cell) for cell in cells]
    known = [name for name in names if name]
    if len(known) < 2 or len(known) < len(cells) / 2 or any(_PLAIN_NUMBER.fullmatch(c) and len(c) < 4 for c in cells):
        return None
    if "value" not in names and names.count("measure") == 2:
        names[len(names) - 1 - names[::-1].index("measure")] = "value"
    return names


def _column(cell: str) -> str | None:
    folded = fold(cell)
    return next((name for name, pattern in _COLUMNS if re.match(pattern, folded)), None)


def table_targets(paragraphs: Sequence[Paragraph]) -> Iterator[Target]:
    """One target per row with a measure and a figure."""
    for row in rows(paragraphs):
        name, value = row.cells.get("measure"), row.cells.get("value")
        if name and value and (target := _target(name, value, row)):
            yield target


def _target(name: str, value: str, row: Row) -> Target | None:
    found = _WHOLE_CELL.fullmatch(value)
    if not found:
        return None
    start, end = found.span(1)
    stated = unit_after(value, end)[0] if not found[2] else "%"
    unit = row.cells.get("unit") or stated or _unit_in(name)
    share = unit.startswith("%")
    number = numeral(found[1].rstrip(".,"), share=share)
    bound = binding(plain(value[:start]), plain(value[end:]), rank=plain(unit) in {"bac", "hang"}, share=share)
    return Target(
        text=" | ".join(row.cells.values()),
        source=Source(row.paragraph.first, row.paragraph.last, 0.9),
        measure=re.sub(r"\s*\([^()]*\)$", "", name) if unit and f"({unit}" in name else name,
        comparator=bound.comparator,
        value=number if not hasattr(number, "readings") else None,
        unit=unit,
        baseline=row.cells.get("baseline"),
        direction=bound.direction,
        number=row.cells.get("number"),
    )


def _unit_in(name: str) -> str:
    """A unit in brackets after the measure: "Sản lượng (tấn)"."""
    found = re.search(r"\(([^()]{1,30})\)\s*$", name)
    return found[1] if found else ""
