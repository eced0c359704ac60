"""The head of a document as segments: mottoes taken out, flattened columns cut apart, number and date found."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules.launch_document.lines import Line
from rules.words import plain

_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia(?: viet nam)?|^viet nam$|doc lap\s*[-–—.]*\s*tu do\s*[-–—.]*\s*hanh phuc|"
    r"dang cong san viet nam|^doan tncs ho chi minh$|^[-_=* –—]+$"
)
_BLANK = r"[\s.…_]*"
NUMBER = re.compile(
    rf"(?:^|"
    rf"\s)so\s*[:.]?{_BLANK}(?P<digits>\d[\d\s]*)?{_BLANK}(?P<symbol>[/-]\s?[a-z0-9][\w.&/-]*(?:\s?[-/]\s?[a-z][\w&]*)*)"
)
DATE = re.compile(
    rf"(?:(?P<place>[^\W\d_][^,;:\d/]{{1,40}}),\s*)?ngay{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}thang{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}nam{_BLANK}(?P<year>\d{{4}})?"
)
SHORT_DATE = re.compile(
    r"(?P<place>[^\W\d_][^,;:\d/]{1,40}),\s*(?:ngay\s*)?(?P<day>\d{1,2})[/-](?P<month>\d{1,2})[/-](?P<year>\d{4})$"
)
_SUBJECT = re.compile(r"(?:^|\s)(?:v/v|ve viec)\b")

_CAPITALISED = re.compile(r"(?:(?:TP\.?|[^\W\d_a-z][\w.]*)(?:\s+|$|\s-\s)){1,6}$")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the head: ``kind`` is motto, number, date, subject, address or words."""

    text: str
    line: int
    kind: str

    @property
    def folded(self) -> str:
        return plain(self.text)


def segments(head: Sequence[Line]) -> list[Segment]:
    """The head in reading order, each column on its own."""
    found: list[Segment] = []
    addressed = False
    for line in head:
        for column in line.columns:
            for text in _apart(column):
                kind = "address" if addressed or plain(text).startswith("kinh gui") else _kind(text)
                addressed = addressed or kind == "address"
                found.append(Segment(text, line.number, kind))
    return found


def _apart(column: str) -> Iterator[str]:
    """Cut at mottoes, before a dated place and before a subject that share one flattened line."""
    folded = plain(column)
    cuts = {0, len(column)}
    for found in _MOTTO.finditer(folded):
        if "cong hoa" not in found.group() or column[found.start() : found.end()].isupper():
            cuts |= {found.start(), found.end()}
    dated = DATE.search(folded)
    number = NUMBER.search(folded)
    if dated and number and number.end() < dated.end():
        cuts.add(number.end())
    elif dated and dated["place"]:
        cuts.add(dated.end("place") - len(place_name(column[: dated.end("place")])))
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        if column[start:end].strip(" -"):
            yield column[start:end].strip()


def place_name(text: str) -> str:
    """The run of capitalised words at the end of ``text``: the place before ", ngày"."""
    found = _CAPITALISED.search(text.strip())
    return found.group().strip() if found else ""


def _kind(text: str) -> str:
    folded = plain(text)
    if _MOTTO.fullmatch(folded) and not (folded.startswith("cong hoa") and text[0].islower()):
        return "motto"
    if DATE.search(folded) or SHORT_DATE.search(folded):
        return "date" if not _SUBJECT.match(folded) else "subject"
    if re.match(r"so\s*[:.]|so\s+\d+\s*[-/]", folded):
        return "number"
    return "subject" if _SUBJECT.match(folded) else "words"
