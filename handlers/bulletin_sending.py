"""Sending a bulletin: typed confirmation, a second person's for many people, two minutes to cancel, again to failures."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.bulletin_form import reach
from handlers.bulletin_words import audience_words
from handlers.bulletins import found, record, show
from handlers.campaign_preview import APPROVERS
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.office_hours import opens_at
from handlers.phrases import phrase
from handlers.turn import Office, Turn, compose, press
from rules.bulletins import State
from rules.delivery import needs_second_approver
from rules.records import Role
from rules.words import fold
from storage import broadcasts, bulletin_audience, bulletins, deliveries, people, settings
from storage.broadcasts import Reached
from storage.bulletins import Bulletin
from storage.outbox import Priority

HOLD = timedelta(minutes=2)


@allow(Role.OFFICE, Role.ADMIN)
def send(turn: Turn, bulletin: int) -> None:
    """Ask for the typed confirmation."""
    one = found(turn, bulletin)
    if one is not None and one.state is State.DRAFT:
        _ask(turn, one, second=False)
    elif one is not None:
        show(turn, bulletin)


@allow(*APPROVERS)
def approve(turn: Turn, bulletin: int) -> None:
    """The second person's turn to confirm."""
    one = found(turn, bulletin)
    if one is None:
        return
    if one.state is not State.AWAITING:
        show(turn, bulletin)
    elif _own(turn, bulletin):
        turn.say("bulletin/own_request", [press("bulletin", "bulletin.show", bulletin=bulletin)])
    else:
        _ask(turn, one, second=True)


def _ask(turn: Turn, bulletin: Bulletin, *, second: bool) -> None:
    reached = reach(bulletin_audience.members(turn.conn, bulletin.audience, turn.today))["reached"]
    if reached:
        start(turn, FORM, {"bulletin": bulletin.id, "people": reached, "second": second})
    else:
        back = [press("bulletin", "bulletin.show", bulletin=bulletin.id)]
        turn.say("bulletin/nobody", back, audience=audience_words(turn, bulletin.audience))


