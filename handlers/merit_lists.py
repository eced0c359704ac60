"""Lists of awards and ratings of past years: sent, compared, looked through, confirmed, and only then entered."""

from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.phrases import phrase
from handlers.table_files import form
from handlers.turn import Turn, press
from rules.merit_plan import Plan, plan
from rules.pages import pack
from rules.records import Role
from storage import merit_imports

KIND, LETTERS = "merit_list", 480


@allow(Role.OFFICE)
def begin(turn: Turn) -> None:
    """Ask for the file."""
    start(turn, FORM, {})


@allow(Role.OFFICE)
def was_read(turn: Turn, merit_import: int, **_: object) -> None:
    """The file is read: show what it would add, when the one who sent it still may see that."""
    if turn.person is not None and turn.me.has(Role.OFFICE):
        preview(turn, merit_import)


def _planned(turn: Turn, merit_import: int) -> Plan | None:
    """The plan as the record stands now; None when the person was told that the file is settled."""
    reading = merit_imports.waiting(turn.conn, merit_import)
    if reading is None:
        turn.say("merit_list/gone", [press("office", "office.show")])
        return None
    return plan(reading, merit_imports.book(turn.conn, turn.today))


@allow(Role.OFFICE)
def preview(turn: Turn, merit_import: int, page: int = 0, changed: bool = False) -> None:
    """How many awards and ratings would be entered, and every row that is not read."""
    found = _planned(turn, merit_import)
    if found is None:
        return
    pages = pack([phrase(turn, "merit_list/problem", problem=each) for each in found.problems], LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    about = {"merit_import": merit_import}
    choices = [press("save_good" if found.problems else "save", "merit_list.save", **about, rows=len(found.steps))]
    choices = choices if found.steps else []
    choices += [press("previous", "merit_list.preview", **about, page=at - 1)] if at else []
    choices += [press("next", "merit_list.preview", **about, page=at + 1)] if at + 1 < len(pages) else []
    turn.say(
        "merit_list/preview",
        [*choices, press("drop", "merit_list.drop", **about)],
        plan=found,
        lines=pages[at],
        page=at + 1,
        pages=len(pages),
        changed=changed,
    )


@allow(Role.OFFICE)
def save(turn: Turn, merit_import: int, rows: int) -> None:
    """Enter what was shown; when that is not the same any more, show it anew instead."""
    found = _planned(turn, merit_import)
    if found is None:
        return
    if len(found.steps) != rows:
        preview(turn, merit_import, changed=True)
        return
    merit_imports.finish(turn.conn, merit_import, merit_imports.APPLIED)
    merit_imports.carry_out(turn.conn, found, by=turn.me.official_id, now=turn.now)
    turn.say("merit_list/saved", [press("find", "merit.find"), press("office", "office.show")], plan=found)


@allow(Role.OFFICE)
def drop(turn: Turn, merit_import: int) -> None:
    """Forget a file that was read."""
    merit_imports.finish(turn.conn, merit_import, merit_imports.DROPPED)
    turn.say("merit_list/dropped", [press("office", "office.show")])


FORM = form(KIND, begin, "merit_list/ask", "merit_list/which")

ACTIONS: dict[str, Handler] = {
    "merit_list.begin": begin,
    "merit_list.preview": preview,
    "merit_list.save": save,
    "merit_list.drop": drop,
}
OUTCOMES: dict[str, Any] = {KIND: was_read}
