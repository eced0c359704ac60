"""Vietnamese personal names: order of a list, given name, sameness."""

import unicodedata

from rules.phones import normalise_phone
from rules.words import clean, nfc

__all__ = ["given_name", "normalise_phone", "same_name", "sort_key"]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}

NameKey = tuple[tuple[tuple[int, ...], ...], tuple[tuple[int, ...], ...], str]


def sort_key(full_name: str) -> NameKey:
    """Key that sorts people the way Vietnamese lists do: given name, then middle names, then family name.

    Letters first (CLDR ``vi``: a<ă<â, d<đ, e<ê, o<ô<ơ, u<ư), then tones (ngang, huyền, hỏi, ngã, sắc, nặng); tone
    placement ("Hòa", "Hoà") makes no difference; the name as written breaks the last tie.
    """
    words = clean(full_name).lower().split()
    parts = words[-1:] + words[1:-1], words[:1] if len(words) > 1 else []
    ordered = [" ".join(part) for part in (parts[0][:1], parts[0][1:], parts[1])]
    return tuple(_letters(part) for part in ordered), tuple(_tones(part) for part in ordered), nfc(full_name)


def given_name(full_name: str) -> str:
    """The last word of the name, which Vietnamese people are addressed by; empty for an empty name."""
    words = clean(full_name).split()
    return words[-1] if words else ""


def same_name(a: str, b: str) -> bool:
    """Whether two spellings write one name; marks count ("Hoa" is not "Hòa"), tone placement and case do not."""
    return sort_key(a)[:2] == sort_key(b)[:2]


def _letters(part: str) -> tuple[int, ...]:
    return tuple(rank for letter in part if (rank := _letter_rank(letter)) is not None)


def _letter_rank(letter: str) -> int | None:
    """Alphabet rank without the tone; a space sorts before every letter, signs count for nothing, foreign last."""
    if letter == " ":
        return -1
    bare = _without_tone(letter)
    if bare in _RANK:
        return _RANK[bare]
    return 100 + ord(bare[0]) if bare and letter.isalnum() else None


def _without_tone(letter: str) -> str:
    split = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(mark for mark in split if mark not in _TONES))


def _tones(part: str) -> tuple[int, ...]:
    """The tone of each word, wherever in the word it was placed."""
    return tuple(
        max((_TONES.get(mark, 0) for mark in unicodedata.normalize("NFD", word)), default=0) for word in part.split()
    )
