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


def fit(sections: Sequence[Section], room: int = MOST - TAIL) -> tuple[list[Section], list[Section]]:
    """(shown, left out): sections in their order as long as they fit into ``room`` characters; the first one always is."""
    shown: list[Section] = []
    for place, section in enumerate(sections):
        room -= len(section.text) + (_GAP if shown else 0)
        if shown and room < 0:
            return shown, list(sections[place:])
        shown.append(section)
    return shown, []
