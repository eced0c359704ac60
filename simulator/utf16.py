"""Telegram counts text in UTF-16 code units, not in characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{5,32})?(?![\w/])")


def length(text: str) -> int:
    """Number of UTF-16 code units in `text`."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def chunks(text: str, limit: int) -> Iterator[str]:
    """Cut `text` into pieces of at most `limit` UTF-16 units, as a phone does with a long paste."""
    piece, used = "", 0
    for letter in text:
        size = 2 if ord(letter) > 0xFFFF else 1
        if used + size > limit:
            yield piece
            piece, used = "", 0
        piece, used = piece + letter, used + size
    if piece:
        yield piece


def command_entities(text: str) -> list[dict[str, Any]]:
    """The `bot_command` entities Telegram's server finds in typed text."""
    if "/" not in text:
        return []
    return [
        {"type": "bot_command", "offset": length(text[: found.start()]), "length": length(found.group())}
        for found in COMMAND.finditer(text)
    ]
