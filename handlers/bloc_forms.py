"""The questions about a bloc: its name, who joins it and from which day."""

from datetime import date
from typing import Any

from handlers import answers
from handlers import blocs as screens
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.pick import Picked, Several, pick
from rules.records import Role
from storage import blocs, people

LONGEST = 150
MOST_OFFERED = 8
OFFICE = Access(frozenset({Role.OFFICE, Role.ADMIN}))


@allow(Role.OFFICE, Role.ADMIN)
def add(turn: Turn) -> None:
    """Ask for a new bloc."""
    start(turn, NAME, {"bloc": None})


@allow(Role.OFFICE, Role.ADMIN)
def rename(turn: Turn, bloc: int) -> None:
    """Ask for another name."""
    start(turn, NAME, {"bloc": bloc})


@allow(Role.OFFICE, Role.ADMIN)
def join(turn: Turn, bloc: int) -> None:
    """Ask who joins."""
    start(turn, MEMBER, {"bloc": bloc})


def read_name(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A name that stands on one line of a phone."""
    return answers.line("bloc/which_name", LONGEST)(turn, filling, given)


def _read_member(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A unit of the tree that is meant, else a body outside it by its name."""
    known = [(unit.name, unit.id) for unit in people.tree(turn.conn)]
    meant = pick(given.text or "", [label for label, _ in known])
    if isinstance(meant, Picked):
        return Answer({"unit": known[meant.index][1], "body": ""}, known[meant.index][0])
    if isinstance(meant, Several):
        named = [known[at] for at in meant.indices[:MOST_OFFERED]]
        return Again("bloc/which_of_units", options=[(label, {"unit": unit, "body": ""}) for label, unit in named])
    name = read_name(turn, filling, given)
    if isinstance(name, Again):
        return name
    return Answer({"unit": None, "body": name.value}, name.shown)


def _today(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(phrase(turn, "bloc/today", today=turn.today), turn.today.isoformat())]


def _bloc(turn: Turn, filling: Filling) -> dict[str, Any]:
    bloc = filling.about["bloc"]
    values: dict[str, Any] = {"bloc": None if bloc is None else blocs.get(turn.conn, bloc)}
    member = filling.value("member")
    return values | {"outside": bool(member and member["unit"] is None)}


def _save_name(turn: Turn, filling: Filling) -> None:
    bloc, by = filling.about["bloc"], turn.me.official_id
    if bloc is None:
        bloc = blocs.add(turn.conn, filling.value("name"), turn.today, by=by, now=turn.now)
    else:
        blocs.rename(turn.conn, bloc, filling.value("name"), by=by, now=turn.now)
    screens.show(turn, bloc)


def _save_member(turn: Turn, filling: Filling) -> None:
    bloc, member = filling.about["bloc"], filling.value("member")
    day = date.fromisoformat(filling.value("from_date"))
    who = (bloc, member["unit"], member["body"], day)
    made = blocs.join(turn.conn, *who, by=turn.me.official_id, now=turn.now)
    choices = [press("join", "bloc.join", bloc=bloc), press("bloc", "bloc.show", bloc=bloc)]
    turn.say("bloc/joined" if made else "bloc/belongs", choices, name=filling.answers["member"].shown)


NAME = Form(
    name="bloc/name",
    access=OFFICE,
    fields=lambda filling: [Field("name", "bloc/ask_name", read_name, values=_bloc)],
    review="",
    save=_save_name,
)
MEMBER = Form(
    name="bloc/member",
    access=OFFICE,
    fields=lambda filling: [
        Field("member", "bloc/ask_member", _read_member, values=_bloc),
        Field("from_date", "bloc/ask_day", answers.read_day, options=_today),
    ],
    review="bloc/member/review",
    save=_save_member,
    values=_bloc,
)
ACTIONS: dict[str, Handler] = {"bloc.add": add, "bloc.rename": rename, "bloc.join": join}
