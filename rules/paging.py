"""One screenful of a long list."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

SCREENFUL = 6


@dataclass(frozen=True, slots=True)
class Screen(Generic[T]):
    """``items`` of one screen; ``number`` and ``first`` (place of its first item in the whole list) count from 0."""

    items: tuple[T, ...]
    number: int
    count: int
    first: int
    total: int

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 0 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number + 1 < self.count else None


def screen_of(items: Sequence[T], number: int, size: int = SCREENFUL) -> Screen[T]:
    """Screen ``number`` of a list; the nearest one that exists when the list has become shorter."""
    count = max(1, -(-len(items) // size))
    number = min(max(number, 0), count - 1)
    first = number * size
    return Screen(tuple(items[first : first + size]), number, count, first, len(items))
