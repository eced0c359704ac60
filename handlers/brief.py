"""One page for the director: a picture and the same figures in words, each opening to its list."""

from typing import Any

from handlers.access import Handler, allow
from handlers.approvals import decides, waiting_for
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, jobs
from storage import waiting as waiting_now

BRIEF = "brief"
MAY = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
LISTS = ("late", "not_launched", "slow", "put_forward", "proposed")
ROOM = 600


@allow(*MAY)
def begin(turn: Turn, campaign: int | None = None) -> None:
    """Ask which campaign when there are several; have the page made of the period that is spoken of today."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)
    wanted = [each for each in found if campaign in (None, each.id)]
    if not wanted:
        turn.say("compile/nothing", [press("menu", "menu.show")])
    elif len(wanted) > 1:
        turn.say("brief/which", [option(each.title, "brief.begin", campaign=each.id) for each in wanted])
    elif jobs.waiting(turn.conn, BRIEF, turn.event.chat):
        turn.say("brief/already")
    else:
        _queue(turn, wanted[0].id)


def _queue(turn: Turn, campaign: int) -> None:
    waiting = [phrase(turn, "approvals/label", waiting=each) for each in waiting_now.everything(turn.conn)]
    about = {"campaign": campaign, "waiting": waiting}
    jobs.queue(turn.conn, BRIEF, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("brief/started")


@allow(*MAY)
def done(turn: Turn, campaign: int, waiting: list[str], brief: dict[str, Any], picture: list[str]) -> None:
    """The picture, then the figures with a button to each list behind them."""
    path, name = picture
    turn.say("brief/picture", attachment=(path, name))
    choices = [_list(campaign, name, brief["lists"][name]) for name in LISTS if brief["lists"][name]]
    if decides(turn.conn, turn.me, {}) and waiting_for(turn.conn, turn.me):
        choices.append(press("approvals", "approvals.show"))
    again = [press("files", "compile.begin", campaign=campaign), press("menu", "menu.show")]
    turn.say("brief/show", [*choices, *again], brief=brief, waiting=len(waiting))


def _list(campaign: int, name: str, lines: list[str], page: int = 0) -> Choice:
    return press(name, "brief.list", campaign=campaign, listed=name, lines=lines, page=page)


@allow(*MAY)
def list_(turn: Turn, campaign: int, listed: str, lines: list[str], page: int = 0) -> None:
    """One list as it stood when the page was made."""
    screen = screen_of(pack(lines, ROOM), page, 1)
    turned = (("previous", screen.previous), ("next", screen.next))
    choices = [
        press(name, "brief.list", campaign=campaign, listed=listed, lines=lines, page=number)
        for name, number in turned
        if number is not None
    ]
    shown = screen.items[0] if screen.items else []
    again = press("again", "brief.begin", campaign=campaign)
    turn.say("brief/list", [*choices, again], listed=listed, lines=shown, total=len(lines))


ACTIONS: dict[str, Handler] = {"brief.begin": begin, "brief.list": list_}
OUTCOMES: dict[str, Handler] = {BRIEF: done}
