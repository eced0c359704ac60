"""Likely misread words: proposed, never applied."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rules.launch_document.findings import Correction, Source
from rules.launch_document.lines import Line
from rules.words import nfc, plain

_PHRASES = (
    "phấn đấu|thi đua|khen thưởng|phong trào|danh hiệu|đề xuất khen thưởng|đề xuất các cấp|biểu dương|tuyên "
    "dương|điển hình tiên tiến|"
    "tai nạn giao thông|khối thi đua|trưởng khối|cụm thi đua|nơi nhận|kính gửi|tham nhũng, tiêu cực|chỉ tiêu|tổ "
    "chức thực hiện|nội dung thi đua|"
    "giao ước thi đua|sơ kết|tổng kết|hội đồng thi đua|người lao động|công chức, viên chức|thủ trưởng|sáng kiến|"
    "kế hoạch|hội nghị|cải cách hành chính|"
    "chuyển đổi số|nông thôn mới|hộ nghèo|bằng khen|giấy khen|chiến sĩ thi đua|lao động tiên tiến|đơn vị trực thuộc"
)
_KNOWN = tuple(_PHRASES.split("|"))
_LETTERS_LOST = {"bìu dương": "biểu dương", "thông thoán": "thông thoáng", "phân đâu": "phấn đấu"}
_FIRST_PART = re.compile(r"phần đầu(?= (?:của|tiên|bài|năm|kỳ|tháng|văn bản|báo cáo|mục))", re.IGNORECASE)
_SPELLINGS = {"chiến sỹ thi đua"}


def corrections(lines: Sequence[Line]) -> tuple[Correction, ...]:
    """Phrases of the field whose marks were misread ("Phần đầu" → "Phấn đấu"), and a few with lost letters. A text typed
    without any marks is left alone."""
    text = " ".join(line.text for line in lines)
    if text and plain(text) == text.lower():
        return ()
    return tuple(found for line, following in zip_longest(lines, lines[1:]) for found in _in_line(line, following))


def _in_line(line: Line, following: Line | None) -> Iterator[Correction]:
    text = f"{line.text} {following.text}" if following else line.text
    folded = plain(text)
    for known in _KNOWN:
        for found in re.finditer(rf"(?<!\w){re.escape(plain(known))}(?!\w)", folded):
            printed = text[found.start() : found.end()]
            if (
                found.start() < len(line.text)
                and _is_misread(printed, known)
                and not _FIRST_PART.match(text, found.start())
            ):
                last = line.number if found.end() <= len(line.text) or not following else following.number
                yield Correction(printed, _in_case(known, printed), Source(line.number, last, 0.7))
    for wrong, right in _LETTERS_LOST.items():
        if wrong in line.text.lower():
            yield Correction(wrong, right, Source(line.number, line.number, 0.7))


def _is_misread(printed: str, known: str) -> bool:
    """Other marks than the known phrase has; the place of a tone mark and a line without marks do not count."""
    return (
        _by_syllable(printed) != _by_syllable(known)
        and plain(printed) != printed.lower()
        and printed.lower() not in _SPELLINGS
    )


def _by_syllable(text: str) -> list[str]:
    """Each syllable as its sorted letters and marks: "hòa" and "hoà" are the same."""
    return ["".join(sorted(unicodedata.normalize("NFD", nfc(word)))) for word in text.lower().split()]


def _in_case(known: str, printed: str) -> str:
    if printed.isupper():
        return known.upper()
    return known[0].upper() + known[1:] if printed[0].isupper() else known
