"""Who may confirm or return a pledge: never its owner, heads for their people, the office where no head is above, and the
director where nobody else of the office is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from rules.records import Role

OFFICIAL, HEAD = "official", "head"


@dataclass(frozen=True, slots=True)
class Route:
    """``above``: heads are looked for only above the units that the owner heads. The first step that names anybody wins."""

    above: bool
    steps: tuple[Role, ...]


ROUTES: Mapping[str, Route] = MappingProxyType(
    {
        OFFICIAL: Route(above=False, steps=(Role.HEAD, Role.OFFICE, Role.DIRECTOR)),
        HEAD: Route(above=True, steps=(Role.HEAD, Role.OFFICE, Role.DIRECTOR)),
    }
)


@dataclass(frozen=True, slots=True)
class Chain:
    """Who heads what today: ``parents`` of each unit, ``heads`` (officials) by unit, holders of the office's and of the
    director's role, and ``deputies`` who stand in for heads by unit: they decide as heads do, and are members themselves."""

    parents: Mapping[int, int | None]
    heads: Mapping[int, frozenset[int]]
    office: frozenset[int]
    directors: frozenset[int] = frozenset()
    deputies: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def line(self, unit_id: int | None) -> tuple[int, ...]:
        """A unit and all above it, nearest first."""
        found: list[int] = []
        while unit_id is not None and unit_id not in found:
            found.append(unit_id)
            unit_id = self.parents.get(unit_id)
        return tuple(found)


def confirmers(chain: Chain, owner: int, unit_id: int) -> frozenset[int]:
    """Officials who may decide on the pledge of ``owner``, a member of ``unit_id``; empty when nobody may."""
    line = chain.line(unit_id)
    headed = [unit for unit in line if owner in chain.heads.get(unit, frozenset())]
    route = ROUTES[HEAD if headed else OFFICIAL]
    start = chain.parents.get(headed[-1]) if headed and route.above else unit_id
    for step in route.steps:
        found = _holders(chain, step, start) - {owner}
        if found:
            return found
    return frozenset()


def _holders(chain: Chain, step: Role, start: int | None) -> frozenset[int]:
    if step is Role.OFFICE:
        return chain.office
    if step is Role.DIRECTOR:
        return chain.directors
    line = chain.line(start)
    return frozenset().union(*(held.get(unit, frozenset()) for held in (chain.heads, chain.deputies) for unit in line))
