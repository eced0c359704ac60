"""Proposals for commendation: listed and looked at, with what may be done about each and every step it has taken."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.commendation_scope import (
    LOOKING,
    SEEING,
    not_own,
    path,
    present,
    round_of,
    signed,
    stage_name,
)
from handlers.proposal_form import KINDS
from handlers.round_quotas import over_limit, quotas
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import named_unit, turning
from rules.commendation import OPEN_TO_CHANGE, Proposal, Route, Stage, Way, shares
from rules.commendation_norms import NormKind, bonus, in_force
from rules.merits import text_of
from rules.paging import screen_of
from rules.records import Role
from storage import eligibility, norms, people, proposals, rounds, titles, votes
from storage.people import Person

A_SCREEN, STEPS_SHOWN = 6, 5
# stages in which a proposal may still be left out, up to the decision
BEFORE_DECISION = frozenset(Stage) - {Stage.DECIDED, Stage.NOT_PROPOSED, Stage.DROPPED, Stage.WITHDRAWN}


@allow(*LOOKING)
def list_(turn: Turn, round: int, page: int = 0) -> None:
    """The proposals of a round."""
    found = round_of(turn, round)
    if found is None:
        return
    listed = proposals.of_round(turn.conn, round)
    screen = screen_of(listed, page, A_SCREEN)
    choices = [option(f"{p.name}: {p.title_name}", "proposal.show", proposal=p.id) for p in screen.items]
    choices += [*turning(screen, "proposal.list", round=round), press("round", "round.show", round=round)]
    stages = {p.id: stage_name(turn, p.stage) for p in screen.items}
    live = [p for p in listed if p.live]
    limits = quotas(turn.conn, found, live, turn.today)
    beyond, parts = over_limit(turn.conn, limits, live), shares(listed)
    turn.say(
        "proposal/list", choices, round=found, screen=screen, stages=stages, shares=parts, limits=limits, beyond=beyond
    )


@allow(*SEEING, unit=named_unit)
def of_unit(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """What a unit and all below it has proposed, and where more can be proposed."""
    inside = people.subtree(turn.conn, unit)
    held = {each.id: each for way in Way for each in rounds.every(turn.conn, way, campaign)}
    listed = [p for p in proposals.of_units(turn.conn, inside) if p.round_id in held]
    screen = screen_of(listed, page, A_SCREEN)
    about = {"campaign": campaign, "unit": unit}
    choices = [option(f"{p.name}: {p.title_name}", "proposal.show", proposal=p.id) for p in screen.items]
    choices += turning(screen, "proposal.of_unit", **about)
    if turn.me.headed() or turn.me.has(Role.OFFICE):
        choices += [
            option(f"＋ {each.name}", "proposal.begin", **about, round=each.id)
            for each in rounds.every(turn.conn, Way.REGULAR, campaign)
            if not rounds.closed(turn.conn, each.id)
        ]
        choices.append(press("sudden", "proposal.begin", **about, round=0))
    choices += [press("eligible", "eligible.of_unit", **about), press("unit", "unit.show", **about)]
    stages = {p.id: stage_name(turn, p.stage) for p in screen.items}
    turn.say("proposal/of_unit", choices, unit=people.unit(turn.conn, unit), screen=screen, stages=stages)


@allow(*SEEING, unit=proposals.unit_owning)
def show(turn: Turn, proposal: int) -> None:
    """One proposal as it stands."""
    found = present(turn, proposal)
    if found is not None:
        say(turn, found.id)


def say(turn: Turn, proposal_id: int) -> None:
    """Say how a proposal stands: what is asked and there, the vote, the dossier."""
    found, held = present(turn, proposal_id), None
    held = rounds.get(turn.conn, found.round_id) if found is not None else None
    if found is None or held is None:
        return
    known = norms.every(turn.conn)
    papers = in_force(known, NormKind.PAPER, found.title_code, held.received_on)
    there = proposals.papers(turn.conn, found.id)
    answer = eligibility.answer(turn.conn, found.candidate, found.title_code, held.year, held.received_on)
    office = turn.me.has(Role.OFFICE)
    turn.say(
        "proposal/show",
        _choices(turn, found),
        proposal=found,
        round=held,
        kind=turn.office.renderer.labels(KINDS)[found.kind],
        stage=stage_name(turn, found.stage),
        outcome=answer.outcome,
        missing=[paper.text for paper in papers if paper.id not in there],
        papers=len(papers),
        vote=votes.of(turn.conn, [found.id]).get(found.id),
        flagged=office and eligibility.flagged(turn.conn, found.candidate),
        bonus=bonus(known, found.title_code, turn.today),
        by=signed(turn, found.by),
    )


def _choices(turn: Turn, found: Proposal) -> list[Choice]:
    about = {"proposal": found.id}
    choices = [*_following(turn, found), *_office_choices(turn, found)] if turn.me.has(Role.OFFICE) else []
    if may_change(turn.conn, turn.me, about):
        choices += [press("change", "proposal.change", **about), press("withdraw", "proposal.withdraw", **about)]
    title = titles.get(turn.conn, found.title_id)
    held = rounds.get(turn.conn, found.round_id)
    if title is not None and held is not None and not turn.me.has(Role.COUNCIL):
        received = {"year": held.year, "received": held.received_on.isoformat()}
        who = {"candidate": text_of(found.candidate), "sought": title.id}
        choices.append(press("eligibility", "eligibility.show", **who, **received))
    choices.append(press("history", "proposal.history", **about))
    if any(map(turn.me.has, LOOKING)):
        choices.append(press("list", "proposal.list", round=found.round_id))
        return [*choices, press("round", "round.show", round=found.round_id)]
    return [*choices, press("menu", "menu.show")]


def _following(turn: Turn, found: Proposal) -> list[Choice]:
    """The next of the round that nobody has chosen or left out yet, once this one is settled."""
    if found.stage is Stage.PROPOSED:
        return []
    listed = proposals.of_round(turn.conn, found.round_id)
    waiting = next((p for p in listed if p.stage is Stage.PROPOSED), None)
    return [press("following", "proposal.show", proposal=waiting.id)] if waiting else []


def _office_choices(turn: Turn, found: Proposal) -> list[Choice]:
    about, revision = {"proposal": found.id}, found.revision
    if not not_own(turn.conn, turn.me, about):
        return []
    held = rounds.get(turn.conn, found.round_id)
    steps = path(turn.conn, held.way) if held else ()
    flagged = eligibility.flagged(turn.conn, found.candidate)
    votable = Stage.VOTED in steps and found.stage is steps[steps.index(Stage.VOTED) - 1] and not flagged
    moving = found.stage in BEFORE_DECISION
    other = Route.ABOVE if found.route is Route.OWN else Route.OWN
    offered = (
        (found.stage is Stage.PROPOSED and not flagged, press("select", "proposal.select", **about, revision=revision)),
        (votable, press("vote", "vote.begin", **about)),
        (moving, press(f"route_{other}", "proposal.route", **about, revision=revision)),
        (moving, press("dossier", "dossier.show", **about)),
        (moving, press("unhold" if flagged else "hold", "proposal.hold", **about, on=not flagged)),
        (moving, press("drop", "proposal.drop", **about)),
    )
    return [choice for wanted, choice in offered if wanted]


def may_change(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Who proposed it, or the office, as long as it is not public; nobody but the office once it was selected."""
    found = proposals.get(conn, arguments["proposal"])
    if found is None or found.stage not in OPEN_TO_CHANGE:
        return found is None
    mine = found.stage is Stage.PROPOSED and bool(person.headed())
    return mine or person.has(Role.OFFICE)


@allow(*SEEING, unit=proposals.unit_owning)
def history(turn: Turn, proposal: int) -> None:
    """Every step: who, when, why."""
    found = proposals.history(turn.conn, proposal)[:STEPS_SHOWN]
    if not found:
        turn.say("form/gone")
        return
    names = {each.by: signed(turn, each.by) for each in found}
    stages = {each.revision: stage_name(turn, each.stage) for each in found}
    back = [press("proposal", "proposal.show", proposal=proposal)]
    turn.say("proposal/history", back, found=found, names=names, stages=stages)


ACTIONS: dict[str, Handler] = {
    "proposal.list": list_,
    "proposal.of_unit": of_unit,
    "proposal.show": show,
    "proposal.history": history,
}
