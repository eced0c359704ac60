"""The public list: names and titles alone, for everybody in the audience; comments go to the office alone."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.commendation_scope import hearing, office_told, round_of
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, compose, press
from handlers.unit_scope import turning
from rules.commendation import Proposal, Round, Stage
from rules.paging import screen_of
from rules.pick import Picked, pick
from rules.records import Role
from storage import broadcasts, campaigns, eligibility, outbox, proposals, restrictions, rounds
from storage.outbox import Priority

A_SCREEN, COMMENTS, SHORTEST, LONGEST, MOST_OFFERED = 6, 3, 5, 1000, 6
WHOLE = "whole"
REMARK, COMPLAINT = "remark", "complaint"


def public(turn: Turn, round_id: int) -> list[Proposal]:
    """What of a round is on its public list now, without the names of those who asked for that."""
    listed = [p for p in proposals.of_round(turn.conn, round_id) if p.stage is Stage.PUBLISHED]
    return restrictions.unnamed(turn.conn, listed)


def tell_everybody(turn: Turn, found: Round, until: date) -> int:
    """Queue a message to everybody in the audience; returns to how many."""
    told = broadcasts.reached(turn.conn, campaigns.audience_units(turn.conn, found.campaign_id), turn.today)
    step = rounds.last(turn.conn, found.id, rounds.PUBLISHED)
    values = {"round": found, "count": len(public(turn, found.id)), "until": until}
    message = compose(turn.office, "public_list/told", [press("list", "public.show", round=found.id)], values)
    shared = {"kind": "announcement", "priority": Priority.BROADCAST, "created_at": turn.now, **message}
    stamp = step.at.isoformat() if step else ""
    rows = [
        {**shared, "network": to.network, "chat": to.chat, "official_id": to.official_id,
         "unique_key": f"public:{found.id}:{stamp}:{to.official_id}"}
        for to in told
    ]  # fmt: skip
    outbox.put_once(turn.conn, rows)
    return len(rows)


@allow(Role.MEMBER, when=hearing)
def show(turn: Turn, round: int, page: int = 0) -> None:
    """The list as everybody may see it, and how many comments the person has sent."""
    found = round_of(turn, round)
    if found is None:
        return
    screen = screen_of(public(turn, round), page, A_SCREEN)
    mine = sum(each.official_id == turn.me.official_id for each in rounds.comments(turn.conn, round))
    choices = [press("comment", "public.comment", round=round), *turning(screen, "public.show", round=round)]
    values: dict[str, Any] = {"round": found, "screen": screen, "until": rounds.hearing_until(turn.conn, round)}
    turn.say("public_list/show", [*choices, press("menu", "menu.show")], mine=mine, **values)


@allow(Role.MEMBER, when=hearing)
def comment(turn: Turn, round: int) -> None:
    """Ask for a comment."""
    start(turn, FORM, {"round": round})


@allow(Role.OFFICE)
def comments(turn: Turn, round: int, page: int = 0) -> None:
    """What was said of the list, newest first, with who said it; the office alone."""
    found = round_of(turn, round)
    if found is None:
        return
    screen = screen_of(rounds.comments(turn.conn, round), page, COMMENTS)
    named = {p.id: p.name for p in proposals.of_round(turn.conn, round)}
    choices = [*turning(screen, "comment.list", round=round), press("round", "round.show", round=round)]
    turn.say("public_list/comments", choices, round=found, screen=screen, named=named)


def _about(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    whole = (turn.office.renderer.labels("public_list/words")["whole"], WHOLE)
    return [whole, *((f"{p.name}: {p.title_name}", p.id) for p in public(turn, filling.about["round"])[:MOST_OFFERED])]


def _read_about(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    listed = public(turn, filling.about["round"])
    picked = pick(given.text or "", [p.name for p in listed])
    if isinstance(picked, Picked):
        return Answer(listed[picked.index].id, listed[picked.index].name)
    return Again("public_list/nobody", {"typed": (given.text or "")[:60]})


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    words = turn.office.renderer.labels("public_list/words")
    return [(words[name], name) for name in (REMARK, COMPLAINT)]


def _press_one(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("about", "public_list/ask_about", _read_about, options=_about),
        Field("kind", "public_list/ask_kind", _press_one, options=_kinds),
        Field("text", "public_list/ask_text", answers.text("form/needed", LONGEST, answers.at_least(SHORTEST))),
    ]


def _save(turn: Turn, filling: Filling) -> None:
    """Keep the comment and tell the office; a complaint about somebody holds that proposal up."""
    round_id, complaint = filling.about["round"], filling.value("kind") == COMPLAINT
    named = {p.id: p for p in public(turn, round_id)}.get(filling.value("about"))
    about = (round_id, named.id if named else None, turn.me.official_id)
    rounds.comment(turn.conn, *about, filling.value("text"), complaint=complaint, now=turn.now)
    if complaint and named is not None:
        eligibility.flag(turn.conn, named.candidate, on=True, by=None, now=turn.now)
    found = round_of(turn, round_id)
    office_told(
        turn, "public_list/came", [press("comments", "comment.list", round=round_id)], round=found, held=complaint
    )
    turn.say("public_list/thanks", [press("list", "public.show", round=round_id), press("menu", "menu.show")])


FORM = Form(
    name="public_list",
    access=Access(frozenset({Role.MEMBER}), when=hearing),
    fields=_fields,
    review="public_list/review",
    save=_save,
)
ACTIONS: dict[str, Handler] = {"public.show": show, "public.comment": comment, "comment.list": comments}
