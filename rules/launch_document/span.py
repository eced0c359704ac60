"""Find things in a paragraph by its folded form and give them back as printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.launch_document.findings import Source
from rules.launch_document.paragraphs import Paragraph
from rules.words import plain

_STOP = re.compile(r"(?<=[^\W\d])[.!?](?=\s+[^\W\d_a-z]|\s*$)|(?<=[\d)”\"%])[.!?](?=\s+[^\W\d_a-z]|\s*$)|\./\.")
_SHORT_FORMS = re.compile(r"(?:^|\s)(?:tp|ths|ts|bs|gs|pgs|kt|tm|q|tl|tuq|v\.v|tt|st|tr|đ/c|ths|[a-z])$")


def source(paragraph: Paragraph, confidence: float = 0.9) -> Source:
    return Source(paragraph.first, paragraph.last, confidence)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of ``text``; "TP.", "v.v." and dots inside numbers end none."""
    start = 0
    for stop in _STOP.finditer(text):
        if _SHORT_FORMS.search(plain(text[start : stop.start()])):
            continue
        if text[start : stop.start()].strip():
            yield start, stop.start()
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each clause: sentences cut at semicolons outside quotation marks."""
    for start, end in sentences(text):
        at = start
        for cut in _semicolons(text, start, end):
            yield at, cut
            at = cut + 1
        if text[at:end].strip():
            yield at, end


def _semicolons(text: str, start: int, end: int) -> Iterator[int]:
    depth = 0
    for at in range(start, end):
        depth += (text[at] in "“(") - (text[at] in "”)")
        if text[at] == ";" and depth <= 0:
            yield at


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted name: place of its marks and the words between them."""

    start: int
    end: int
    words: str


_QUOTED = re.compile(r"[“„«]([^“”„«»]{2,220})[”»]|(?<![\w])\"([^\"]{2,220})\"|‘([^’]{4,220})’")


def quotes(text: str) -> list[Quote]:
    """The quoted passages of ``text`` in order."""
    return [Quote(q.start(), q.end(), next(g for g in q.groups() if g).strip(" .,;")) for q in _QUOTED.finditer(text)]
