"""“Nhật ký nhắc việc”: every reminder told, left out or withdrawn, with why; by day, by unit, by person, as Excel."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from rules.reminder_ledger import Outcome, Reason
from storage import jobs, people, reminder_ledger
from storage.ledger_lines import Entry

SHOWN_BACK = timedelta(days=30)
KEPT_BACK = timedelta(days=366)
DAYS_SHOWN, UNITS_SHOWN, LINES_SHOWN = 4, 6, 5
FILE = "reminder_ledger"


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, page: int = 0) -> None:
    """The last days on which anything was told or left out, with counts; newest first."""
    counted: dict[date, Counter[Outcome]] = {}
    for line in _entries(turn, turn.today - SHOWN_BACK):
        counted.setdefault(line.on_day, Counter())[line.outcome] += 1
    screen = screen_of(list(counted.items()), page, DAYS_SHOWN)
    choices = [
        option(phrase(turn, "ledger/day_label", day=day), "ledger.day", day=day.isoformat()) for day, _ in screen.items
    ]
    choices += [*turning(screen, "ledger.show"), press("units", "ledger.units"), press("person", "ledger.person")]
    choices += [press("file", "ledger.file"), press("office", "office.show")]
    turn.say("ledger/show", choices, screen=screen, back=SHOWN_BACK.days)


def _entries(turn: Turn, since: date, until: date | None = None, **whose: Any) -> list[Entry]:
    return reminder_ledger.entries(turn.conn, turn.office.zone, since, until or turn.today, **whose)


@allow(Role.OFFICE, Role.ADMIN)
def of_day(turn: Turn, day: str, page: int = 0) -> None:
    """One day, person by person; who owed nothing any more comes last."""
    on_day = date.fromisoformat(day)
    lines = sorted(_entries(turn, on_day, on_day), key=lambda line: line.reason is Reason.DONE)
    _say(turn, "ledger/day", lines, page, "ledger.day", {"day": day}, heading=on_day)


def _say(
    turn: Turn, moment: str, lines: Sequence[Entry], page: int, action: str, about: dict[str, Any], **values: Any
) -> None:
    screen = screen_of(lines, page, LINES_SHOWN)
    counted = Counter(line.outcome for line in lines)
    choices = [*turning(screen, action, **about), press("ledger", "ledger.show"), press("office", "office.show")]
    turn.say(moment, choices, screen=screen, counted=counted, **values)


@allow(Role.OFFICE, Role.ADMIN)
def units(turn: Turn, page: int = 0) -> None:
    """Which unit."""
    screen = screen_of(people.tree(turn.conn), page, UNITS_SHOWN)
    choices = [option(unit.name, "ledger.unit", unit=unit.id) for unit in screen.items]
    turn.say("ledger/units", [*choices, *turning(screen, "ledger.units"), press("ledger", "ledger.show")])


@allow(Role.OFFICE, Role.ADMIN)
def of_unit(turn: Turn, unit: int, page: int = 0) -> None:
    """The last days of one unit with all below it."""
    lines = _entries(turn, turn.today - SHOWN_BACK, unit_ids=people.subtree(turn.conn, unit))
    name = people.unit(turn.conn, unit).name
    _say(turn, "ledger/unit", lines, page, "ledger.unit", {"unit": unit}, heading=name, back=SHOWN_BACK.days)


@allow(Role.OFFICE, Role.ADMIN)
def person(turn: Turn) -> None:
    """Ask who."""
    start(turn, FORM, {})


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_person(turn, given.text or "")


def _picked(turn: Turn, filling: Filling) -> None:
    of_person(turn, filling.value("who"))


@allow(Role.OFFICE, Role.ADMIN)
def of_person(turn: Turn, official: int, page: int = 0) -> None:
    """The last year of one person."""
    name = people.known_name(turn.conn, official)
    if name is None:
        turn.say("form/gone")
        return
    lines = _entries(turn, turn.today - KEPT_BACK, official_id=official)
    _say(turn, "ledger/person", lines, page, "ledger.of_person", {"official": official}, heading=name)


@allow(Role.OFFICE, Role.ADMIN)
def file(turn: Turn) -> None:
    """Have the ledger made as a workbook."""
    if not jobs.waiting(turn.conn, FILE, turn.event.chat):
        jobs.queue(turn.conn, FILE, {}, turn.event.network, turn.event.chat, turn.now)
    turn.say("delivery/making")


@allow(Role.OFFICE, Role.ADMIN)
def file_made(turn: Turn, path: str, name: str, count: int) -> None:
    """The workbook is there."""
    turn.say("ledger/file", [press("ledger", "ledger.show")], attachment=(path, name), count=count)


FORM = Form(
    name="ledger",
    access=person.access,  # type: ignore[attr-defined]
    fields=lambda filling: [Field("who", "ledger/ask_who", _read_who)],
    review="",
    save=_picked,
)
ACTIONS: dict[str, Handler] = {
    "ledger.show": show,
    "ledger.day": of_day,
    "ledger.units": units,
    "ledger.unit": of_unit,
    "ledger.person": person,
    "ledger.of_person": of_person,
    "ledger.file": file,
}
OUTCOMES: dict[str, Handler] = {FILE: file_made}
