"""Figures that are written or said in a way that is easily misread: they are asked back, never taken."""

import re

from rules.words import nfc, plain

_ODD = re.compile(
    r"(?<![0-9a-z])[.,][0-9]"  # ".5" may be 0,5 or 5
    r"|[0-9]\s*[x×*]\s*[0-9]|[0-9]e[0-9]"  # a sum to be worked out
    r"|\b(?:a khong|a quen|noi nham|y la)\b"  # taken back in the same breath
    r"|\bgap (?:doi|ba|bon|[0-9]+)\b"  # a multiple of something else
    r"|\bnua (?:la|thi|moi) du\b"  # what it will come to
)
_NEGATIVE = re.compile(r"\bâm\s+[0-9]")


def is_odd(text: str) -> bool:
    """Whether a figure in ``text`` must not be taken as it stands: ".5", "2x10", "âm 5", "20 à không 30", "gấp 3"."""
    typed = nfc(text).lower()
    return _ODD.search(plain(typed)) is not None or _NEGATIVE.search(typed) is not None
