"""Placed glyphs → lines of text in reading order, with blank lines and wide gaps kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from importers.pdf_glyphs import Glyph

_SAME_LINE = 0.4
_WORD_GAP = 0.18
_COLUMN_GAP = 1.8
_PARAGRAPH_GAP = 1.45
_TABLE_COLUMNS = 3
_SLACK = 3.0  # points
_COLUMN = "    "


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line; ``left`` and ``right`` in points."""

    left: float
    right: float
    text: str


def page_text(glyphs: Iterable[Glyph]) -> str:
    """The text of one page. A gap of clearly more than a line becomes a blank line, a gap wider than a word four blanks.
    Where the cells of a table row run on below, their lines are joined to the row."""
    lines = list(_lines(glyphs))
    steps = [above[0].y - below[0].y for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    rows = [_pieces(lines[0])] if lines else []
    for (above, below), step in zip(pairwise(lines), steps, strict=True):
        far = step > _PARAGRAPH_GAP * usual and step > 1.3 * max(above[0].size, below[0].size)
        pieces = _pieces(below)
        if not far and _runs_on(rows[-1], pieces):
            rows[-1] = _joined(rows[-1], pieces)
        else:
            rows.extend([[], pieces] if far else [pieces])
    return "\n".join(_COLUMN.join(piece.text for piece in row) for row in rows)


def _runs_on(row: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Every piece stands under a cell of the row other than its first, and reaches into no other cell."""
    if len(row) < _TABLE_COLUMNS or len(below) >= len(row):
        return False
    places = [_column(row, piece) for piece in below]
    return all(place is not None for place in places) and len(set(places)) == len(places)


def _column(row: Sequence[Piece], piece: Piece) -> int | None:
    """The place of the cell under which a piece stands; None for the first cell, or when it spreads over two."""
    at = max((at for at, cell in enumerate(row) if cell.left <= piece.left + _SLACK), default=0)
    inside = at + 1 == len(row) or piece.right < row[at + 1].left
    return at if at and inside else None


def _joined(row: Sequence[Piece], below: Sequence[Piece]) -> list[Piece]:
    cells = list(row)
    for piece in below:
        at = _column(row, piece)
        assert at is not None
        cell = cells[at]
        cells[at] = Piece(min(cell.left, piece.left), max(cell.right, piece.right), f"{cell.text} {piece.text}")
    return cells


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs on one baseline, from top to bottom, each line from left to right."""
    line: list[Glyph] = []
    for glyph in sorted((g for g in glyphs if g.text), key=lambda g: -g.y):
        if line and line[0].y - glyph.y > _SAME_LINE * max(glyph.size, line[0].size):
            yield from _kept(line)
            line = []
        line.append(glyph)
    yield from _kept(line)


def _kept(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    if any(not glyph.text.isspace() for glyph in line):
        yield sorted(line, key=lambda g: g.x)


def _pieces(line: Sequence[Glyph]) -> list[Piece]:
    pieces: list[Piece] = []
    last: Glyph | None = None
    for glyph in line:
        if glyph.text.isspace() or (last and glyph.text == last.text and abs(glyph.x - last.x) < 0.1 * glyph.size):
            continue
        width = glyph.x - last.x - last.width if last else 0.0
        right = glyph.x + glyph.width
        if last is None or width > _COLUMN_GAP * glyph.size:
            pieces.append(Piece(glyph.x, right, glyph.text))
        else:
            blank = " " if width > _WORD_GAP * glyph.size else ""
            pieces[-1] = Piece(pieces[-1].left, right, f"{pieces[-1].text}{blank}{glyph.text}")
        last = glyph
    return pieces
