"""The register of regulations: what is in force, what ends or is amended, and what rests on it. The office keeps it."""

from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.absence import nearest_day
from rules.dates import format_date
from rules.paging import screen_of
from rules.records import Role
from rules.regulations import Regulation, numbers_in, resting, same_number, unknown
from rules.words import clean
from storage import regulations
from storage.workbooks import TITLES

A_SCREEN, RESTING_SHOWN = 6, 5
KEEPERS = (Role.OFFICE, Role.ADMIN)
_DAYS = ("issued_on", "effective_from", "effective_to")
_LONGEST = {"name": 250, "issuer": 150}


@allow(*KEEPERS)
def list_(turn: Turn, page: int = 0) -> None:
    """The whole register, what changes first."""
    changing = regulations.changing(turn.conn, turn.today)
    first = [lapse.regulation.id for lapse in changing]
    found = sorted(
        regulations.every(turn.conn),
        key=lambda each: (first.index(each.id) if each.id in first else len(first), each.id),
    )
    screen = screen_of(found, page, A_SCREEN)
    choices = [option(each.number, "regulation.show", regulation=each.id) for each in screen.items]
    turns = [*turning(screen, "regulation.list"), press("office", "office.show")]
    missing = len(unknown(regulations.citations(turn.conn), found))
    beside = [press("add", "regulation.add"), *([press("cited", "regulation.cited")] if missing else [])]
    beside.append(press("workbook", "workbook.send", kind=TITLES))
    changes = {each.regulation.id: each for each in changing}
    turn.say("regulation/list", [*choices, *beside, *turns], screen=screen, changes=changes, missing=missing)


@allow(*KEEPERS)
def cited(turn: Turn, page: int = 0) -> None:
    """Numbers that are cited somewhere and are not in the register yet."""
    missing = unknown(regulations.citations(turn.conn), regulations.every(turn.conn))
    screen = screen_of(missing, page, A_SCREEN)
    choices = [option(number, "regulation.add", number=number) for number, _ in screen.items]
    turns = [*turning(screen, "regulation.cited"), press("list", "regulation.list")]
    turn.say("regulation/cited", [*choices, *turns], screen=screen)


@allow(*KEEPERS)
def show(turn: Turn, regulation: int) -> None:
    """One regulation, and what rests on it today."""
    found = _found(turn, regulation)
    if found is not None:
        _say(turn, found)


def _say(turn: Turn, found: Regulation, before: tuple[str, dict[str, Any]] | None = None) -> None:
    changes = [each for each in regulations.changing(turn.conn, turn.today) if each.regulation.id == found.id]
    lapse = changes[0] if changes else None
    named = lapse.resting if lapse else resting(regulations.citations(turn.conn), found, turn.today)
    turn.say(
        "regulation/show",
        _choices(found),
        before=before,
        each=found,
        lapse=lapse,
        named=named[:RESTING_SHOWN],
        total=len(named),
    )


def _choices(found: Regulation) -> list[Choice]:
    names = ["edit", "change", *(["keep"] if found.effective_to or found.amended_from else []), "ask_out"]
    choices = [press(name, f"regulation.{name}", regulation=found.id) for name in names]
    return [*choices, press("list", "regulation.list")]


def _found(turn: Turn, key: int) -> Regulation | None:
    found = regulations.get(turn.conn, key)
    if found is None:
        turn.say("regulation/gone", [press("list", "regulation.list")])
    return found


@allow(*KEEPERS)
def add(turn: Turn, number: str = "") -> None:
    """Ask for a regulation; a number that is cited is known already."""
    known = {"number": Answer(number, number)} if number and number in numbers_in(number) else {}
    start(turn, FORM, {"regulation": None, "cited": number}, known)


@allow(*KEEPERS)
def edit(turn: Turn, regulation: int) -> None:
    """Open the form with what was entered."""
    found = _found(turn, regulation)
    if found is not None:
        start(turn, FORM, {"regulation": found.id}, _answers(found))


def _answers(found: Regulation) -> dict[str, Answer]:
    words = {name: getattr(found, name) for name in ("number", "name", "issuer")}
    found_words = {name: Answer(text or None, text) for name, text in words.items()}
    days = {name: getattr(found, name) for name in _DAYS}
    return found_words | {name: _day_answer(day) if day else Answer(None, "") for name, day in days.items()}


