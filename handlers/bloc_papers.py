"""The papers of a bloc's year: the common pledge, the score sheet, the plan; sent in chat, opened again."""

from typing import Any

from handlers import blocs as screens
from handlers import unit_files
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Turn, press
from rules.records import Role
from storage import blocs, files, jobs

COPY = "bloc_paper"


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, bloc: int, year: int, paper_kind: str) -> None:
    """A paper of a year: open it, or send one (another one)."""
    kept = blocs.papers(turn.conn, bloc, year).get(paper_kind)
    about = {"bloc": bloc, "year": year}
    choices = [press("open", "bloc.paper", paper=kept.id)] if kept else []
    choices.append(press("replace" if kept else "send", "bloc.send", **about, paper_kind=paper_kind))
    values: dict[str, Any] = {"bloc": blocs.get(turn.conn, bloc), "year": year, "kind": paper_kind, "paper": kept}
    turn.say("bloc/paper", [*choices, press("bloc", "bloc.show", **about)], **values)


@allow(Role.OFFICE, Role.ADMIN)
def send(turn: Turn, bloc: int, year: int, paper_kind: str) -> None:
    """Ask for the file."""
    start(turn, FORM, {"bloc": bloc, "year": year, "kind": paper_kind})


@allow(Role.OFFICE, Role.ADMIN)
def get(turn: Turn, paper: int) -> None:
    """Have a paper brought from the store."""
    file = blocs.file_of(turn.conn, paper)
    if file is None:
        turn.say("bloc/paper_lost", [press("blocs", "bloc.list")])
    else:
        jobs.queue(turn.conn, COPY, {"file": file}, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE, Role.ADMIN)
def brought(turn: Turn, file: int, path: str) -> None:
    """Send the paper; without a path it is no longer there or not what was stored."""
    name = files.get(turn.conn, file).name
    if path:
        turn.say("bloc/paper_sent", [press("blocs", "bloc.list")], attachment=(path, name), name=name)
    else:
        turn.say("bloc/paper_lost", [press("blocs", "bloc.list")])


def _save(turn: Turn, filling: Filling) -> None:
    bloc, year, kind = (filling.about[name] for name in ("bloc", "year", "kind"))
    blocs.keep_paper(turn.conn, bloc, year, kind, filling.value("file"), by=turn.me.official_id, now=turn.now)
    screens.show(turn, bloc, year)


FORM = Form(
    name="bloc/paper",
    access=Access(frozenset({Role.OFFICE, Role.ADMIN})),
    fields=lambda filling: [
        Field("file", "bloc/ask_paper", unit_files.read_file, values=lambda turn, filling: dict(filling.about))
    ],
    review="",
    save=_save,
)
ACTIONS: dict[str, Handler] = {"bloc.papers": show, "bloc.send": send, "bloc.paper": get}
OUTCOMES: dict[str, Handler] = {COPY: brought}
