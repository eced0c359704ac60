"""Figures of earlier years from a file: sent, compared, looked through, confirmed, and only then entered; can be undone."""

from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.roster import MOST_BYTES, is_table
from handlers.turn import Choice, Turn, press
from rules.earlier_figures import Plan, plan
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import earlier_figures, jobs, people
from storage.roster import APPLIED, DROPPED, READ

KIND, LETTERS = "earlier", 480


@allow(Role.OFFICE)
def begin(turn: Turn) -> None:
    """Ask for the file."""
    start(turn, FORM, {})


def _read_file(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    file = given.file
    if file is None or not is_table(file):
        return Again("earlier/which")
    if (file.size or 0) > MOST_BYTES:
        return Again("roster/too_large")
    return Answer({"reference": file.reference, "name": file.name[:100]}, file.name[:100])


def _queue(turn: Turn, filling: Filling) -> None:
    file = filling.value("file")
    if jobs.waiting(turn.conn, KIND, turn.event.chat):
        turn.say("roster/already")
        return
    about = {"reference": file["reference"], "by": turn.me.official_id}
    jobs.queue(turn.conn, KIND, about, turn.event.network, turn.event.chat, turn.now)
    turn.say("roster/started", name=file["name"])


@allow(Role.OFFICE)
def was_read(turn: Turn, earlier_import: int, **_: object) -> None:
    """The file is read: show what it would add."""
    preview(turn, earlier_import)


def _planned(turn: Turn, earlier_import: int) -> Plan | None:
    """The plan as the record stands now; None when the person was told that the file is settled."""
    reading = earlier_figures.waiting(turn.conn, earlier_import)
    if reading is None:
        turn.say("earlier/gone", [_back()])
        return None
    return plan(reading, people.tree(turn.conn), earlier_figures.recorded(turn.conn))


def _back() -> Choice:
    return press("archive", "office.group", group="archive")


@allow(Role.OFFICE)
def preview(turn: Turn, earlier_import: int, page: int = 0, changed: bool = False) -> None:
    """How many figures would be entered or corrected, and every row that is not read."""
    found = _planned(turn, earlier_import)
    if found is None:
        return
    lines = [phrase(turn, "earlier/problem", problem=each) for each in found.problems]
    screen = screen_of(pack(lines, LETTERS) or [[]], page, 1)
    about = {"earlier_import": earlier_import}
    save_ = press("save_good" if found.problems else "save", "earlier.save", **about, rows=len(found.steps))
    places = (("previous", screen.previous), ("next", screen.next))
    turned = [press(name, "earlier.preview", **about, page=at) for name, at in places if at is not None]
    choices = [*([save_] if found.steps else []), *turned, press("drop", "earlier.drop", **about)]
    turn.say("earlier/preview", choices, plan=found, lines=screen.items[0], screen=screen, changed=changed)


@allow(Role.OFFICE)
def save(turn: Turn, earlier_import: int, rows: int) -> None:
    """Enter what was shown; when that is not the same any more, show it anew instead."""
    found = _planned(turn, earlier_import)
    if found is None:
        return
    if len(found.steps) != rows:
        preview(turn, earlier_import, changed=True)
        return
    earlier_figures.finish(turn.conn, earlier_import, READ, APPLIED)
    earlier_figures.carry_out(turn.conn, earlier_import, found, by=turn.me.official_id, now=turn.now)
    undo_ = press("undo", "earlier.undo", earlier_import=earlier_import)
    turn.say("earlier/saved", [undo_, _back()], plan=found)


@allow(Role.OFFICE)
def undo(turn: Turn, earlier_import: int) -> None:
    """Take back what a file entered; a second press finds nothing to do."""
    done = earlier_figures.undo(turn.conn, earlier_import, by=turn.me.official_id, now=turn.now)
    turn.say("earlier/undone" if done else "earlier/gone", [_back()])


@allow(Role.OFFICE)
def drop(turn: Turn, earlier_import: int) -> None:
    """Forget a file that was read."""
    earlier_figures.finish(turn.conn, earlier_import, READ, DROPPED)
    turn.say("earlier/dropped", [_back()])


FORM = Form(
    name=KIND,
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("file", "earlier/ask", _read_file)],
    review="",
    save=_queue,
)
ACTIONS: dict[str, Handler] = {
    "earlier.begin": begin,
    "earlier.preview": preview,
    "earlier.save": save,
    "earlier.undo": undo,
    "earlier.drop": drop,
}
OUTCOMES: dict[str, Any] = {KIND: was_read}
