"""A head's rights lent to a deputy: seen by both and by the office, ended early by any of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.delegation import Delegation
from rules.records import Role
from storage import delegations, people
from storage.people import Person

SEEING = (Role.HEAD, Role.OFFICE, Role.ADMIN)
ACTS_SHOWN = 5
MOST_SHOWN = 12


def lends(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person heads the very unit named: who stands in for a head lends nothing on."""
    return arguments["unit"] in person.own_headed()


def concerned(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the delegation named is the person's, as head or deputy; the office sees all."""
    if person.has(Role.OFFICE) or person.has(Role.ADMIN):
        return True
    found = delegations.get(conn, arguments["delegation"])
    return found is not None and person.official_id in (found.head_id, found.deputy_id)


@allow(Role.HEAD)
def mine(turn: Turn) -> None:
    """What the person has lent or was lent, and lending."""
    found = [each for unit in turn.me.headed() for each in delegations.coming(turn.conn, turn.today, unit)]
    own = [each for each in found if turn.me.official_id in (each.head_id, each.deputy_id)]
    lending = [people.unit(turn.conn, unit) for unit in turn.me.own_headed()]
    begin = [press("lend", "delegation.begin", unit=unit.id) for unit in lending[:1]]
    begin = begin if len(lending) < 2 else [option(unit.name, "delegation.begin", unit=unit.id) for unit in lending]
    _list(turn, own, [*begin, press("menu", "menu.show")], lends=bool(lending))


@allow(Role.OFFICE, Role.ADMIN)
def everywhere(turn: Turn) -> None:
    """All delegations that are not over, for the office."""
    _list(turn, delegations.coming(turn.conn, turn.today), [press("office", "office.show")], lends=False)


def _list(turn: Turn, found: Sequence[Delegation], choices: list[Choice], *, lends: bool) -> None:
    rows = [_named(turn, each) for each in found[:MOST_SHOWN]]
    shown = [_choice(turn, row) for row in rows]
    turn.say("delegation/list", [*shown, *choices], rows=rows, left=max(len(found) - MOST_SHOWN, 0), lends=lends)


def _choice(turn: Turn, row: dict[str, Any]) -> Choice:
    return option(phrase(turn, "delegation/label", **row), "delegation.show", delegation=row["delegation"].id)


def _named(turn: Turn, each: Delegation) -> dict[str, Any]:
    return {
        "delegation": each,
        "unit": people.unit(turn.conn, each.unit_id).name,
        "head": people.name_of(turn.conn, each.head_id),
        "deputy": people.name_of(turn.conn, each.deputy_id),
    }


@allow(*SEEING, unit=delegations.unit_of, when=concerned)
def show(turn: Turn, delegation: int) -> None:
    """One delegation, with what was done under it."""
    found = delegations.get(turn.conn, delegation)
    if found is None:
        turn.say("delegation/gone", [press("menu", "menu.show")])
        return
    acts, count = delegations.acts(turn.conn, delegation, ACTS_SHOWN)
    over = found.over(turn.today)
    choices = [] if over else [press("end", "delegation.end", delegation=delegation)]
    turn.say(
        "delegation/show",
        [*choices, press("menu", "menu.show")],
        over=over,
        acts=acts,
        count=count,
        **_named(turn, found),
    )


@allow(*SEEING, unit=delegations.unit_of, when=concerned)
def end(turn: Turn, delegation: int) -> None:
    """End it now."""
    found = delegations.get(turn.conn, delegation)
    if found is None or not delegations.end(turn.conn, delegation, turn.me.official_id, turn.now):
        turn.say("delegation/gone", [press("menu", "menu.show")])
        return
    named = _named(turn, found)
    for official in {found.head_id, found.deputy_id} - {turn.me.official_id}:
        turn.tell(official, "delegation/told_ended", **named)
    turn.say("delegation/ended", [press("menu", "menu.show")], **named)


ACTIONS: dict[str, Handler] = {
    "delegation.mine": mine,
    "delegation.list": everywhere,
    "delegation.show": show,
    "delegation.end": end,
}
