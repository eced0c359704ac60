"""A typed sentence cut into words, numerals and signs, each with its place in ``nfc(text)``."""

import re
from typing import NamedTuple

from rules.words import nfc, plain

_TOKEN = re.compile(r"(?:k|c|d)?m[23](?![0-9a-z])|[0-9]+(?:[.,][0-9]+)*|[a-z]+|[^\s]")


class Token(NamedTuple):
    """``plain`` is lower case without marks; ``typed`` is lower case as written, in NFC."""

    plain: str
    typed: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        return self.plain[0].isdigit()

    @property
    def is_word(self) -> bool:
        return self.plain[0].isalpha()

    @property
    def is_marked(self) -> bool:
        return self.plain != self.typed


def tokens(text: str) -> list[Token]:
    """Cut ``text``; ``text[start:end]`` of ``nfc(text)`` is the token as written."""
    written = nfc(text).lower()
    return [
        Token(found.group(), written[found.start() : found.end()], found.start(), found.end())
        for found in _TOKEN.finditer(plain(written))
    ]
