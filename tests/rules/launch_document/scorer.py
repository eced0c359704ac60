"""Score a draft against a truth table: precision, recall and F1 per field.

A truth table names each expected item by the words that must be in it; a field that the table leaves out is not scored.
Texts are compared folded; a card field counts as one item. An item found twice counts as found once and invented once.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rules.words import fold

CARD = ("title", "number", "issuer", "province", "date", "year", "theme", "objective", "signer", "launches")
LISTS = ("legal_bases", "targets", "contents", "movements", "deadlines", "duties", "commendation_rules", "addressees")


@dataclass(frozen=True)
class Score:
    found: int
    given: int
    expected: int

    @property
    def precision(self) -> float:
        return self.found / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        total = self.given + self.expected
        return 2 * self.found / total if total else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.found + other.found, self.given + other.given, self.expected + other.expected)


@dataclass(frozen=True)
class Comparison:
    score: Score
    missed: list[Any]
    invented: list[Any]


def compare(draft: dict[str, Any], truth: dict[str, Any]) -> dict[str, Comparison]:
    """Field → score, what was missed and what was invented."""
    results = {name: _card(name, draft[name], truth[name]) for name in CARD if name in truth}
    for name in LISTS:
        if name in truth:
            results[name] = _list(draft[name], truth[name], _MATCHERS[name])
    return results


def _card(name: str, given: Any, expected: Any) -> Comparison:
    right = _signer(given, expected) if name == "signer" else _same(name, given, expected)
    empty = given is None or (name == "signer" and given["name"] is None)
    wanted = expected["name"] if name == "signer" and "name" in expected else expected
    has, wants = int(not empty), int(wanted is not None)
    return Comparison(
        Score(int(right and has and wants), has, wants), [] if right else [expected], [] if right else [given]
    )


def _same(name: str, given: Any, expected: Any) -> bool:
    if expected is None or given is None:
        return expected is given
    if isinstance(expected, dict):
        return fold(str(given)).startswith(fold(expected["starts"]))
    if name in {"title", "issuer", "theme", "province"}:
        return fold(str(given)) == fold(str(expected))
    return has(given, expected) if name == "objective" else str(given) == str(expected)


def _signer(given: dict[str, Any], expected: dict[str, Any]) -> bool:
    """A table of a real document holds a hash in place of the person's name."""
    wanted = expected.get("name_hash") or _hash(expected["name"] or "")
    same = all(fold(str(given[k])) == fold(str(expected[k])) for k in ("position", "capacity"))
    return same and _hash(given["name"] or "") == wanted


def _hash(name: str) -> str:
    return hashlib.sha256(fold(name).encode()).hexdigest()[:16]


def has(given: str, expected: str) -> bool:
    return fold(expected) in fold(given)


def _list(given: Sequence[Any], expected: Sequence[Any], match: Callable[[Any, Any], bool]) -> Comparison:
    left = list(given)
    missed = []
    for item in expected:
        hit = next((at for at, other in enumerate(left) if match(other, item)), None)
        if hit is None:
            missed.append(item)
        else:
            left.pop(hit)
    return Comparison(Score(len(expected) - len(missed), len(given), len(expected)), missed, left)


def _target(given: dict[str, Any], expected: dict[str, Any]) -> bool:
    if given["value"] is None or Decimal(given["value"]) != Decimal(expected["value"]):
        return False
    wanted = fold(expected["measure"]).split()
    words = fold(given["measure"] + " " + given["text"]).split()
    return (
        given["comparator"] == expected["comparator"]
        and fold(given["unit"]) == fold(expected["unit"])
        and fold(given["baseline"] or "") == fold(expected["baseline"] or "")
        and given["direction"] == expected["direction"]
        and sum(word in words for word in wanted) >= 0.8 * len(wanted)
    )


_MATCHERS: dict[str, Callable[[Any, Any], bool]] = {
    "legal_bases": has,
    "targets": _target,
    "contents": lambda given, item: given["number"] == item[0] and fold(given["text"]).startswith(fold(item[1])),
    "movements": lambda given, item: fold(given) == fold(item),
    "deadlines": lambda given, item: has(given["phrase"], item[0]) and given["resolved"] == item[1],
    "duties": lambda given, item: fold(given["who"]) == fold(item[0]) and has(given["what"][:400], item[1]),
    "commendation_rules": has,
    "addressees": lambda given, item: _same("issuer", given, item),
}


def total(results: Iterable[dict[str, Comparison]]) -> dict[str, Score]:
    """The sum of scores per field over several documents."""
    sums: dict[str, Score] = {}
    for result in results:
        for name, comparison in result.items():
            sums[name] = sums.get(name, Score(0, 0, 0)) + comparison.score
    return sums
