"""A round's steps, one after the other: public for comments, heard, submitted, approved or returned, closed."""

from collections.abc import Sequence
from typing import Any

from handlers import answers, public_list
from handlers import rounds as screens
from handlers.access import Handler, allow
from handlers.commendation_scope import before, movable, round_of, working
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.round_quotas import quotas
from handlers.turn import Turn, option, press
from rules.commendation import Proposal, Round, Stage, shares
from rules.paging import screen_of
from rules.records import Role
from storage import calendar, people, proposals, rounds, settings

SHORTEST_REASON, LONGEST_REASON, A_SCREEN = 5, 400, 6


@allow(Role.OFFICE)
def publish(turn: Turn, round: int) -> None:
    """What would be public, until when."""
    found = working(turn, round)
    if found is None:
        return
    ready = movable(turn.conn, found, Stage.PUBLISHED)
    choices = [press("publish", "round.published", round=round, count=len(ready))] if ready else []
    values: dict[str, Any] = {"round": found, "count": len(ready), "until": _until(turn)}
    turn.say("round/publish", [*choices, press("round", "round.show", round=round)], **values)


def _until(turn: Turn) -> Any:
    days = settings.number(turn.conn, "commendation_comment_days")
    return calendar.working_calendar(turn.conn).add_working_days(turn.today, days)


@allow(Role.OFFICE)
def published(turn: Turn, round: int, count: int) -> None:
    """Make it public, and write to everybody in the audience; when it is not what was shown, show it anew."""
    found = working(turn, round)
    if found is None:
        return
    ready = movable(turn.conn, found, Stage.PUBLISHED)
    if not ready or len(ready) != count:
        publish(turn, round)
        return
    until = _until(turn)
    proposals.move(turn.conn, ready, Stage.PUBLISHED, by=turn.me.official_id, now=turn.now)
    told: dict[str, Any] = {"by": turn.me.official_id, "now": turn.now, "until": until, "count": count}
    rounds.step(turn.conn, round, rounds.PUBLISHED, **told)
    reached = public_list.tell_everybody(turn, found, until)
    back = [press("round", "round.show", round=round)]
    turn.say("round/published", back, round=found, count=count, until=until, reached=reached)


@allow(Role.OFFICE)
def hear(turn: Turn, round: int) -> None:
    """End the time for comments, once its last day is over; what is held stays where it is."""
    found = working(turn, round)
    if found is None:
        return
    until = rounds.hearing_until(turn.conn, round)
    if until is not None and turn.today <= until:
        turn.say("round/still_public", [press("round", "round.show", round=round)], until=until)
        return
    ready = movable(turn.conn, found, Stage.HEARD)
    if until is None and not ready:
        screens.say(turn, found)
        return
    proposals.move(turn.conn, ready, Stage.HEARD, by=turn.me.official_id, now=turn.now)
    rounds.step(turn.conn, round, rounds.HEARD, by=turn.me.official_id, now=turn.now, count=len(ready))
    screens.say(turn, found)


@allow(Role.OFFICE)
def submit(turn: Turn, round: int) -> None:
    """What would be put before the director."""
    found = working(turn, round)
    if found is None:
        return
    ready = movable(turn.conn, found, Stage.SUBMITTED)
    choices = [press("submit", "round.submitted", round=round, count=len(ready))] if ready else []
    values: dict[str, Any] = {"round": found, "count": len(ready), "shares": shares(ready)}
    values["limits"] = quotas(turn.conn, found, ready, turn.today)
    turn.say("round/submit", [*choices, press("round", "round.show", round=round)], **values)


@allow(Role.OFFICE)
def submitted(turn: Turn, round: int, count: int) -> None:
    """Put it before the director."""
    found = working(turn, round)
    if found is None:
        return
    ready = movable(turn.conn, found, Stage.SUBMITTED)
    if not ready or len(ready) != count:
        submit(turn, round)
        return
    proposals.move(turn.conn, ready, Stage.SUBMITTED, by=turn.me.official_id, now=turn.now)
    rounds.step(turn.conn, round, rounds.SUBMITTED, by=turn.me.official_id, now=turn.now, count=count)
    holders = {official for official, _ in people.holders(turn.conn, Role.DIRECTOR, turn.today)}
    look = [press("look", "round.review", round=round)]
    for official in sorted(holders - {turn.me.official_id}):
        turn.tell(official, "round/asked", look, round=found, count=count, by=turn.me.full_name)
    turn.say("round/submitted", [press("round", "round.show", round=round)], round=found, count=count)


