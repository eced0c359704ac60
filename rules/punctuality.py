"""How often somebody has been late with what the campaigns asked: counted by deadline, not by promise."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Done:
    """Something that an official did once for a deadline (``occasion`` names it: a registration, a stage), and whether late."""

    official_id: int
    occasion: str
    late: bool


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Of ``times`` deadlines that were answered, ``late`` were answered late."""

    times: int = 0
    late: int = 0

    @property
    def repeated(self) -> bool:
        """Whether it happened more than once."""
        return self.late > 1


def punctuality(done: Iterable[Done]) -> dict[int, Punctuality]:
    """By official. A deadline counts once, and as late when anything for it first came late."""
    occasions: dict[int, dict[str, bool]] = {}
    for each in done:
        mine = occasions.setdefault(each.official_id, {})
        mine[each.occasion] = mine.get(each.occasion, False) or each.late
    return {official: Punctuality(len(mine), sum(mine.values())) for official, mine in occasions.items()}
