"""What fits into one reminder: the first sections whole, the rest as a number. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 900  # characters of a message
TAIL = 160  # kept for the lines at its end: how much is left out, that it is late, what is asked of a head
_GAP = 2  # the empty line between sections


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a digest as it is read; ``things`` is how many it stands for, ``listed`` whether the person's own list of
    missing things holds them."""

    text: str
    things: int = 1
    listed: bool = False


def fit(kinds: Sequence[Sequence[Section]], room: int = MOST - TAIL) -> tuple[list[Section], list[Section]]:
    """(shown, left out), each in the order of ``kinds``: what fits into ``room`` characters.

    The first section of each kind comes before a second of any, so that many of one kind do not push out the rest; the very
    first is shown whatever it takes, and what is short does not overtake what comes before it.
    """
    order = [section for some in kinds for section in some]
    turns = [place for place, first in _places(kinds) if first] + [
        place for place, first in _places(kinds) if not first
    ]
    shown: list[int] = []
    for place in turns:
        room -= len(order[place].text) + (_GAP if shown else 0)
        if shown and room < 0:
            break
        shown.append(place)
    left = [section for place, section in enumerate(order) if place not in shown]
    return [order[place] for place in sorted(shown)], left


def _places(kinds: Sequence[Sequence[Section]]) -> list[tuple[int, bool]]:
    """(place among all, whether it is the first of its kind) of every section."""
    return list(enumerate(place == 0 for some in kinds for place, _ in enumerate(some)))
