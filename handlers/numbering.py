"""The signs that stand before choices where a network has no buttons: numbers, and letters where a number is an answer."""

import re
from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any

from rules.words import fold

_SIGN = re.compile(r"(?:(chon|chon so|chon muc|muc) )?([0-9]{1,3}|[a-z])")
_BARE = re.compile(r"\(?[\w\s]+[.)]?")


def signs(choices: Sequence[Mapping[str, Any]]) -> list[str]:
    """The sign of each offered choice, in order: its place as a number, or the next letter for those that are lettered."""
    letters = iter(ascii_lowercase)
    return [next(letters, str(place)) if each.get("lettered") else str(place) for place, each in enumerate(choices, 1)]


def is_sign(text: str) -> bool:
    """Whether a message is nothing but a sign: ``2``, ``b.``, ``chọn 2``."""
    return _read(text) is not None


def chosen(text: str, choices: Sequence[Mapping[str, Any]]) -> Any:
    """The choice whose sign was typed; "chọn 2" is the second whatever stands before it. None when it is no sign of these."""
    found = _read(text)
    if found is None:
        return None
    if found[1] and found[2].isdigit():
        return choices[int(found[2]) - 1] if 1 <= int(found[2]) <= len(choices) else None
    return next(
        (each for sign, each in zip(signs(choices), choices, strict=True) if sign == found[2].lstrip("0")), None
    )


def _read(text: str) -> re.Match[str] | None:
    """The sign typed; "-2" and "2?" are none, whatever is left of them without their marks."""
    return _SIGN.fullmatch(fold(text)) if _BARE.fullmatch(text.strip()) else None
