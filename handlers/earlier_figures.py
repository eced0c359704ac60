"""Figures of earlier years from a file: sent, compared, looked through, confirmed, and only then entered; can be undone."""

from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.phrases import phrase
from handlers.table_files import form
from handlers.turn import Choice, Turn, press
from rules.earlier_figures import Plan, plan
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import earlier_figures, people
from storage.roster import APPLIED, DROPPED, READ

KIND, LETTERS = "earlier", 480


@allow(Role.OFFICE)
def begin(turn: Turn) -> None:
    """Ask for the file."""
    start(turn, FORM, {})


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


FORM = form(KIND, begin, "earlier/ask", "earlier/which")
ACTIONS: dict[str, Handler] = {
    "earlier.begin": begin,
    "earlier.preview": preview,
    "earlier.save": save,
    "earlier.undo": undo,
    "earlier.drop": drop,
}
OUTCOMES: dict[str, Any] = {KIND: was_read}
