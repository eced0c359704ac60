"""Who takes part in a campaign: a part of the unit tree, and in it units of some kinds only."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rules.records import Unit

Line = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Audience:
    """``unit_id``: this unit and all below it (None: the whole department). ``kinds``: only units of these kinds in it,
    each with all below it (none: units of every kind)."""

    unit_id: int | None = None
    kinds: frozenset[str] = frozenset()

    @property
    def everybody(self) -> bool:
        """Whether nobody is left out."""
        return self.unit_id is None and not self.kinds


def takes_part(audience: Audience, line: Line) -> bool:
    """Whether a unit is in the audience; ``line`` has (id, kind) of the unit and of those above it, nearest first."""
    if audience.unit_id is not None:
        ids = [unit for unit, _ in line]
        if audience.unit_id not in ids:
            return False
        line = line[: ids.index(audience.unit_id) + 1]
    return not audience.kinds or any(kind in audience.kinds for _, kind in line)


def units_in(audience: Audience, units: Collection[Unit]) -> set[int]:
    """Ids of the units in the audience; ``units`` is the whole tree."""
    by_id = {unit.id: unit for unit in units}
    return {unit.id for unit in units if takes_part(audience, _line(by_id, unit))}


def _line(by_id: dict[int, Unit], unit: Unit) -> Line:
    line = [(unit.id, unit.kind)]
    seen = {unit.id}
    while unit.parent_id in by_id and unit.parent_id not in seen:
        unit = by_id[unit.parent_id]
        seen.add(unit.id)
        line.append((unit.id, unit.kind))
    return line
