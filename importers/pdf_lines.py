"""Placed glyphs → lines of text in reading order, with blank lines and wide gaps kept."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from importers.pdf_glyphs import Glyph

_SAME_LINE = 0.4
_WORD_GAP = 0.18
_COLUMN_GAP = 1.8
_PARAGRAPH_GAP = 1.45


def page_text(glyphs: Iterable[Glyph]) -> str:
    """The text of one page. A gap of clearly more than a line becomes a blank line, a gap wider than a word four blanks."""
    lines = list(_lines(glyphs))
    steps = [above[0].y - below[0].y for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    text = [_words(lines[0])] if lines else []
    for (above, below), step in zip(pairwise(lines), steps, strict=True):
        far = step > _PARAGRAPH_GAP * usual and step > 1.3 * max(above[0].size, below[0].size)
        text.extend(["", _words(below)] if far else [_words(below)])
    return "\n".join(text)


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


def _words(line: Sequence[Glyph]) -> str:
    text, last = "", None
    for glyph in line:
        if glyph.text.isspace():
            continue
        if last is not None:
            if glyph.text == last.text and abs(glyph.x - last.x) < 0.1 * glyph.size:
                continue
            text += _gap(glyph.x - last.x - last.width, glyph.size)
        text, last = text + glyph.text, glyph
    return text


def _gap(width: float, size: float) -> str:
    if width > _COLUMN_GAP * size:
        return "    "
    return " " if width > _WORD_GAP * size else ""
