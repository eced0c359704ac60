"""A change in words: which columns, from what to what."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.workbook.cells import shown
from rules.workbook.columns import Part
from rules.workbook.plan import Change

MOST_LETTERS = 120


@dataclass(frozen=True, slots=True)
class Edit:
    """One column of a change; an empty text is an empty cell."""

    heading: str
    before: str
    after: str


def edits(part: Part, change: Change) -> Sequence[Edit]:
    """The columns of a changed row, or the filled ones of an added row, in the order of the sheet; long texts are cut
    where they begin to differ."""
    values, before = change.values or {}, change.before or {}
    found = []
    for column in part.columns:
        if column.name in values:
            was, new = shown(column, before.get(column.name)), shown(column, values[column.name])
            if was or new:
                found.append(Edit(column.heading, *_cut(was, new)))
    return found


def _cut(before: str, after: str) -> tuple[str, str]:
    before, after = " ".join(before.split()), " ".join(after.split())
    if max(len(before), len(after)) <= MOST_LETTERS:
        return before, after
    pairs = zip(before, after, strict=False)
    start = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(before), len(after)))
    start = max(0, start - 20)
    return _piece(before, start), _piece(after, start)


def _piece(text: str, start: int) -> str:
    piece = text[start : start + MOST_LETTERS]
    return f"{'…' if start and text else ''}{piece}{'…' if start + MOST_LETTERS < len(text) else ''}"


def in_one_line(part: Part, change: Change) -> str:
    """``Mức: 95 → 97; Đơn vị tính: % → điểm`` for the audit."""
    return "; ".join(f"{edit.heading}: {edit.before or '–'} → {edit.after or '–'}" for edit in edits(part, change))
