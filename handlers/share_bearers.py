"""To whom a target can be issued at once: units directly below, all units, or everybody, within the campaign's audience."""

from typing import Any

from handlers.phrases import phrase
from handlers.turn import Turn
from storage import campaigns, people

BELOW, UNITS, PEOPLE = "below", "units", "people"


def bearers(turn: Turn, campaign: int, whom: str) -> list[int]:
    """Ids of the units (BELOW, UNITS) or officials (PEOPLE) meant."""
    inside = campaigns.audience_units(turn.conn, campaign)
    if whom == PEOPLE:
        return [official.id for official in people.staff(turn.conn, turn.today, inside)]
    units = [unit for unit in people.tree(turn.conn) if inside is None or unit.id in inside]
    tops = {unit.id for unit in units if unit.parent_id is None or unit.parent_id not in {u.id for u in units}}
    if whom == UNITS:
        return [unit.id for unit in units if unit.id not in tops] or sorted(tops)
    return [unit.id for unit in units if unit.parent_id in tops] or sorted(tops)


def choices_of(turn: Turn, campaign: int) -> list[tuple[str, Any]]:
    """(label with the number of bearers, what is meant); all units only where they are more than those directly below."""
    counts = {whom: len(bearers(turn, campaign, whom)) for whom in (BELOW, UNITS, PEOPLE)}
    offered = [whom for whom in counts if whom != UNITS or counts[UNITS] > counts[BELOW]]
    return [(phrase(turn, "shares/whom_label", whom=whom, count=counts[whom]), whom) for whom in offered]