def waiting(turn: Turn, found: Round) -> list[Proposal]:
    """What of a round waits for the director; what is held up meanwhile does not."""
    return movable(turn.conn, found, Stage.APPROVED)


@allow(Role.DIRECTOR)
def review(turn: Turn, round: int, page: int = 0) -> None:
    """What was put before the director, with what can be answered."""
    found = round_of(turn, round)
    if found is None:
        return
    listed = waiting(turn, found)
    screen = screen_of(listed, page, A_SCREEN)
    choices = [option(each.name, "proposal.show", proposal=each.id) for each in screen.items]
    for name, number in (("previous", screen.previous), ("next", screen.next)):
        choices += [] if number is None else [press(name, "round.review", round=round, page=number)]
    if listed:
        choices.append(press("approve", "round.approve", round=round, count=len(listed)))
        choices.append(press("give_back", "round.give_back", round=round))
    back = [press("approvals", "approvals.show"), press("round", "round.show", round=round)]
    limits = quotas(turn.conn, found, listed, turn.today)
    turn.say("round/waiting", [*choices, *back], round=found, screen=screen, shares=shares(listed), limits=limits)


@allow(Role.DIRECTOR)
def approve(turn: Turn, round: int, count: int) -> None:
    """Agree to what was shown; the decision, with its number, comes after."""
    found = round_of(turn, round)
    if found is None:
        return
    listed = waiting(turn, found)
    if not listed or len(listed) != count:
        review(turn, round)
        return
    proposals.move(turn.conn, listed, Stage.APPROVED, by=turn.me.official_id, now=turn.now)
    rounds.step(turn.conn, round, rounds.APPROVED, by=turn.me.official_id, now=turn.now, count=count)
    _answered(turn, found, "round/approved", count=count)
    turn.say("round/thanks", [press("approvals", "approvals.show"), press("menu", "menu.show")], round=found)


def _answered(turn: Turn, found: Round, moment: str, **values: Any) -> None:
    sent = rounds.last(turn.conn, found.id, rounds.SUBMITTED)
    if sent is not None and sent.by != turn.me.official_id:
        turn.tell(sent.by, moment, [press("round", "round.show", round=found.id)], round=found, **values)


@allow(Role.DIRECTOR)
def give_back(turn: Turn, round: int) -> None:
    """Ask for the reason."""
    found = round_of(turn, round)
    if found is not None and waiting(turn, found):
        start(turn, FORM, {"round": round})
    elif found is not None:
        review(turn, round)


def _returned(turn: Turn, filling: Filling) -> None:
    found, reason = round_of(turn, filling.about["round"]), filling.value("reason")
    listed = waiting(turn, found) if found is not None else []
    if found is None or not listed:
        turn.say("form/gone")
        return
    about = {"reason": reason, "by": turn.me.official_id, "now": turn.now}
    proposals.move(turn.conn, listed, before(turn.conn, found.way, Stage.SUBMITTED), change="returned", **about)
    rounds.step(turn.conn, found.id, rounds.RETURNED, count=len(listed), **about)
    _answered(turn, found, "round/returned", reason=reason)
    turn.say("round/thanks", [press("approvals", "approvals.show"), press("menu", "menu.show")], round=found)


@allow(Role.OFFICE)
def close(turn: Turn, round: int) -> None:
    """Nothing more is done with a round, until it is reopened."""
    found = working(turn, round)
    if found is not None:
        rounds.step(turn.conn, round, rounds.CLOSED, by=turn.me.official_id, now=turn.now)
        screens.say(turn, found)


@allow(Role.OFFICE)
def reopen(turn: Turn, round: int) -> None:
    """Go on with a closed round."""
    found = round_of(turn, round)
    if found is not None:
        if rounds.closed(turn.conn, round):
            rounds.step(turn.conn, round, rounds.REOPENED, by=turn.me.official_id, now=turn.now)
        screens.say(turn, found)


def _fields(filling: Filling) -> Sequence[Field]:
    return [Field("reason", "round/ask_reason", answers.reason("round/which_reason"))]


FORM = Form(name="round/return", access=give_back.access, fields=_fields, review="", save=_returned)  # type: ignore[attr-defined]
ACTIONS: dict[str, Handler] = {
    "round.publish": publish,
    "round.published": published,
    "round.hear": hear,
    "round.submit": submit,
    "round.submitted": submitted,
    "round.review": review,
    "round.approve": approve,
    "round.give_back": give_back,
    "round.close": close,
    "round.reopen": reopen,
}
