"""Pieces of work that people count for themselves, added up into what their unit reports."""

from collections.abc import Iterable
from dataclasses import dataclass

from rules.unit_report import Counts


@dataclass(frozen=True, slots=True)
class Work:
    """The newest counts of one person towards a target in a stage; ``unit_id`` is the unit at that time. ``confirmed``: the
    head has confirmed what was done well."""

    id: int
    official_id: int
    name: str
    unit_id: int
    target_id: int
    stage_id: int
    counts: Counts
    confirmed: bool

    @property
    def well(self) -> int | None:
        """Done well as far as it counts: None when it was not said or nobody has confirmed it."""
        return self.counts.well if self.confirmed else None


@dataclass(frozen=True, slots=True)
class Together:
    """The sum over ``people``; of ``waiting`` of them what was done well is not confirmed, and not in the sum."""

    counts: Counts
    people: int
    waiting: int


def together(found: Iterable[Work], *, well: bool) -> Together | None:
    """What a unit's people counted, taken together; None when nobody counted any work. ``well``: done well is asked."""
    every = [each for each in found if each.counts.assigned]
    if not every:
        return None
    best = sum(each.well or 0 for each in every) if well else None
    counts = Counts(sum(each.counts.assigned for each in every), sum(each.counts.done for each in every), best)
    waiting = sum(each.well is None for each in every) if well else 0
    return Together(counts, len({each.official_id for each in every}), waiting)
