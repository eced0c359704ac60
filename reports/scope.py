"""Which units a compile covers, in the order of the organisation's tree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from rules.records import Unit


@dataclass(frozen=True, slots=True)
class Scope:
    """``units`` in tree order (parents first, siblings as given); ``depth`` from 0 at the top; ``top`` None for a forest."""

    units: tuple[Unit, ...]
    depth: dict[int, int]
    top: Unit | None

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(self.depth)

    def place(self) -> dict[int, int]:
        """Position of each unit in tree order, to sort people by."""
        return {unit.id: index for index, unit in enumerate(self.units)}

    def branch(self, unit_id: int) -> frozenset[int]:
        """The unit and everything below it inside the scope."""
        place = self.place()[unit_id]
        found = {unit_id}
        for unit in self.units[place + 1 :]:
            if unit.parent_id in found:
                found.add(unit.id)
        return frozenset(found)

    def inner(self) -> frozenset[int]:
        """Units that have another unit below them."""
        return frozenset(unit.parent_id for unit in self.units if unit.parent_id in self.depth and unit.parent_id)


def _children(units: Iterable[Unit]) -> dict[int | None, list[Unit]]:
    units = tuple(units)
    known = {unit.id for unit in units}
    children: dict[int | None, list[Unit]] = defaultdict(list)
    for unit in units:
        children[unit.parent_id if unit.parent_id in known else None].append(unit)
    return children


def scope_of(units: tuple[Unit, ...], unit_id: int | None = None) -> Scope:
    """The subtree of ``unit_id``, or everything. KeyError for an unknown unit; ValueError when units form a circle."""
    children = _children(units)
    starts = children[None] if unit_id is None else [{unit.id: unit for unit in units}[unit_id]]
    order: list[Unit] = []
    depth: dict[int, int] = {}
    waiting = [(unit, 0) for unit in reversed(starts)]
    while waiting:
        unit, level = waiting.pop()
        if unit.id in depth:
            raise ValueError("units form a circle")
        order.append(unit)
        depth[unit.id] = level
        waiting += [(child, level + 1) for child in reversed(children[unit.id])]
    if unit_id is None and len(order) != len(units):
        raise ValueError("units form a circle")
    return Scope(tuple(order), depth, starts[0] if len(starts) == 1 else None)
