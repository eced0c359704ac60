"""By which kind a unit is looked up where a milestone holds for some kinds of units only."""

from collections.abc import Iterable

from rules.milestones import Milestone, holding
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


def concerned(
    milestone: Milestone, every: Iterable[Milestone], units: Iterable[Unit], inside: set[int] | None
) -> set[int] | None:
    """Ids of the units that a milestone holds for (None: all); ``every`` has all milestones of its campaign, ``units`` the
    whole tree, ``inside`` the audience (None: all)."""
    beside = [each for each in every if each.campaign_id == milestone.campaign_id]
    if not any(each.unit_kinds for each in beside):
        return inside
    kinds = deciding_kinds(units)
    held = {kind for kind in kinds.values() if milestone in holding(beside, kind)}
    return {id_ for id_, kind in kinds.items() if kind in held and (inside is None or id_ in inside)}
