"""Who may do what about a unit's own pledge: its head signs, its trade union agrees, the level above confirms."""

from typing import Any

from sqlalchemy import Connection

from handlers.unit_scope import in_sight
from rules.collective_confirmation import unit_confirmers
from rules.collective_pledge import Change, CollectivePledge, CollectiveState
from storage import collective_pledges, people, standing, union
from storage.people import Person


def _unit(conn: Connection, arguments: dict[str, Any]) -> int | None:
    return collective_pledges.unit_owning(conn, arguments) if "collective" in arguments else arguments.get("unit")


def signs(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person heads the unit itself (or, where it has no head, the nearest unit above that has one)."""
    unit_id = _unit(conn, arguments)
    return unit_id is not None and person.official_id in people.heads_over(conn, unit_id, person.on_day)


def speaks_for_union(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person is the trade union's representative of the unit today."""
    unit_id = _unit(conn, arguments)
    return unit_id is not None and union.representative(conn, unit_id, person.on_day) == person.official_id


def confirmers(conn: Connection, pledge: CollectivePledge, person: Person) -> frozenset[int]:
    """Officials above who may confirm a pledge that was signed and agreed to, or give it back."""
    steps = (pledge.last(Change.SIGN), pledge.last(Change.AGREE))
    signers = {step.by for step in steps if step is not None}
    return unit_confirmers(standing.chain(conn, person.on_day), pledge.unit_id, signers)


def may_confirm(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person stands above the unit and has not signed the pledge."""
    pledge = collective_pledges.by_id(conn, arguments["collective"])
    return pledge is not None and person.official_id in confirmers(conn, pledge, person)


def may_return(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the pledge waits for this person's word, which may be to give it back."""
    pledge = collective_pledges.by_id(conn, arguments["collective"])
    if pledge is None:
        return False
    if pledge.state is CollectiveState.UNION:
        return speaks_for_union(conn, person, arguments)
    return person.official_id in confirmers(conn, pledge, person)


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person is a party to the pledge, or may look at the unit anyway."""
    pledge = collective_pledges.by_id(conn, arguments["collective"])
    if pledge is None:
        return False
    seen = in_sight(conn, person, {"unit": pledge.unit_id}) or speaks_for_union(conn, person, arguments)
    return seen or any(step.by == person.official_id for step in pledge.steps)
