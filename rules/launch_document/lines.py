"""The text as lines: one Unicode form, no typesetting marks, no page numbers; two columns cut apart."""

import re
from dataclasses import dataclass

from rules.words import nfc, plain

_TABLE_COLUMNS = 3
_TYPESETTING = re.compile(r"\*{2,}|(?<!^)\*|\\(?=[.\-_#*])|<br\s*/?>")
_TITLE_MARK = re.compile(r"^\s*#{1,6}\s+")
_STAR_BULLET = re.compile(r"^(\s*)\*\s+")
_LONE_STAR = re.compile(r"^(\s*)\*+")
_PAGE_NUMBER = re.compile(r"\s*(?:trang\s+)?-?\s*\d{1,3}\s*-?(?:\s*/\s*\d{1,3})?\s*", re.IGNORECASE)
_RULE = re.compile(r"[\s_\-=–—.*~]{3,}|[|\s:\-]*-{3,}[|\s:\-]*")
_GAP = re.compile(
    r"(?<!\s)(?<!số)(?<!số:)(?<!ngày)(?<!tháng)(?<!năm)(?:\t\s*|\s{3,})(?![\s/]|tháng|năm\b|\d{1,2}\s|[.…])",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; ``columns`` are its parts where wide gaps cut it, ``folded`` is `rules.words.plain` of the text."""

    number: int
    text: str
    columns: tuple[str, ...]

    @property
    def folded(self) -> str:
        return plain(self.text)

    @property
    def is_row(self) -> bool:
        """A table row, its cells parted by bars."""
        return self.text.startswith("|") or self.text.count(" | ") >= 2


def read_lines(text: str) -> list[Line]:
    """The lines that carry words, numbered from 1 as in ``text``; blank lines are left out by number only."""
    raw = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    lines = [_line(number, printed) for number, printed in enumerate(raw, 1)]
    return [line for at, line in enumerate(lines) if line.text and not _is_noise(line.text, at, lines)]


def _line(number: int, printed: str) -> Line:
    printed = nfc(printed).replace("\u00a0", " ")
    printed = _TITLE_MARK.sub("", _STAR_BULLET.sub(r"\1- ", printed))
    printed = _TYPESETTING.sub("", _LONE_STAR.sub(r"\1", printed)).rstrip()
    columns = tuple(" ".join(part.split()) for part in _GAP.split(printed.strip()) if part.strip())
    text = " | ".join(columns) if len(columns) >= _TABLE_COLUMNS else " ".join(printed.split())
    return Line(number, text, columns)


def _is_noise(text: str, at: int, lines: list[Line]) -> bool:
    """Page numbers and drawn rules. A bare number is kept only inside a table-like run of short lines."""
    return bool(_RULE.fullmatch(text) or _PAGE_NUMBER.fullmatch(text))
