"""How the figures of a target are to be read: since the year began or of each stage alone, from which baseline, as counts."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

_CHANGES = frozenset({"increase", "decrease", "rank_up"})
_DIRECTIONS = frozenset({"increase", "decrease"})


class Counting(StrEnum):
    """CUMULATIVE: the figure since the campaign began. INCREMENT: of the stage alone. DONE: assigned and done pieces of
    work, DONE_WELL: with those done well, both since the campaign began; their result is a percentage."""

    CUMULATIVE = "cumulative"
    INCREMENT = "increment"
    DONE = "done"
    DONE_WELL = "done_well"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """``baseline`` is the level a change is measured from, ``earlier`` the figure of the year before, both in the target's
    unit of measure; None when they were not entered."""

    target_id: int
    counting: Counting = Counting.CUMULATIVE
    baseline: Decimal | None = None
    earlier: Decimal | None = None

    @property
    def counts_work(self) -> bool:
        return self.counting in (Counting.DONE, Counting.DONE_WELL)


def asks_change(comparator: str, direction: str, baseline: Decimal | None) -> bool:
    """Whether a target asks for a change instead of a level: by its comparator, or by a direction with a baseline."""
    return comparator in _CHANGES or (baseline is not None and direction in _DIRECTIONS)


def change(comparator: str, direction: str, baseline: Decimal | None, level: Decimal) -> Decimal | None:
    """The size of the change that a reported figure stands for, positive in the direction asked for.

    With a baseline the figure is the new level, and a better rank is a smaller number. Without one the figure is the change
    itself; a rank without a baseline says nothing (None).
    """
    if baseline is None:
        return None if comparator == "rank_up" else level
    falls = comparator in ("rank_up", "decrease") or (comparator != "increase" and direction == "decrease")
    return baseline - level if falls else level - baseline
