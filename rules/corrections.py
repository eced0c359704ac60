"""Repair words that are no Vietnamese syllable and lie one slip away from exactly one word the bot knows: "xogn" → "xong"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from rules.command_words import INTENTS, TITLES
from rules.lexicon import PHRASES
from rules.number_words import NUMBER_WORDS
from rules.syllables import is_syllable
from rules.tokens import Token
from rules.units import UNITS
from rules.words import fold

_LEAST_LETTERS = 3
_REPEATED = re.compile(r"(.)\1+")

_PHRASE_WORDS = {
    word for table in (PHRASES, INTENTS, TITLES) for phrases in table.values() for word in fold(phrases).split()
}
_JOINED = {
    fold(phrase).replace(" ", "")
    for table in (PHRASES, INTENTS, TITLES)
    for phrases in table.values()
    for phrase in phrases.split("|")
}
_KNOWN = frozenset(_JOINED | _PHRASE_WORDS | NUMBER_WORDS | {word for words in UNITS for word in words})
_TARGETS = frozenset(word for word in _PHRASE_WORDS if len(word) >= _LEAST_LETTERS and is_syllable(word))


def _without_one_letter(word: str) -> set[str]:
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _index() -> dict[str, set[str]]:
    table: dict[str, set[str]] = {}
    for word in _TARGETS:
        for shorter in _without_one_letter(word):
            table.setdefault(shorter, set()).add(word)
    return table


_SHORTENED = _index()


def corrected(words: Sequence[Token]) -> list[Token]:
    """``words`` with such slips repaired; places stay as typed."""
    return [_corrected(word) if word.is_word and not is_known(word.plain) else word for word in words]


def is_known(plain: str) -> bool:
    """Whether a word may be left as it is: Vietnamese in shape, or known to the tables."""
    return plain in _KNOWN or is_syllable(plain)


def _corrected(word: Token) -> Token:
    meant = _meant(word.plain)
    return word._replace(plain=meant, typed=meant) if meant else word


@lru_cache(maxsize=4096)
def _meant(plain: str) -> str | None:
    """The one word a slip away; a swapped or wrong letter is preferred to a missing or doubled one."""
    if len(plain) < _LEAST_LETTERS:
        return None
    single = _REPEATED.sub(r"\1", plain)
    if single != plain and is_known(single):
        return single
    shorter = _without_one_letter(plain)
    same_length = {word for part in shorter for word in _SHORTENED.get(part, ()) if sorted(word) == sorted(plain)}
    near = same_length or (shorter & _TARGETS) | _SHORTENED.get(plain, set())
    return near.pop() if len(near) == 1 else None
