"""“Hồ sơ thi đua” of a person or a unit through the years: section by section, as a workbook, in brief as a paper."""

from typing import Any

from sqlalchemy import Connection

from handlers import merit_scope
from handlers.access import Handler, allow
from handlers.file_links import hand
from handlers.lookup_scope import sees_all
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from reports.personal_file import SECTIONS, lines
from rules.merits import candidate_of
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import audit, jobs, people, personal_file
from storage.people import Person

LOOKING = (*merit_scope.LOOKING, Role.COUNCIL, Role.DIRECTOR)
FILE, ROOM = "personal_file", 600
EXCEL, WORD = "excel", "word"


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the file is the person's own, of somebody below a head, or the person sees the whole department."""
    return sees_all(person) or merit_scope.may_see(conn, person, arguments)


@allow(*LOOKING, when=may_see)
def show(turn: Turn, candidate: str) -> None:
    """How much each section holds, a button each."""
    found = candidate_of(candidate)
    name = merit_scope.name_of(turn, found)
    if name is None:
        turn.say("form/gone")
        return
    held = _sections(turn, candidate)
    choices = [option(SECTIONS[key][0], "file.section", candidate=candidate, section=key) for key in held if held[key]]
    unit = people.unit_of(turn.conn, found.official, turn.today) if found.official is not None else None
    where = people.unit(turn.conn, unit).name if unit is not None else ""
    counts = [(SECTIONS[key][0], len(rows)) for key, rows in held.items()]
    choices += [press(name, "file.queue", candidate=candidate, output=name) for name in (EXCEL, WORD)]
    choices.append(press("menu", "menu.show"))
    turn.say("file/show", choices, name=name, where=where, counts=counts, person=found.official is not None)


def _sections(turn: Turn, candidate: str) -> dict[str, Any]:
    """Ratings only for those who may look at them anyway."""
    rated = merit_scope.may_see(turn.conn, turn.me, {"candidate": candidate})
    return personal_file.sections(turn.conn, candidate_of(candidate), rated=rated)


@allow(*LOOKING, when=may_see)
def section(turn: Turn, candidate: str, section: str, page: int = 0) -> None:
    """One section, row by row."""
    name, held = merit_scope.name_of(turn, candidate_of(candidate)), _sections(turn, candidate)
    if name is None or section not in held:
        turn.say("form/gone")
        return
    screen = screen_of(pack(list(lines(section, held[section], turn.office.zone)), ROOM), page, 1)
    choices = turning(screen, "file.section", candidate=candidate, section=section)
    back = press("back", "file.show", candidate=candidate)
    shown = screen.items[0] if screen.items else []
    turn.say("file/section", [*choices, back], name=name, title=SECTIONS[section][0], lines=shown, screen=screen)


@allow(*LOOKING, when=may_see)
def queue(turn: Turn, candidate: str, output: str = EXCEL) -> None:
    """Have the workbook made, or the paper in brief (``output`` WORD)."""
    if merit_scope.name_of(turn, candidate_of(candidate)) is None:
        turn.say("form/gone")
    elif jobs.waiting(turn.conn, FILE, turn.event.chat):
        turn.say("file/already")
    else:
        rated = merit_scope.may_see(turn.conn, turn.me, {"candidate": candidate})
        about = {"candidate": candidate, "rated": rated, "output": output}
        jobs.queue(turn.conn, FILE, about, turn.event.network, turn.event.chat, turn.now)
        turn.say("file/started")


@allow(*LOOKING, when=may_see)
def done(turn: Turn, candidate: str, rated: bool, path: str, name: str, output: str = EXCEL) -> None:
    """The file is there; the audit keeps who took it."""
    audit.record(turn.conn, turn.me.official_id, "file.taken", f"candidate:{candidate}", "", turn.now)
    about = {"candidate": candidate, "rated": rated, "output": output}
    hand(turn, "file/done", (path, name), (FILE, about), brief=output == WORD)


ACTIONS: dict[str, Handler] = {"file.show": show, "file.section": section, "file.queue": queue}
OUTCOMES: dict[str, Handler] = {FILE: done}
