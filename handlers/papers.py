"""Templates of the office's papers: take one out, send an edited one, look at the trial, use it, go back."""

from typing import Any

from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.file_kinds import label
from rules.papers import PAPER_NAMES
from rules.records import Role
from storage import audit, files, jobs, paper_templates
from storage.paper_templates import DROPPED, TAKEN, TRIED

TRIAL, COPY = "paper_trial", "paper_copy"
MOST_SHOWN = 4
A_LIST = 6


@allow(Role.OFFICE, Role.ADMIN)
def everything(turn: Turn) -> None:
    """Which papers there are, and which have a template of the office's own."""
    own = paper_templates.current(turn.conn)
    choices = [option(_label(turn, paper), "paper.show", paper_name=paper) for paper in PAPER_NAMES]
    turn.say("paper/list", [*choices, press("office", "office.show")], own=len(own), all=len(PAPER_NAMES))


def _label(turn: Turn, paper: str) -> str:
    return phrase(turn, "paper/name", paper=paper)


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, paper_name: str) -> None:
    """One paper: whose template it is written by, and what can be done with it."""
    if paper_name not in PAPER_NAMES:
        turn.say("form/gone")
        return
    own = paper_templates.current(turn.conn).get(paper_name)
    names = ["take_out", "preview", "send"]
    names += ["history"] if paper_templates.history(turn.conn, paper_name) else []
    names += ["default"] if own else []
    choices = [press(name, _DOES[name], paper_name=paper_name) for name in names]
    turn.say("paper/show", [*choices, press("list", "paper.list")], paper=paper_name, own=own)


_DOES = {
    "take_out": "paper.take_out",
    "preview": "paper.preview",
    "send": "paper.send",
    "history": "paper.history",
    "default": "paper.ask_default",
}


@allow(Role.OFFICE, Role.ADMIN)
def take_out(turn: Turn, paper_name: str) -> None:
    """Hand out the template in use, to be edited in Word."""
    _have_made(turn, paper_name, shown=False)


@allow(Role.OFFICE, Role.ADMIN)
def preview(turn: Turn, paper_name: str) -> None:
    """Show how a paper looks by the template in use."""
    _have_made(turn, paper_name, shown=True)


def _have_made(turn: Turn, paper: str, *, shown: bool) -> None:
    if paper not in PAPER_NAMES:
        turn.say("form/gone")
        return
    jobs.queue(turn.conn, COPY, {"paper": paper, "shown": shown}, turn.event.network, turn.event.chat, turn.now)


@allow(Role.OFFICE, Role.ADMIN)
def handed_out(turn: Turn, paper: str, path: str, *, shown: bool, **_: object) -> None:
    """The file is there."""
    name = path.rpartition("/")[2]
    choices = [press("back", "paper.show", paper_name=paper)]
    if not shown:
        choices.insert(0, press("send", "paper.send", paper_name=paper))
    turn.say("paper/file", choices, attachment=(path, name), shown=shown, paper=paper)


@allow(Role.OFFICE, Role.ADMIN)
def send(turn: Turn, paper_name: str) -> None:
    """Ask for the edited template."""
    if paper_name not in PAPER_NAMES:
        turn.say("form/gone")
    else:
        start(turn, FORM, {"paper": paper_name})


def _read_file(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    if given.file is None or not given.file.name.lower().endswith(".docx"):
        return Again("paper/which_file")
    name, size = label(given.file.name), given.file.size
    about = {"kind": "docx", "network": turn.event.network, "reference": given.file.reference}
    made = files.declare(
        turn.conn, official_id=turn.me.official_id, name=name, **about, declared_size=size, now=turn.now
    )
    return Answer(made, name)


def _queue(turn: Turn, filling: Filling) -> None:
    about = {"paper": filling.about["paper"], "file": filling.value("file"), "by": turn.me.official_id}
    jobs.queue(turn.conn, TRIAL, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("paper/trying", paper=about["paper"])


@allow(Role.OFFICE, Role.ADMIN)
def tried(turn: Turn, paper: str, template: int, path: str, **_: object) -> None:
    """The trial went well: show it with what breaks the layout, and ask."""
    found = paper_templates.get(turn.conn, template)
    assert found is not None
    turn.say("paper/preview", attachment=(path, path.rpartition("/")[2]), paper=paper)
    choices = [press("use", "paper.use", template=template), press("drop", "paper.drop", template=template)]
    warnings = [sentence for _, sentence in found.warnings]
    rules = list(dict.fromkeys(rule for rule, _ in found.warnings))
    turn.say("paper/tried", choices, paper=paper, warnings=warnings[:MOST_SHOWN], count=len(warnings), rules=rules[:8])


@allow(Role.OFFICE, Role.ADMIN)
def use(turn: Turn, template: int) -> None:
    """Write the paper by this template from now on."""
    _decide(turn, template, TAKEN)


@allow(Role.OFFICE, Role.ADMIN)
def drop(turn: Turn, template: int) -> None:
    """Leave the template that is in use."""
    _decide(turn, template, DROPPED)


def _decide(turn: Turn, template: int, state: str) -> None:
    found = paper_templates.get(turn.conn, template)
    if found is None or found.state != TRIED:
        turn.say("paper/gone", [press("list", "paper.list")])
        return
    paper_templates.decide(turn.conn, template, state, by=turn.me.official_id, now=turn.now)
    audit.record(turn.conn, turn.me.official_id, f"paper.{state}", f"paper_template:{template}", found.paper, turn.now)
    turn.say(
        "paper/decided", [press("back", "paper.show", paper_name=found.paper)], paper=found.paper, taken=state == TAKEN
    )


@allow(Role.OFFICE, Role.ADMIN)
def history(turn: Turn, paper_name: str) -> None:
    """Which templates were in use, since when, by whom."""
    past = paper_templates.history(turn.conn, paper_name)
    turn.say(
        "paper/history",
        [press("back", "paper.show", paper_name=paper_name)],
        paper=paper_name,
        past=past[:A_LIST],
        all=len(past),
    )


@allow(Role.OFFICE, Role.ADMIN)
def ask_default(turn: Turn, paper_name: str) -> None:
    """Ask before going back to the template of the program."""
    choices = [
        press("restore", "paper.default", paper_name=paper_name),
        press("back", "paper.show", paper_name=paper_name),
    ]
    turn.say("paper/ask_default", choices, paper=paper_name)


@allow(Role.OFFICE, Role.ADMIN)
def default(turn: Turn, paper_name: str) -> None:
    """Go back to the template of the program; pressed twice, nothing more."""
    if paper_name in paper_templates.current(turn.conn):
        paper_templates.restore_default(turn.conn, paper_name, by=turn.me.official_id, now=turn.now)
        audit.record(turn.conn, turn.me.official_id, "paper.default", f"paper_name:{paper_name}", "", turn.now)
    show(turn, paper_name)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    return dict(filling.about)


FORM = Form(
    name="paper",
    access=Access(frozenset({Role.OFFICE, Role.ADMIN})),
    fields=lambda filling: [Field("file", "paper/ask_file", _read_file, values=_values)],
    review="",
    save=_queue,
)
ACTIONS: dict[str, Handler] = {
    "paper.list": everything,
    "paper.show": show,
    "paper.take_out": take_out,
    "paper.preview": preview,
    "paper.send": send,
    "paper.use": use,
    "paper.drop": drop,
    "paper.history": history,
    "paper.ask_default": ask_default,
    "paper.default": default,
}
OUTCOMES: dict[str, Handler] = {TRIAL: tried, COPY: handed_out}