def _read_words(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """The number of people, or the words; nothing shorter, nothing alike."""
    typed = (given.text or "").strip()
    number = typed.replace(".", "").replace(" ", "")
    if fold(typed) == fold(phrase(turn, "bulletin/words")) or number == str(filling.about["people"]):
        return Answer(typed, typed)
    return Again("bulletin/wrong_words", {"typed": typed[:60]})


def _question(turn: Turn, filling: Filling) -> dict[str, Any]:
    one = bulletins.get(turn.conn, filling.about["bulletin"])
    assert one is not None
    words, opens = phrase(turn, "bulletin/words"), opens_at(turn.conn, turn.office, turn.now)
    about = {"people": filling.about["people"], "words": words, "opens": opens}
    return about | {"audience": audience_words(turn, one.audience)}


def _confirmed(turn: Turn, filling: Filling) -> None:
    bulletin, reached = filling.about["bulletin"], filling.about["people"]
    above = settings.number(turn.conn, "second_approver_above")
    if filling.about["second"] and _own(turn, bulletin):
        show(turn, bulletin)
    elif filling.about["second"]:
        _hold(turn, bulletin, reached, State.AWAITING, approved_by=turn.me.official_id)
    elif needs_second_approver(reached, above):
        _ask_second(turn, bulletin, reached, above)
    else:
        _hold(turn, bulletin, reached, State.DRAFT)


def _own(turn: Turn, bulletin: int) -> bool:
    one = bulletins.get(turn.conn, bulletin)
    return one is not None and one.created_by == turn.me.official_id


def _hold(turn: Turn, bulletin: int, reached: int, expected: State, **values: Any) -> None:
    until = turn.now + HOLD
    if not bulletins.set_state(turn.conn, bulletin, [expected], State.HELD, hold_until=until, **values):
        show(turn, bulletin)
        return
    record(turn, "bulletin.confirmed", bulletin)
    opens = opens_at(turn.conn, turn.office, until)
    choices = [press("cancel", "bulletin.cancel", bulletin=bulletin)]
    turn.say("bulletin/held", choices, people=reached, until=opens or until)


def _ask_second(turn: Turn, bulletin: int, reached: int, above: int) -> None:
    me, look = turn.me.official_id, [press("look", "bulletin.show", bulletin=bulletin)]
    if not bulletins.set_state(turn.conn, bulletin, [State.DRAFT], State.AWAITING, created_by=me):
        show(turn, bulletin)
        return
    record(turn, "bulletin.awaiting", bulletin)
    others = {official for role in APPROVERS for official, _ in people.holders(turn.conn, role, turn.today)} - {me}
    values: dict[str, Any] = {"opener": turn.me.full_name, "people": reached}
    asked = [turn.tell(official, "bulletin/asked", look, **values) for official in sorted(others)]
    choices = [press("cancel", "bulletin.cancel", bulletin=bulletin)]
    turn.say("bulletin/awaiting", choices, above=above, asked=sum(row is not None for row in asked))


@allow(*APPROVERS)
def cancel(turn: Turn, bulletin: int) -> None:
    """Back to a draft before anything was sent."""
    undone = {"hold_until": None, "approved_by": None}
    if bulletins.set_state(turn.conn, bulletin, [State.HELD, State.AWAITING], State.DRAFT, **undone):
        record(turn, "bulletin.taken_back", bulletin)
        turn.say("bulletin/taken_back", [press("bulletin", "bulletin.show", bulletin=bulletin)])
    elif found(turn, bulletin) is not None:
        show(turn, bulletin)


def send_due(conn: Connection, office: Office, now: datetime) -> int:
    """The sweep: bulletins whose time to cancel is over; returns how many people are told. Twice run, nothing more."""
    today, queued = now.astimezone(office.zone).date(), 0
    for bulletin in bulletins.held_until(conn, now):
        if bulletins.set_state(conn, bulletin.id, [State.HELD], State.GOING, sent_on=now):
            meant = {each.id for each in bulletin_audience.members(conn, bulletin.audience, today)}
            queued += _set_out(conn, office, bulletin, meant, now)
    bulletins.hold_stragglers(conn)
    return queued


def _set_out(conn: Connection, office: Office, bulletin: Bulletin, meant: set[int], now: datetime) -> int:
    today = now.astimezone(office.zone).date()
    told = [each for each in broadcasts.reached(conn, None, today) if each.official_id in meant]
    reached = {each.official_id for each in told}
    bulletins.set_out(conn, bulletin.id, _rows(conn, office, bulletin, told, now), meant - reached)
    return len(told)


def _rows(
    conn: Connection, office: Office, bulletin: Bulletin, told: Sequence[Reached], now: datetime
) -> list[dict[str, Any]]:
    choices = [press("received", "bulletin.seen", bulletin=bulletin.id)]
    message = compose(office, "bulletin/told", choices, {"bulletin": bulletin, "office": office.name})
    message |= {"priority": Priority.REMINDER if bulletin.priority else Priority.BROADCAST, "created_at": now}
    message["not_before"] = opens_at(conn, office, now)
    return [message | {"network": each.network, "chat": each.chat, "official_id": each.official_id} for each in told]


@allow(Role.OFFICE, Role.ADMIN)
def resend(turn: Turn, bulletin: int) -> None:
    """Ask once more before sending again to those it did not reach, with their number."""
    one = found(turn, bulletin)
    if one is None:
        return
    again = _again(turn, one)
    back = press("bulletin", "bulletin.show", bulletin=bulletin)
    if again:
        choices = [press("yes", "bulletin.resent", bulletin=bulletin), back]
        turn.say("bulletin/resend", choices, people=len(again))
    else:
        turn.say("bulletin/nothing_to_resend", [back])


@allow(Role.OFFICE, Role.ADMIN)
def resent(turn: Turn, bulletin: int) -> None:
    """A new try for each of those it did not reach; a second press finds nobody left."""
    one = found(turn, bulletin)
    if one is None:
        return
    again = _again(turn, one)
    if again:
        bulletins.set_state(turn.conn, one.id, [State.CANCELLED], State.GOING)
        _set_out(turn.conn, turn.office, one, again, turn.now)
        record(turn, "bulletin.resent", bulletin)
    show(turn, bulletin)


def _again(turn: Turn, bulletin: Bulletin) -> set[int]:
    if bulletin.state not in (State.GOING, State.CANCELLED):
        return set()
    staff = {official.id: official for official in people.staff(turn.conn, turn.today)}
    lines = deliveries.resendable(bulletins.ledger(turn.conn, bulletin.id, staff))
    return {line.official.id for line in lines}


FORM = Form(
    name="bulletin/sending",
    access=approve.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("words", "bulletin/ask_words", _read_words, values=_question)],
    review="",
    save=_confirmed,
)
ACTIONS: dict[str, Handler] = {
    "bulletin.send": send,
    "bulletin.approve": approve,
    "bulletin.cancel": cancel,
    "bulletin.resend": resend,
    "bulletin.resent": resent,
}
