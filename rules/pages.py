"""Long text in pages that fit a phone: cut at sentence ends, nothing lost."""

import re
from collections.abc import Sequence

_SENTENCE_END = re.compile(r"(?<=[.;!?…])\s+|\n+")


def split_text(text: str, most: int) -> list[str]:
    """Pieces of at most ``most`` characters, cut at sentence ends where possible, else between words, else anywhere.

    Only white space at the cuts is lost. Blank text has no pieces.
    """
    sentences = [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]
    return _joined([piece for sentence in sentences for piece in _by_words(sentence, most)], most)


def pack(lines: Sequence[str], most: int) -> list[list[str]]:
    """Lines gathered in pages of at most ``most`` characters (a line break counts one); longer lines are split."""
    pages: list[list[str]] = []
    size = 0
    for piece in (piece for line in lines for piece in split_text(line, most)):
        if pages and size + 1 + len(piece) <= most:
            pages[-1].append(piece)
            size += 1 + len(piece)
        else:
            pages.append([piece])
            size = len(piece)
    return pages


def _by_words(sentence: str, most: int) -> list[str]:
    if len(sentence) <= most:
        return [sentence]
    words = [word[start : start + most] for word in sentence.split() for start in range(0, len(word), most)]
    return _joined(words, most)


def _joined(parts: Sequence[str], most: int) -> list[str]:
    """Neighbours put together again as long as they fit."""
    joined: list[str] = []
    for part in parts:
        if joined and len(joined[-1]) + 1 + len(part) <= most:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined
