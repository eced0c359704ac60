"""What the office does with one proposal: chosen for the list, sent by the other route, held up or let go on."""

from typing import Any

from handlers.access import Handler, allow
from handlers.commendation_scope import movable, not_own, present, working
from handlers.proposals import BEFORE_DECISION, say
from handlers.turn import Turn
from rules.commendation import Proposal, Route, Stage
from rules.records import Role
from storage import eligibility, proposals
from storage.proposals import Said


@allow(Role.OFFICE, when=not_own)
def select(turn: Turn, proposal: int, revision: int) -> None:
    """Choose a proposal for the list."""
    found = present(turn, proposal)
    if found is None:
        return
    held = working(turn, found.round_id)
    if held is None:
        return
    ready = [p for p in movable(turn.conn, held, Stage.SELECTED) if p.id == proposal and p.revision == revision]
    proposals.move(turn.conn, ready, Stage.SELECTED, by=turn.me.official_id, now=turn.now)
    say(turn, proposal)


@allow(Role.OFFICE, when=not_own)
def route(turn: Turn, proposal: int, revision: int) -> None:
    """Own authority, or the level above: the other one."""
    found = present(turn, proposal)
    if found is None or found.stage not in BEFORE_DECISION:
        turn.say("form/gone")
        return
    other = Route.ABOVE if found.route is Route.OWN else Route.OWN
    if found.revision == revision:
        proposals.change(turn.conn, found, said_of(found, route=other), by=turn.me.official_id, now=turn.now)
    say(turn, proposal)


def said_of(found: Proposal, **changed: Any) -> Said:
    """What a proposal says, with some of it changed."""
    return Said(**{name: getattr(found, name) for name in Said.__slots__} | changed)


@allow(Role.OFFICE, when=not_own)
def hold(turn: Turn, proposal: int, on: bool) -> None:
    """Hold a proposal up, or let it go on; nobody is asked why (Nghị định 152/2025/NĐ-CP, Art. 4.3)."""
    found = present(turn, proposal)
    if found is not None:
        eligibility.flag(turn.conn, found.candidate, on=on, by=turn.me.official_id, now=turn.now)
        say(turn, proposal)


ACTIONS: dict[str, Handler] = {
    "proposal.select": select,
    "proposal.route": route,
    "proposal.hold": hold,
}
