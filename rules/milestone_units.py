"""By which kind a unit is looked up where a milestone holds for some kinds of units only."""

from collections.abc import Collection, Iterable

from rules.milestones import Milestone, holds
from rules.records import Unit
from rules.unit_kinds import DEPARTMENT


def deciding_kinds(units: Iterable[Unit]) -> dict[int, str]:
    """The kind that milestones go by, by unit id; ``units`` is the whole tree, parents before children.

    It is the kind of the highest unit, the unit itself included, that is no whole department: a station of a sub-department
    keeps the sub-department's days.
    """
    found: dict[int, str] = {}
    for unit in units:
        above = found.get(unit.parent_id) if unit.parent_id is not None else None
        found[unit.id] = unit.kind if above is None or above == DEPARTMENT else above
    return found


def concerned(milestone: Milestone, units: Collection[Unit], inside: Collection[int] | None) -> set[int]:
    """Ids of the units that a milestone holds for; ``units`` is the whole tree, ``inside`` the audience (None: all)."""
    kinds = deciding_kinds(units)
    return {
        id_ for id_, kind in kinds.items() if holds(milestone.unit_kinds, kind) and (inside is None or id_ in inside)
    }
