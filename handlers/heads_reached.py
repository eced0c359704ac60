"""Which heads can be written to about a unit at one look: its own or their deputies, else the nearest above."""

from collections.abc import Iterable, Mapping

from handlers.notices import Look
from rules.records import Role
from storage import people


def heads(looking: Look) -> dict[int | None, list[int]]:
    """The officials who head units today, deputies among them, by unit."""
    found: dict[int | None, list[int]] = {}
    for official, unit in people.holders(looking.conn, Role.HEAD, looking.today):
        found.setdefault(unit, []).append(official)
    looking.reach(official for some in found.values() for official in some)
    return found


def nearest(
    looking: Look, by_unit: Mapping[int | None, list[int]], unit_id: int, besides: int | None = None
) -> list[int]:
    """Those who head the unit and can be written to, else the next above; never ``besides``."""
    for unit in people.ancestors(looking.conn, unit_id):
        found = reached(looking, (each for each in by_unit.get(unit, []) if each != besides))
        if found:
            return found
    return []


def reached(looking: Look, chiefs: Iterable[int]) -> list[int]:
    """Those of the chiefs who can be written to, each once."""
    return [each for each in dict.fromkeys(chiefs) if looking.reached(each)]
