"""A proposal left out by the office, or taken back by who made it; always with a reason, and the one who made it is told."""

from collections.abc import Sequence

from handlers import answers
from handlers.access import Handler, allow
from handlers.commendation_scope import not_own, present
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.proposals import BEFORE_DECISION, may_change, say
from handlers.turn import Turn, press
from rules.commendation import Proposal, Stage
from rules.records import Role
from storage import proposals


@allow(Role.OFFICE, when=not_own)
def drop(turn: Turn, proposal: int) -> None:
    """Ask why it is left out."""
    found = present(turn, proposal)
    if found is not None and found.stage in BEFORE_DECISION:
        start(turn, DROPPING, {"proposal": proposal, "to": Stage.DROPPED})
    elif found is not None:
        say(turn, proposal)


@allow(Role.HEAD, Role.OFFICE, unit=proposals.unit_owning, when=may_change)
def withdraw(turn: Turn, proposal: int) -> None:
    """Ask why it is taken back."""
    if present(turn, proposal) is not None:
        start(turn, WITHDRAWING, {"proposal": proposal, "to": Stage.WITHDRAWN})


def _ended(turn: Turn, filling: Filling) -> None:
    found = present(turn, filling.about["proposal"])
    if found is None or found.stage not in BEFORE_DECISION:
        return
    to, reason = Stage(filling.about["to"]), filling.value("reason")
    proposals.move(turn.conn, [found], to, reason=reason, by=turn.me.official_id, now=turn.now)
    if found.stage is not Stage.PROPOSED or found.by != turn.me.official_id:
        _tell_proposer(turn, found, reason)
    say(turn, found.id)


def _tell_proposer(turn: Turn, found: Proposal, reason: str) -> None:
    first = proposals.history(turn.conn, found.id)[-1]
    if first.by != turn.me.official_id:
        look = [press("proposal", "proposal.show", proposal=found.id)]
        turn.tell(first.by, "proposal/ended", look, proposal=found, reason=reason)


def _fields(filling: Filling) -> Sequence[Field]:
    return [Field("reason", "proposal/ask_reason", answers.reason("round/which_reason"))]


DROPPING = Form(name="proposal/drop", access=drop.access, fields=_fields, review="", save=_ended)  # type: ignore[attr-defined]
WITHDRAWING = Form(
    name="proposal/withdraw",
    access=withdraw.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="",
    save=_ended,
)
ACTIONS: dict[str, Handler] = {"proposal.drop": drop, "proposal.withdraw": withdraw}
