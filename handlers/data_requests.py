"""What people ask about their data, as the office sees it: days left, acknowledged, carried out or refused with a reason."""

from collections.abc import Callable
from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.data_rights import OPEN, RESTRICTING, DataRequest, Kind, State, allowed, overdue
from rules.paging import screen_of
from rules.records import Role
from storage import accounts, data_requests, erasure, restrictions

A_SCREEN, LONGEST = 6, 400


@allow(Role.OFFICE)
def list_(turn: Turn, page: int = 0) -> None:
    """Those that wait, the most urgent first, then those that have ended."""
    screen = screen_of(data_requests.every(turn.conn), page, A_SCREEN)
    late = {each.id for each in screen.items if overdue(each, turn.today)}
    choices = [option(phrase(turn, "data/label", each=each), "data.open", asked=each.id) for each in screen.items]
    choices += [*turning(screen, "data.list"), press("office", "office.show")]
    turn.say("data/list", choices, screen=screen, late=late, today=turn.today)


@allow(Role.OFFICE)
def open_(turn: Turn, asked: int) -> None:
    """One request."""
    found = data_requests.by_id(turn.conn, asked)
    if found is not None:
        say(turn, found)


def say(turn: Turn, found: DataRequest, before: tuple[str, dict[str, Any]] | None = None) -> None:
    """Say a request as it stands, with what the office can do about it."""
    own = found.official_id == turn.me.official_id
    names = ["acknowledge"] if allowed(found.state, State.ACKNOWLEDGED) and not own else []
    if found.state in OPEN and not own:
        names += ["erase" if found.kind is Kind.DELETE else "done", "refuse"]
    choices = [press(name, f"data.{name}", asked=found.id, revision=found.revision) for name in names]
    held = in_force(turn, found)
    choices += [press("lift", "data.lift", asked=found.id)] if held and not own else []
    late = overdue(found, turn.today)
    turn.say(
        "data/open",
        [*choices, press("list", "data.list")],
        before=before,
        found=found,
        late=late,
        held=held,
        today=turn.today,
    )


@allow(Role.OFFICE)
def acknowledge(turn: Turn, asked: int, revision: int) -> None:
    """Tell the person that the request was received and by when it will be settled."""
    moved(turn, asked, revision, State.ACKNOWLEDGED, "")


@allow(Role.OFFICE)
def done(turn: Turn, asked: int, revision: int) -> None:
    """Ask what was carried out."""
    _ask(turn, DONE, asked, revision)


@allow(Role.OFFICE)
def refuse(turn: Turn, asked: int, revision: int) -> None:
    """Ask for the reason."""
    _ask(turn, REFUSE, asked, revision)


@allow(Role.OFFICE)
def erase(turn: Turn, asked: int, revision: int) -> None:
    """Show what will go and what stays, and ask once more."""
    found = data_requests.by_id(turn.conn, asked)
    if found is None or found.revision != revision or found.state not in OPEN:
        _changed(turn, found)
        return
    choices = [press("yes", "data.erased", asked=asked, revision=revision), press("no", "data.open", asked=asked)]
    turn.say("data/erase", choices, found=found, extent=erasure.extent(turn.conn, found.official_id))


@allow(Role.OFFICE)
def erased(turn: Turn, asked: int, revision: int) -> None:
    """Erase what the chat keeps; the person is told in the chat that is let go."""
    found, me = data_requests.by_id(turn.conn, asked), turn.me.official_id
    if found is None or found.kind is not Kind.DELETE or found.official_id == me:
        _changed(turn, found)
        return
    text = turn.office.renderer.labels("data/words_of_erasure")["done"]
    if data_requests.move(turn.conn, asked, revision, State.DONE, text, by=me, now=turn.now):
        erasure.erase(turn.conn, found.official_id, by=me, now=turn.now)
        _tell(turn, asked, farewell=True)
        accounts.revoke(turn.conn, found.official_id, turn.now)
        say(turn, data_requests.by_id(turn.conn, asked) or found)
    else:
        _changed(turn, data_requests.by_id(turn.conn, asked))


def moved(turn: Turn, asked: int, revision: int, state: State, text: str) -> None:
    """Take a step from the revision that was looked at, say so, and tell the person; never with one's own request."""
    me, own = turn.me.official_id, data_requests.owner(turn.conn, {"asked": asked})
    ok = own != me and data_requests.move(turn.conn, asked, revision, state, text, by=me, now=turn.now)
    found = data_requests.by_id(turn.conn, asked)
    if found is None or not ok:
        _changed(turn, found)
        return
    if state is State.DONE and found.kind in RESTRICTING:
        restrictions.impose(turn.conn, found.official_id, asked, by=me, now=turn.now)
    say(turn, found)
    _tell(turn, asked)


@allow(Role.OFFICE)
def lift(turn: Turn, asked: int) -> None:
    """The person no longer wants the restriction that was granted, and said so outside the chat."""
    found, me = data_requests.by_id(turn.conn, asked), turn.me.official_id
    if found is None or found.official_id == me or not in_force(turn, found):
        _changed(turn, found)
        return
    restrictions.lift(turn.conn, found.official_id, by=me, now=turn.now)
    say(turn, found)
    turn.tell(found.official_id, "mydata/lifted", [press("mine", "mydata.show")])


def in_force(turn: Turn, found: DataRequest) -> bool:
    """Whether the restriction that was granted for a request holds."""
    held = restrictions.of_official(turn.conn, found.official_id)
    return held is not None and held.request_id == found.id


def _changed(turn: Turn, found: DataRequest | None) -> None:
    if found is None:
        turn.say("form/gone")
    else:
        say(turn, found, before=("mydata/changed", {}))


def _tell(turn: Turn, asked: int, *, farewell: bool = False) -> None:
    found = data_requests.by_id(turn.conn, asked)
    if found is not None:
        look = [] if farewell else [press("look", "mydata.open", asked=asked)]
        turn.tell(found.official_id, "data/notice", look, found=found)


def _ask(turn: Turn, form: Form, asked: int, revision: int) -> None:
    found = data_requests.by_id(turn.conn, asked)
    if found is None or found.revision != revision or found.state not in OPEN:
        _changed(turn, found)
    else:
        start(turn, form, {"asked": asked, "revision": revision})


def _found(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"found": data_requests.by_id(turn.conn, filling.about["asked"])}


def _saving(state: State) -> Callable[[Turn, Filling], None]:
    return lambda turn, filling: moved(
        turn, filling.about["asked"], filling.about["revision"], state, filling.value("text")
    )


def _form(name: str, state: State) -> Form:
    asked = Field("text", f"data/{name}/ask_text", answers.text("difficulty/which_text", LONGEST), values=_found)
    access, review = Access(frozenset({Role.OFFICE})), f"data/{name}/review"
    return Form(f"data/{name}", access, lambda filling: [asked], review=review, save=_saving(state), values=_found)


DONE, REFUSE = _form("done", State.DONE), _form("refuse", State.REFUSED)
ACTIONS: dict[str, Handler] = {
    "data.list": list_,
    "data.open": open_,
    "data.acknowledge": acknowledge,
    "data.done": done,
    "data.lift": lift,
    "data.refuse": refuse,
    "data.erase": erase,
    "data.erased": erased,
}