def _day_answer(day: date) -> Answer:
    return Answer(day.isoformat(), format_date(day))


@allow(*KEEPERS)
def keep(turn: Turn, regulation: int) -> None:
    """It stays in force: the days of its end and of its amendment were a mistake."""
    if _found(turn, regulation) is not None:
        whole = {"effective_to": None, "amended_from": None, "successor": ""}
        regulations.change(turn.conn, regulation, whole, by=turn.me.official_id, now=turn.now)
        show(turn, regulation)


@allow(*KEEPERS)
def ask_out(turn: Turn, regulation: int) -> None:
    """Ask before an entry is taken out."""
    found = _found(turn, regulation)
    if found is not None:
        choices = [
            press("out", "regulation.out", regulation=found.id),
            press("no", "regulation.show", regulation=found.id),
        ]
        turn.say("regulation/ask_out", choices, each=found)


@allow(*KEEPERS)
def out(turn: Turn, regulation: int) -> None:
    """Take out what was entered by mistake."""
    if _found(turn, regulation) is not None:
        regulations.take_out(turn.conn, regulation, by=turn.me.official_id, now=turn.now)
        list_(turn)


def _read_number(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = numbers_in(given.text or "")
    typed = clean(given.text or "")[:60]
    return Answer(found[0], found[0]) if len(found) == 1 else Again("regulation/which_number", {"typed": typed})


def read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A day, past or to come; without a year the nearest."""
    day = nearest_day(given.text or "", turn.today)
    return Again("form/which_day", {"typed": (given.text or "")[:60]}) if day is None else _day_answer(day)


def _read_last(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found, first = read_day(turn, filling, given), filling.value("effective_from")
    if isinstance(found, Answer) and first and found.value < first:
        return Again("regulation/before", {"first": date.fromisoformat(first)})
    return found


def _values(filling: Filling) -> dict[str, Any]:
    days = {name: filling.value(name) for name in _DAYS}
    words = {name: filling.value(name) or "" for name in ("number", "name", "issuer")}
    return words | {name: date.fromisoformat(day) if day else None for name, day in days.items()}


def _save(turn: Turn, filling: Filling) -> None:
    key, values = filling.about["regulation"], _values(filling)
    twin = _twin(turn, values, key)
    if twin is not None:
        _say(turn, twin, before=("regulation/there", {}))
        return
    by, now = turn.me.official_id, turn.now
    if key is None:
        key = regulations.add(turn.conn, values, by=by, now=now)
    else:
        regulations.change(turn.conn, key, values, by=by, now=now)
    show(turn, key)


def _twin(turn: Turn, values: dict[str, Any], key: int | None) -> Regulation | None:
    """Another entry of the same number and day."""
    alike = (each for each in regulations.every(turn.conn) if same_number(each.number, values["number"]))
    return next((each for each in alike if each.id != key and each.issued_on == values["issued_on"]), None)


FORM = Form(
    name="regulation",
    access=Access(frozenset(KEEPERS)),
    fields=lambda filling: [
        Field("number", "regulation/ask_number", _read_number),
        Field("name", "regulation/ask_name", answers.text("regulation/which_words", _LONGEST["name"])),
        Field(
            "issuer", "regulation/ask_issuer", answers.text("regulation/which_words", _LONGEST["issuer"]), optional=True
        ),
        Field("issued_on", "regulation/ask_issued", read_day, optional=True),
        Field("effective_from", "regulation/ask_from", read_day, optional=True),
        Field("effective_to", "regulation/ask_to", _read_last, optional=True),
    ],
    review="regulation/review",
    save=_save,
    values=lambda turn, filling: {"each": Regulation(0, **_values(filling))},
)
ACTIONS: dict[str, Handler] = {
    "regulation.list": list_,
    "regulation.cited": cited,
    "regulation.show": show,
    "regulation.add": add,
    "regulation.edit": edit,
    "regulation.keep": keep,
    "regulation.ask_out": ask_out,
    "regulation.out": out,
}
