"""Find the words of the lexicon in a sentence, with or without marks, run together or with one slip of the keyboard."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rules.command_words import INTENTS, TITLES
from rules.lexicon import PHRASES
from rules.tokens import Token
from rules.words import fold, nfc

_LEAST_SLIP_LETTERS = 6
_SHORT_LINE = 14
_TONES = "\u0300\u0301\u0303\u0309\u0323"


class Sign(NamedTuple):
    """``tag`` of a phrase found in the tokens ``first`` to ``last`` (exclusive)."""

    tag: str
    first: int
    last: int


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    typed: str
    risky: bool
    tag: str


class Table:
    """Phrases by their first word, longest first, and by their letters run together."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        entries = [entry for tag, written in phrases.items() for entry in _entries(tag, written)]
        self._phrases: dict[tuple[str, ...], list[_Phrase]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        for entry in entries:
            self._phrases.setdefault(entry.words, []).append(entry)
            lengths = {*self._lengths.get(entry.words[0], ()), len(entry.words)}
            self._lengths[entry.words[0]] = tuple(sorted(lengths, reverse=True))
        self._joined = {"".join(entry.words): entry.tag for entry in reversed(entries) if len(entry.words) > 1}
        self._shortened = _shortened(word for word in self._joined if len(word) >= _LEAST_SLIP_LETTERS)
        self._longest = max(len(entry.words) for entry in entries)

    def find(self, words: Sequence[Token]) -> list[Sign]:
        """Signs from left to right, the longest phrase first, none overlapping."""
        signs: list[Sign] = []
        said = [word.plain for word in words]
        end = 0
        for place, word in enumerate(said):
            if place >= end and (word in self._lengths or word in self._joined):
                sign = self._at(words, said, place)
                if sign:
                    signs.append(sign)
                    end = sign.last
        return signs

    def _at(self, words: Sequence[Token], said: list[str], place: int) -> Sign | None:
        for length in self._lengths.get(said[place], ()):
            for phrase in self._phrases.get(tuple(said[place : place + length]), ()):
                if _is_meant(phrase, words, place):
                    return Sign(phrase.tag, place, place + length)
        tag = self._joined.get(said[place])
        return Sign(tag, place, place + 1) if tag else None

    def find_slipped(self, words: Sequence[Token]) -> list[Sign]:
        """Signs among phrases of several words typed with one slip, or with a space in the wrong place.

        Only in a short line: a long one is prose, and a slip there starts no command.
        """
        if len(words) > _SHORT_LINE:
            return []
        signs: list[Sign] = []
        place = 0
        while place < len(words):
            sign = self._slipped_at(words, place)
            if sign:
                signs.append(sign)
            place = sign.last if sign else place + 1
        return signs

    def _slipped_at(self, words: Sequence[Token], place: int) -> Sign | None:
        for end in range(min(place + self._longest, len(words)), place, -1):
            letters = "".join(word.plain for word in words[place:end])
            if len(letters) >= _LEAST_SLIP_LETTERS - 1 and letters.isalpha():
                tags = {self._joined[word] for word in self._near(letters)}
                if len(tags) == 1:
                    return Sign(tags.pop(), place, end)
        return None

    def _near(self, letters: str) -> set[str]:
        """Joined phrases at most one slip away."""
        if letters in self._joined:
            return {letters}
        found = set(self._shortened.get(letters, ()))
        for place in range(len(letters)):
            shorter = letters[:place] + letters[place + 1 :]
            found |= self._shortened.get(shorter, set())
            if shorter in self._joined and len(shorter) >= _LEAST_SLIP_LETTERS:
                found.add(shorter)
        return found


def _entries(tag: str, written: str) -> Iterable[_Phrase]:
    for entry in written.replace("\n", "|").split("|"):
        phrase = entry.strip()
        if phrase:
            bare = phrase.lstrip("!")
            yield _Phrase(tuple(fold(bare).split()), nfc(bare), phrase != bare, tag)


def _shortened(words: Iterable[str]) -> dict[str, set[str]]:
    """Every word with one letter left out → the words it came from."""
    table: dict[str, set[str]] = {}
    for word in words:
        for place in range(len(word)):
            table.setdefault(word[:place] + word[place + 1 :], set()).add(word)
    return table


def _is_meant(phrase: _Phrase, words: Sequence[Token], place: int) -> bool:
    """A single word with marks must be the word itself; a risky one without marks must be all that was said."""
    if len(phrase.words) > 1:
        said = "".join(word.typed for word in words[place : place + len(phrase.words)] if word.is_marked)
        return not said or _marks(said) <= _marks(phrase.typed)
    token = words[place]
    if token.is_marked:
        return token.typed == phrase.typed or _tone_slip(token.typed) == _tone_slip(phrase.typed)
    return not phrase.risky or len(words) == 1


@lru_cache(maxsize=2048)
def _tone_slip(word: str) -> tuple[str, str]:
    """Letters and tone apart: tone placement differs by keyboard, hỏi and ngã are mixed up in half of the country."""
    marks = unicodedata.normalize("NFD", word)
    tone = "".join(mark for mark in marks if mark in _TONES).replace("\u0303", "\u0309")
    return "".join(mark for mark in marks if mark not in _TONES), tone


@lru_cache(maxsize=8192)
def _marks(text: str) -> frozenset[str]:
    """Every marked letter or tone of a text: what was typed may lack some, but must not contradict the phrase."""
    return frozenset(
        mark for mark in unicodedata.normalize("NFD", text).replace("\u0303", "\u0309") if not mark.isascii()
    )


SIGNS = Table(PHRASES)
INTENT_SIGNS = Table(INTENTS)
TITLE_SIGNS = Table(TITLES)
