"""A typed sentence ready to be read: its tokens, its mentions of days, and which tokens cannot be quantities."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from rules.corrections import corrected
from rules.day_mentions import Mention, day_mentions
from rules.number_words import shape_of
from rules.tokens import Token, tokens
from rules.units import unit_at
from rules.words import nfc, plain

# Numbers that name something instead of counting it.
_NAMED = re.compile(
    r"(?<![0-9])(?:\+84|0)[0-9](?:[ .-]?[0-9]){7,9}(?![0-9])"
    r"|(?<![0-9])[0-9]{12}(?![0-9])"
    r"|\b[0-9]+\s?/\s?(?:[0-9]{4}\s?/\s?)?[a-z]{2,}[a-z0-9]*(?:-[a-z0-9]+)*"
    r"|\b[0-9]{1,2}\s?(?:h|gio|g)\s?(?:[0-9]{2}(?![0-9])(?:\s?phut|p)?)?(?![a-z0-9])"
    r"|\b(?:[01]?[0-9]|2[0-3]):[0-5][0-9]\b"
    r"|\b(?:19|20)[0-9]{2}\s?[-–]\s?(?:19|20)[0-9]{2}\b"
    r"|\b(?:nam|nam hoc|nien khoa|nhiem ky)\s+(?:19|20)[0-9]{2}\b"
    r"|^\s*[0-9]{1,2}\s?[.)](?=\s+[^0-9\s])"
    r"|\bcovid\s?-?\s?19\b"
)
_LABELS = frozenset(
    """so dieu khoan chuong muc lan dot ky khoa thon to ap khu phong lop khoi thu tap nhom top hang cap vung tieu khu buoc
    giai doan tang duong quoc lo hem ngo bang mau cum ban noi dung chi tieu nhiem vu phu luc tieu chi xom doi""".split()  # noqa: SIM905
)
_UNIT_STARTS = frozenset({"van", "tram", "ti", "chuc"})
_COUNTED_LABELS = frozenset({"tong", "tren", "luong", "them", "duoc", "dat"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is NFC; ``shape`` has one letter per word, blank where the word cannot be part of a quantity."""

    text: str
    words: tuple[Token, ...]
    shape: str
    days: tuple[Mention, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        """Read ``text`` once; places count in ``nfc(text)``."""
        written = nfc(text)
        words = tuple(corrected(tokens(written)))
        days = tuple(day_mentions(written))
        hidden = [(day.start, day.end) for day in days if day.kind != "short"]
        hidden += [found.span() for found in _NAMED.finditer(plain(written))]
        shape = "".join(
            " " if _is_in(word, hidden) or _begins_unit(words, place) else shape_of(word)
            for place, word in enumerate(words)
        )
        return cls(written, words, "".join(_without_labels(words, shape)), days)


def _is_in(word: Token, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= word.start < end for start, end in spans)


def _begins_unit(words: Sequence[Token], place: int) -> bool:
    """ "van ban", "tram y te" without marks are units of two words, not multipliers."""
    return words[place].plain in _UNIT_STARTS and unit_at(words, place)[1] > 1


def _without_labels(words: Sequence[Token], shape: str) -> Sequence[str]:
    """Hide numbers that follow a label and count nothing: "tổ 5", "lần 2", "chỉ tiêu số 3", "K12"."""
    letters = list(shape)
    for place in range(1, len(words)):
        if letters[place] == "n" and _is_label(words, place):
            letters[place] = " "
    return letters


def _is_label(words: Sequence[Token], place: int) -> bool:
    before = words[place - 1]
    if before.is_word and before.end == words[place].start and len(before.plain) <= 2:
        return shape_of(before) == " "
    if before.plain not in _LABELS or not words[place].plain.isdigit() or len(words[place].plain) > 2:
        return before.plain == "so" and _names(words, place)
    return _names(words, place)


def _names(words: Sequence[Token], place: int) -> bool:
    if place > 1 and words[place - 2].plain in _COUNTED_LABELS:
        return False
    if place + 1 == len(words):
        return True
    return (
        words[place + 1].plain not in ("%", "/")
        and shape_of(words[place + 1]) == " "
        and not unit_at(words, place + 1)[1]
    )
