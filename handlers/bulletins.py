"""“Gửi thông báo”: what the office has written to chosen people, what became of it, and “đã nhận”."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.bulletin_words import audience_words, heading
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.bulletins import State
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import audit, bulletin_audience, bulletins, deliveries, people
from storage.bulletins import Bulletin
from storage.deliveries import Delivery

A_SCREEN = 6
LETTERS = 700


@allow(Role.OFFICE, Role.ADMIN)
def list_(turn: Turn, page: int = 0) -> None:
    """What was written, newest first."""
    screen = screen_of(bulletins.every(turn.conn), page, A_SCREEN)
    choices: list[Choice] = [press("new", "bulletin.groups")]
    choices += [option(heading(turn, each), "bulletin.show", bulletin=each.id) for each in screen.items]
    choices += [*turning(screen, "bulletin.list"), press("office", "office.show")]
    turn.say("bulletin/list", choices, screen=screen)


def found(turn: Turn, bulletin: int) -> Bulletin | None:
    """The bulletin; None when the person was told that it is gone."""
    one = bulletins.get(turn.conn, bulletin)
    if one is None or one.state is State.DROPPED:
        turn.say("form/gone")
        return None
    return one


@allow(Role.OFFICE, Role.ADMIN, Role.DIRECTOR)
def show(turn: Turn, bulletin: int) -> None:
    """One bulletin: its words, where it stands, and what can be done."""
    one = found(turn, bulletin)
    if one is None:
        return
    lines = _ledger(turn, one)
    values: dict[str, Any] = {
        "bulletin": one,
        "audience": audience_words(turn, one.audience),
        "totals": deliveries.totals(lines),
    }
    values["by"] = people.name_of(turn.conn, one.created_by)
    values["approver"] = one.approved_by and people.name_of(turn.conn, one.approved_by)
    values["meant"] = len(bulletin_audience.members(turn.conn, one.audience, turn.today)) if not lines else len(lines)
    turn.say("bulletin/show", _choices(turn, one, lines), **values)


def _ledger(turn: Turn, bulletin: Bulletin) -> list[Delivery]:
    staff = {official.id: official for official in people.staff(turn.conn, turn.today)}
    return bulletins.ledger(turn.conn, bulletin.id, staff)


def _choices(turn: Turn, bulletin: Bulletin, lines: Sequence[Delivery]) -> list[Choice]:
    """What can be done in the state it is in; who only approves gets that alone."""
    back = press("bulletins", "bulletin.list")
    if not (turn.me.has(Role.OFFICE) or turn.me.has(Role.ADMIN)):
        names, back = _FOR_APPROVERS.get(bulletin.state, ()), press("menu", "menu.show")
    else:
        names = _OFFERED.get(bulletin.state, ())
    choices = [press(name, f"bulletin.{name}", bulletin=bulletin.id) for name in names]
    if bulletin.state in (State.GOING, State.CANCELLED) and deliveries.resendable(lines):
        choices.append(press("resend", "bulletin.resend", bulletin=bulletin.id))
    if bulletin.state is State.GOING and bulletins.waiting(turn.conn, bulletin.id):
        choices += [press(name, f"bulletin.{name}", bulletin=bulletin.id) for name in ("pause", "stop")]
    return [*choices, back]


_OFFERED: dict[State, tuple[str, ...]] = {
    State.DRAFT: ("send", "edit", "drop"),
    State.AWAITING: ("approve", "cancel"),
    State.HELD: ("cancel",),
    State.GOING: ("unreached",),
    State.PAUSED: ("unreached", "resume", "stop"),
    State.CANCELLED: ("unreached",),
}
_FOR_APPROVERS: dict[State, tuple[str, ...]] = {State.AWAITING: ("approve", "cancel")}


@allow(Role.OFFICE, Role.ADMIN)
def unreached(turn: Turn, bulletin: int, page: int = 0) -> None:
    """By name: who has surely or possibly not got it, and why."""
    one = found(turn, bulletin)
    if one is None:
        return
    names = {unit.id: unit.name for unit in people.tree(turn.conn)}
    missed = deliveries.unreached(_ledger(turn, one))
    lines = [phrase(turn, "delivery/person_line", line=line, unit=names[line.official.unit_id]) for line in missed]
    pages = pack(lines, LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    places = (("previous", at - 1), ("next", at + 1))
    turns = [
        press(name, "bulletin.unreached", bulletin=bulletin, page=to) for name, to in places if 0 <= to < len(pages)
    ]
    choices = [*turns, press("bulletin", "bulletin.show", bulletin=bulletin)]
    turn.say("bulletin/unreached", choices, lines=pages[at], page=at + 1, pages=len(pages), total=len(lines))


@allow(Role.OFFICE, Role.ADMIN)
def pause(turn: Turn, bulletin: int) -> None:
    """What has not left waits."""
    _move(turn, bulletin, [State.GOING], State.PAUSED)


@allow(Role.OFFICE, Role.ADMIN)
def resume(turn: Turn, bulletin: int) -> None:
    """What waits goes on."""
    _move(turn, bulletin, [State.PAUSED], State.GOING)


@allow(Role.OFFICE, Role.ADMIN)
def stop(turn: Turn, bulletin: int) -> None:
    """Ask once more before stopping for good."""
    if found(turn, bulletin) is not None:
        choices = [press("yes", "bulletin.stopped", bulletin=bulletin)]
        turn.say("bulletin/stop", [*choices, press("bulletin", "bulletin.show", bulletin=bulletin)])


@allow(Role.OFFICE, Role.ADMIN)
def stopped(turn: Turn, bulletin: int) -> None:
    """What has not left never will."""
    _move(turn, bulletin, [State.GOING, State.PAUSED], State.CANCELLED)


def _move(turn: Turn, bulletin: int, expected: Sequence[State], state: State) -> None:
    """Move it unless it has moved already, then show where it stands."""
    if bulletins.move(turn.conn, bulletin, expected, state):
        record(turn, f"bulletin.{state}", bulletin)
    show(turn, bulletin)


def record(turn: Turn, action: str, bulletin: int) -> None:
    """Put what was done to a bulletin into the audit."""
    audit.record(turn.conn, turn.me.official_id, action, f"bulletin:{bulletin}", "", turn.now)


@allow(Role.MEMBER)
def seen(turn: Turn, bulletin: int) -> None:
    """“Đã nhận”: recorded once, thanked."""
    if bulletins.seen(turn.conn, bulletin, turn.me.official_id, turn.now):
        turn.say("bulletin/seen", [press("menu", "menu.show")])
    else:
        turn.say("form/gone")


ACTIONS: dict[str, Handler] = {
    "bulletin.list": list_,
    "bulletin.show": show,
    "bulletin.unreached": unreached,
    "bulletin.pause": pause,
    "bulletin.resume": resume,
    "bulletin.stop": stop,
    "bulletin.stopped": stopped,
    "bulletin.seen": seen,
}
