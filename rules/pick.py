"""Choose one of several items by its number, its label or a few letters of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.words import fold, slips, telex

_NUMBER = re.compile(r"(?:(?:so|muc|chon|chon so|cai|lua chon|y|cau|stt|o) )?0*([0-9]{1,3})")
_LEAST_LETTERS = 2
_SLIP_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Picked:
    """Exactly one label fits; ``index`` counts from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class Several:
    """More than one label fits equally well: ask which of ``indices`` (from 0, in the order of the labels)."""

    indices: tuple[int, ...]


def pick(text: str, labels: Sequence[str]) -> Picked | Several | None:
    """The label that ``text`` means; None when none fits. A bare number is the number that a label bears
    ("2. Chuyển đổi số"), otherwise the position in the list, counted from 1.

    Looser readings are tried only when every stricter one fits nothing: the whole label, its beginning, words of it in
    order, beginnings of its words, initials, letters run together, then one slip of the keyboard per word.
    """
    folded = [fold(label) for label in labels]
    for said in dict.fromkeys((fold(text), fold(telex(text)))):
        number = _NUMBER.fullmatch(said)
        if number:
            place = {int(number[1]) - 1} & set(range(len(labels)))
            return _only(_bearing(number[1], labels) or place | set(_equal(said, folded)))
        for reading in _READINGS:
            found = [
                index for index, label in enumerate(folded) if len(said) >= _LEAST_LETTERS and reading(said, label)
            ]
            if found:
                return _only(found)
    return None


def _bearing(number: str, labels: Sequence[str]) -> list[int]:
    return [index for index, label in enumerate(labels) if label.startswith(f"{number}. ")]


def _equal(said: str, labels: Sequence[str]) -> list[int]:
    return [index for index, label in enumerate(labels) if label == said]


def _only(found: Iterable[int]) -> Picked | Several | None:
    indices = tuple(sorted(found))
    if not indices:
        return None
    return Picked(indices[0]) if len(indices) == 1 else Several(indices)


def _is_whole(said: str, label: str) -> bool:
    return said == label


def _is_beginning(said: str, label: str) -> bool:
    return f"{label} ".startswith(f"{said} ")


def _is_part(said: str, label: str) -> bool:
    return f" {said} " in f" {label} "


def _has_words(said: str, label: str) -> bool:
    rest = iter(label.split())
    return all(any(word == other for other in rest) for word in said.split())


def _begins_words(said: str, label: str) -> bool:
    rest = iter(label.split())
    return all(any(_stands_for(word, other) for other in rest) for word in said.split())


def _stands_for(word: str, other: str) -> bool:
    """A number never stands for a longer one: "1" is not "15"."""
    return word == other if word[0].isdigit() else other.startswith(word)


def _is_initials(said: str, label: str) -> bool:
    initials = "".join(word[0] for word in label.split())
    return " " not in said and initials.startswith(said)


def _is_run_together(said: str, label: str) -> bool:
    return len(said) >= _SLIP_LETTERS and label.replace(" ", "").startswith(said.replace(" ", ""))


def _has_slips(said: str, label: str) -> bool:
    rest = iter(label.split())
    return all(any(word == other or _is_slip(word, other) for other in rest) for word in said.split())


def _is_slip(word: str, other: str) -> bool:
    return word.isalpha() and max(len(word), len(other)) >= _SLIP_LETTERS and slips(word, other) <= 1


_READINGS = (
    _is_whole,
    _is_beginning,
    _is_part,
    _has_words,
    _begins_words,
    _is_initials,
    _is_run_together,
    _has_slips,
)
