"""Hard-wrapped lines joined back to the paragraphs they were."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules.launch_document.lines import Line
from rules.launch_document.markers import marker

_ENDS = (".", ";", ":", "!", "?", "./.", "…")
_NEVER_LAST = re.compile(
    r"(?:^|\s)(?:ngày|tháng|năm|số|quý|khoản|điều|lần thứ|và|của|các|những|theo|cho|với|tại|từ|đến|về|trong|thi|phong|"
    r"trước|hoặc|được|bằng|có|là|do|để|khi|nhân|ủy|uỷ|giai đoạn|trên|đạt|ít nhất|tối thiểu|không quá|hơn|dưới|"
    r"tăng|giảm),?$"
)
_DATE_TAIL = re.compile(r"(?:^|\s)(?:ngày|tháng|năm|số|quý|điều|khoản|lần thứ|ngay|thang|nam|quy|dieu|khoan|lan thu)$")
_OPEN, _CLOSE = "“«„", "”»"


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    first: int
    last: int
    is_row: bool = False


def paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs of ``lines`` in order; each keeps its line span. Table rows stay single."""
    wrap = _wrap_width(lines)
    spaced = is_double_spaced(lines)
    found: list[Paragraph] = []
    previous: Line | None = None
    for line in lines:
        if previous and found and _continues(found[-1], previous, line, wrap, spaced):
            found[-1] = Paragraph(f"{found[-1].text} {line.text}", found[-1].first, line.number)
        else:
            found.append(Paragraph(line.text, line.number, line.number, line.is_row))
        previous = line
    return found


def _wrap_width(lines: Sequence[Line]) -> int:
    """The usual length of a full line where lines were wrapped, 0 where a paragraph is one line."""
    lengths = sorted(len(line.text) for line in lines)
    if not lengths or lengths[-1] > 180:
        return 0
    return lengths[int(len(lengths) * 0.85)]


def is_double_spaced(lines: Sequence[Line]) -> bool:
    """Blank lines between nearly all lines, most of which stop in mid-sentence, say nothing about paragraphs."""
    pairs = list(pairwise(lines))
    apart = [before for before, after in pairs if after.number - before.number > 1]
    broken = [line for line in apart if not line.text.endswith(_ENDS)]
    return len(apart) > 0.7 * len(pairs) and len(broken) > 0.5 * len(apart)


def _continues(paragraph: Paragraph, previous: Line, line: Line, wrap: int, spaced: bool) -> bool:
    if paragraph.is_row or line.is_row:
        return False
    if _inside_quote(paragraph.text, line.text):
        return True
    if line.text[0].isdigit() and marker(line.text) is None and _DATE_TAIL.search(previous.text.lower()):
        return True
    if previous.text.endswith(_ENDS):
        return _starts_low(line.text) and marker(line.text) is None
    if marker(line.text) is not None:
        return _is_wrapped_dash(paragraph, previous, line, wrap)
    return _starts_low(line.text) or _runs_on(previous, line, wrap, spaced)


def _runs_on(previous: Line, line: Line, wrap: int, spaced: bool) -> bool:
    """A line that goes on with a capital or digit: the line before must be full, or end in a word that cannot end one."""
    if is_caps(line.text) != is_caps(previous.text):
        return False
    if is_caps(line.text):
        return line.number - previous.number == 1
    near = spaced or line.number - previous.number == 1
    if _NEVER_LAST.search(previous.text.lower()) and near:
        return True
    return near and bool(wrap) and len(previous.text) >= 0.78 * wrap


def _is_wrapped_dash(paragraph: Paragraph, previous: Line, line: Line, wrap: int) -> bool:
    """ "phát triển kinh tế" / "- xã hội": after a full line without a stop a dash goes on unless a list is running."""
    if not line.text.startswith(("-", "–")) or paragraph.text.startswith(("-", "–")):
        return False
    full = bool(wrap) and len(previous.text) >= 0.78 * wrap and not is_caps(previous.text)
    return line.text.lstrip("-– ")[:1].islower() or full or bool(_NEVER_LAST.search(previous.text.lower()))


def _inside_quote(text: str, coming: str) -> bool:
    """An open quotation mark that the coming line closes before it opens another."""
    opened = max(text.rfind(mark) for mark in _OPEN)
    if opened < 0 or opened < max(text.rfind(mark) for mark in _CLOSE) or len(text) - opened > 250:
        return False
    closing = min((coming.find(mark) for mark in _CLOSE if mark in coming), default=-1)
    opening = min((coming.find(mark) for mark in _OPEN if mark in coming), default=len(coming))
    return 0 <= closing < opening


def _starts_low(text: str) -> bool:
    return text[0].islower() or text[0] in ",;.)%”" or (text[0] in "(“" and text[1:2].islower())


def is_caps(text: str) -> bool:
    """True for a line printed in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)
