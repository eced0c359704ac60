"""A person's own data: what is stored, a copy of it, and what the law lets people ask, each with its day."""

from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Choice, Turn, press
from rules.data_rights import OPEN, DataRequest, Kind, State, due_days
from rules.records import Role
from storage import accounts, audit, calendar, data_requests, erasure, jobs, people, restrictions, roster

COPY = "my_data"
LONGEST = 400
RIGHTS = (Kind.CORRECT, Kind.DELETE, Kind.WITHDRAW, Kind.RESTRICT, Kind.OBJECT)


@allow(Role.MEMBER)
def show(turn: Turn) -> None:
    """What is stored, in short, and what can be done about it."""
    me = turn.me
    asked = data_requests.of_official(turn.conn, me.official_id)
    choices = [press("copy", "mydata.copy"), *(press(kind, "mydata.ask", right=kind) for kind in RIGHTS)]
    choices += [press("asked", "mydata.asked")] if asked else []
    values: dict[str, Any] = {"name": me.full_name, "unit": people.unit(turn.conn, me.unit_id)}
    values |= {"linked_at": accounts.linked_at(turn.conn, me.account_id), "waiting": _waiting(asked)}
    values |= {"phone": roster.phone_of(turn.conn, me.official_id)}
    held = restrictions.of_official(turn.conn, me.official_id)
    choices += [press("lift", "mydata.lift")] if held else []
    values |= {"held": held}
    extent = erasure.extent(turn.conn, me.official_id)
    turn.say("mydata/show", [*choices, press("menu", "menu.show")], extent=extent, **values)


@allow(Role.MEMBER)
def lift(turn: Turn) -> None:
    """The person's name may stand where others read again."""
    me = turn.me.official_id
    restrictions.lift(turn.conn, me, by=me, now=turn.now)
    turn.say("mydata/lifted", [press("mine", "mydata.show")])


def _waiting(asked: list[DataRequest]) -> int:
    return sum(each.state in OPEN for each in asked)


@allow(Role.MEMBER)
def copy(turn: Turn) -> None:
    """Have the copy made and sent here; where the network takes no files, the office is asked for it."""
    if not turn.capabilities.files:
        _copy_later(turn)
        return
    if not jobs.waiting(turn.conn, COPY, turn.event.chat):
        arguments = {"official": turn.me.official_id}
        jobs.queue(turn.conn, COPY, arguments, turn.event.network, turn.event.chat, turn.now)
    turn.say("mydata/making")


def _copy_later(turn: Turn) -> None:
    """Ask the office for the copy, unless that has been done."""
    waiting = _waiting_of(turn, Kind.COPY)
    if waiting is not None:
        say(turn, waiting)
    else:
        _receive(turn, Kind.COPY, turn.office.renderer.labels("mydata/rights")["copy"])


def _waiting_of(turn: Turn, kind: str) -> DataRequest | None:
    asked = data_requests.of_official(turn.conn, turn.me.official_id)
    return next((each for each in asked if each.kind == kind and each.state in OPEN), None)


@allow(Role.MEMBER, owner=lambda conn, arguments: arguments.get("official"))
def copied(turn: Turn, official: int, path: str, name: str, left_out: int) -> None:
    """The copy is there."""
    audit.record(turn.conn, official, "data.copied", f"official:{official}", "", turn.now)
    turn.say("mydata/copied", [press("back", "mydata.show")], attachment=(path, name), left_out=left_out)


@allow(Role.MEMBER)
def ask(turn: Turn, right: str) -> None:
    """Ask what exactly is wanted; one request of a kind at a time."""
    waiting = _waiting_of(turn, right)
    if right not in RIGHTS:
        turn.say("form/gone")
    elif waiting is not None:
        say(turn, waiting)
    else:
        start(turn, FORM, {"right": right})


@allow(Role.MEMBER)
def asked(turn: Turn) -> None:
    """What the person has asked so far."""
    found = data_requests.of_official(turn.conn, turn.me.official_id)
    waiting = [each for each in found if each.state in OPEN][:5]
    choices = [press(each.kind, "mydata.open", asked=each.id) for each in waiting]
    turn.say("mydata/asked", [*choices, press("back", "mydata.show")], found=found[:8])


@allow(Role.MEMBER, owner=data_requests.owner)
def open_(turn: Turn, asked: int) -> None:
    """One request as its owner sees it."""
    found = data_requests.by_id(turn.conn, asked)
    if found is not None:
        say(turn, found)


def say(turn: Turn, found: DataRequest, before: tuple[str, dict[str, Any]] | None = None) -> None:
    """Say a request as it stands to its owner."""
    about = {"asked": found.id, "revision": found.revision}
    choices: list[Choice] = [press("withdraw", "mydata.withdraw", **about)] if found.state in OPEN else []
    turn.say("mydata/open", [*choices, press("back", "mydata.show")], before=before, found=found)


@allow(Role.MEMBER, owner=data_requests.owner)
def withdraw(turn: Turn, asked: int, revision: int) -> None:
    """The person no longer wants it."""
    me = turn.me.official_id
    done = data_requests.move(turn.conn, asked, revision, State.WITHDRAWN, "", by=me, now=turn.now)
    found = data_requests.by_id(turn.conn, asked)
    if found is None:
        turn.say("form/gone")
    else:
        say(turn, found, before=None if done else ("mydata/changed", {}))


def _receive(turn: Turn, kind: Kind, text: str) -> None:
    days = due_days(kind, turn.today, calendar.working_calendar(turn.conn))
    made = data_requests.receive(turn.conn, turn.me.official_id, kind, text, days, turn.now)
    found = data_requests.by_id(turn.conn, made)
    assert found is not None  # just stored
    say(turn, found, before=("mydata/received", {}))
    look = [press("look", "data.open", asked=made)]
    for official, _ in people.holders(turn.conn, Role.OFFICE, turn.today):
        if official != turn.me.official_id:
            turn.tell(official, "data/came", look, found=found)


def _save(turn: Turn, filling: Filling) -> None:
    kind = Kind(filling.about["right"])
    if _waiting_of(turn, kind) is not None:
        asked(turn)
    else:
        _receive(turn, kind, filling.value("text"))


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    kind = Kind(filling.about["right"])
    days = due_days(kind, turn.today, calendar.working_calendar(turn.conn))
    return {"right": kind, "days": days, "extent": erasure.extent(turn.conn, turn.me.official_id)}


FORM = Form(
    name="mydata",
    access=Access(frozenset({Role.MEMBER})),
    fields=lambda filling: [
        Field("text", "mydata/ask_text", answers.text("difficulty/which_text", LONGEST), values=_values)
    ],
    review="mydata/review",
    save=_save,
    values=_values,
)
ACTIONS: dict[str, Handler] = {
    "mydata.show": show,
    "mydata.copy": copy,
    "mydata.ask": ask,
    "mydata.asked": asked,
    "mydata.open": open_,
    "mydata.withdraw": withdraw,
    "mydata.lift": lift,
}
OUTCOMES: dict[str, Handler] = {COPY: copied}
