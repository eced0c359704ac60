"""Who hears of a decision: each person of the own award, who proposed of theirs; of one taken back, those who were told."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from handlers.turn import Turn, press
from rules.commendation import Proposal
from storage import people, proposals
from storage.decisions import Decision

NAMES = 8


def given(turn: Turn, listed: Sequence[Proposal], decision: Decision) -> None:
    """Tell those whom a decision names, then those who proposed others."""
    for each in listed:
        mine = [press("merits", "merit.mine") if each.official_id is not None else press("menu", "menu.show")]
        for official in _named(turn, each):
            turn.tell(official, "decision/told", mine, proposal=each, decision=decision)
    for official, proposed in _proposers(turn, listed).items():
        look = (
            [press("proposal", "proposal.show", proposal=proposed[0].id)]
            if len(proposed) == 1
            else [press("menu", "menu.show")]
        )
        told: dict[str, Any] = {"found": proposed[:NAMES], "count": len(proposed), "decision": decision}
        turn.tell(official, "decision/told_proposer", look, **told)


def taken_back(turn: Turn, named: Iterable[tuple[Proposal, Decimal | None]], decision: Decision) -> None:
    """Tell everybody whom a decision that was entered wrongly had named."""
    for official in sorted({official for each, _ in named for official in _named(turn, each)}):
        turn.tell(official, "decision/taken_back", [press("menu", "menu.show")], decision=decision)


def _named(turn: Turn, found: Proposal) -> list[int]:
    """A person; the heads of a collective."""
    if found.official_id is not None:
        return [found.official_id]
    return people.heads_over(turn.conn, found.unit_id, turn.today)


def _proposers(turn: Turn, listed: Sequence[Proposal]) -> dict[int, list[Proposal]]:
    """Who proposed which, without those who enter the decision or hear of it as its own."""
    found: dict[int, list[Proposal]] = {}
    for each in listed:
        by = proposals.history(turn.conn, each.id)[-1].by
        if by != turn.me.official_id and by not in _named(turn, each):
            found.setdefault(by, []).append(each)
    return found
