"""Long text in pages that fit a phone: cut at sentence ends, nothing lost."""

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"(?<=[.;!?…])\s+|\n+")
_SPACE = re.compile(r"\s+")


def split_text(text: str, most: int) -> list[str]:
    """Pieces of at most ``most`` characters, cut at sentence ends where possible, else between words, else anywhere.

    Only white space at the cuts is lost. Blank text has no pieces.
    """
    pieces: list[str] = []
    for sentence in _cut(text.strip(), _SENTENCE, most):
        pieces += _joined(_cut(sentence, _SPACE, most), most) if len(sentence) > most else [sentence]
    return _joined(pieces, most)


def pack(lines: Sequence[str], most: int) -> list[list[str]]:
    """Lines gathered in pages of at most ``most`` characters (a line break counts one); longer lines are split."""
    pages: list[list[str]] = []
    size = 0
    for line in (piece for line in lines for piece in split_text(line, most)):
        if pages and size + 1 + len(line) <= most:
            pages[-1].append(line)
            size += 1 + len(line)
        else:
            pages.append([line])
            size = len(line)
    return pages


def _cut(text: str, at: re.Pattern[str], most: int) -> list[str]:
    parts = [part for part in at.split(text) if part]
    if at is _SPACE:
        return [part[start : start + most] for part in parts for start in range(0, len(part), most)]
    return parts


def _joined(parts: Sequence[str], most: int) -> list[str]:
    """Neighbours put together again as long as they fit."""
    joined: list[str] = []
    for part in parts:
        if joined and len(joined[-1]) + 1 + len(part) <= most:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined
