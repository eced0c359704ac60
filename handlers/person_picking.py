"""Who is meant by a staff code or a few letters of a name."""

from collections.abc import Collection, Sequence

from handlers.form import Again, Answer
from handlers.turn import Turn
from rules.pick import Picked, pick
from rules.roster import Known, same_code
from rules.words import fold
from storage import people, roster

MOST_OFFERED = 8


def read_person(turn: Turn, typed: str, unit_ids: Collection[int] | None = None) -> Answer | Again:
    """The official on the roster (of some units only, when given); several that fit are offered."""
    everybody = [person for person in roster.known(turn.conn, turn.today) if not person.left]
    present = [person for person in everybody if unit_ids is None or person.unit_id in unit_ids]
    named = [person for person in present if same_code(person.staff_code) == same_code(typed)]
    found = named or _by_name(typed, present)
    if len(found) == 1:
        return Answer(found[0].official_id, found[0].full_name)
    if not found:
        return Again("accounts/nobody", {"typed": typed[:60]})
    units = {unit.id: unit.name for unit in people.tree(turn.conn)}
    options = [(_label(person, units), person.official_id) for person in found[:MOST_OFFERED]]
    return Again("accounts/several", options=options)


def _by_name(typed: str, present: Sequence[Known]) -> list[Known]:
    if fold(typed).isdigit():
        return []
    found = pick(typed, [person.full_name for person in present])
    if found is None:
        return []
    indices = (found.index,) if isinstance(found, Picked) else found.indices
    return [present[index] for index in indices]


def _label(person: Known, units: dict[int, str]) -> str:
    return f"{person.full_name} ({person.staff_code}), {units.get(person.unit_id or 0, '')}"
