"""“Ai chưa nhận được tin”: people whom no message reaches now, by unit and why; as Excel, to be reached by other means."""

from collections import Counter

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from storage import jobs, people, unreachable

UNITS_SHOWN = 5
FILE = "unreachable"


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, page: int = 0) -> None:
    """How many, by unit and by reason."""
    found = unreachable.everybody(turn.conn, turn.today)
    counted: dict[int, Counter[str]] = {}
    for one in found:
        counted.setdefault(one.official.unit_id, Counter())[one.why] += 1
    rows = [(unit, counted[unit.id]) for unit in people.tree(turn.conn) if unit.id in counted]
    screen = screen_of(rows, page, UNITS_SHOWN)
    file = [press("file", "unreachable.file"), press("invitations", "invitations.begin")] if found else []
    choices = [*turning(screen, "unreachable.show"), *file, press("office", "office.show")]
    turn.say("unreachable/show", choices, screen=screen, total=len(found))


@allow(Role.OFFICE, Role.ADMIN)
def file(turn: Turn) -> None:
    """Have the list made as a workbook."""
    if not jobs.waiting(turn.conn, FILE, turn.event.chat):
        jobs.queue(turn.conn, FILE, {}, turn.event.network, turn.event.chat, turn.now)
    turn.say("delivery/making")


@allow(Role.OFFICE, Role.ADMIN)
def file_made(turn: Turn, path: str, name: str, count: int) -> None:
    """The workbook is there."""
    turn.say("unreachable/file", [press("office", "office.show")], attachment=(path, name), count=count)


ACTIONS: dict[str, Handler] = {"unreachable.show": show, "unreachable.file": file}
OUTCOMES: dict[str, Handler] = {FILE: file_made}
