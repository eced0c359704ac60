"""The dossier of a proposal: its parts by the rules in force on the day of receipt, which are there, which are missing."""

from handlers.access import Handler, allow
from handlers.commendation_scope import present
from handlers.turn import Turn, option, press
from rules.commendation_norms import NormKind, in_force
from rules.records import Role
from storage import norms, proposals, rounds


@allow(Role.OFFICE)
def show(turn: Turn, proposal: int) -> None:
    """Each part, to be ticked or unticked."""
    found = present(turn, proposal)
    held = rounds.get(turn.conn, found.round_id) if found is not None else None
    if found is None or held is None:
        return
    parts = in_force(norms.every(turn.conn), NormKind.PAPER, found.title_code, held.received_on)
    there = proposals.papers(turn.conn, proposal)
    choices = [
        option(f"{'☑' if part.id in there else '☐'} {part.text}", "dossier.mark", proposal=proposal, norm=part.id)
        for part in parts
    ]
    choices.append(press("proposal", "proposal.show", proposal=proposal))
    turn.say("proposal/dossier", choices, proposal=found, parts=parts, there=there)


@allow(Role.OFFICE)
def mark(turn: Turn, proposal: int, norm: int) -> None:
    """Say that a part is there, or that it is not after all."""
    part = norms.get(turn.conn, norm)
    found = present(turn, proposal)
    if found is not None and part is not None and part.kind is NormKind.PAPER:
        there = norm in proposals.papers(turn.conn, proposal)
        proposals.mark_paper(turn.conn, proposal, norm, not there, by=turn.me.official_id, now=turn.now)
        show(turn, proposal)
    elif found is not None:
        turn.say("form/gone")


ACTIONS: dict[str, Handler] = {"dossier.show": show, "dossier.mark": mark}
