"""Asking units for data: what, by when, of whom, which fields; held for two minutes before it is sent."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from handlers import answers
from handlers import requests as screens
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.dates import Day, format_date, read_date
from rules.pick import Picked, Several, pick
from rules.records import Role
from rules.requests import MOST_FIELDS, Audience, FieldKind, meant
from rules.unit_kinds import KINDS
from rules.words import clean
from storage import calendar, people, requests
from storage.requests import NewField

HOLD = timedelta(minutes=2)
LONGEST, LONGEST_LABEL, LONGEST_UNIT, MOST_PICKED = 400, 80, 30, 30


@allow(Role.OFFICE)
def begin(turn: Turn) -> None:
    """Ask for a new request."""
    start(turn, FORM, {})


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field("text", "request/ask_text", answers.text("difficulty/which_text", LONGEST)),
        *_asked_fields(filling),
        Field("due", "request/ask_due", _read_due, options=_days),
        Field("whom", "request/ask_whom", _press_one, options=_audiences),
        *_narrowed(filling),
    ]


def _asked_fields(filling: Filling) -> list[Field]:
    found: list[Field] = []
    for number in range(1, MOST_FIELDS + 1):
        found.append(Field(f"label{number}", "request/ask_label", _read_label, values=_labels))
        found.append(Field(f"kind{number}", "request/ask_kind", _press_one, options=_kinds, values=_labels))
        if filling.value(f"kind{number}") == FieldKind.NUMBER:
            found.append(Field(f"unit{number}", "request/ask_unit", _read_unit, values=_labels))
        if number < MOST_FIELDS:
            found.append(Field(f"more{number}", "request/ask_more", _press_one, options=_more, values=_labels))
        if filling.value(f"more{number}") is not True:
            break
    return found


def _narrowed(filling: Filling) -> list[Field]:
    whom = filling.value("whom")
    if whom == Audience.KIND:
        return [Field("of_kind", "request/ask_of_kind", _press_one, options=_unit_kinds)]
    if whom == Audience.TREE:
        return [Field("top", "request/ask_top", _read_unit_of_tree)]
    if whom != Audience.SOME:
        return []
    found = [Field("picked1", "request/ask_picked", _read_unit_of_tree, values=_picked_names)]
    for number in range(2, MOST_PICKED + 1):
        if filling.value(f"picked{number - 1}") is None:
            break
        another = Field(
            f"picked{number}", "request/ask_picked", _read_unit_of_tree, values=_picked_names, optional=True
        )
        found.append(another)
    return found


def _labels_of(turn: Turn, moment: str, names: Sequence[str]) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels(moment)
    return [(labels[name], name) for name in names]


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return _labels_of(turn, "request/words_of_kinds", [str(kind) for kind in FieldKind])


def _audiences(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return _labels_of(turn, "request/words_of_audience", [str(each) for each in Audience])


def _unit_kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    here = {unit.kind for unit in people.tree(turn.conn) if unit.parent_id is not None}
    return _labels_of(turn, "request/words_of_unit_kinds", [kind for kind in KINDS if kind in here])


def _more(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("request/words_of_more")
    return [(labels["yes"], True), (labels["no"], False)]


def _press_one(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_one")


def _labels(turn: Turn, filling: Filling) -> dict[str, Any]:
    named = [answer.shown for name, answer in filling.answers.items() if name.startswith("label")]
    return {"named": named, "last": named[-1] if named else ""}


def _picked_names(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"named": [a.shown for name, a in filling.answers.items() if name.startswith("picked") and a.shown]}


def _line(given: Given, most: int, moment: str) -> Answer | Again:
    words = " ".join(clean(given.text or "").split())
    return answers.taken(words, moment, most, lambda said: any(each.isalpha() or each == "%" for each in said))


def _read_label(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return _line(given, LONGEST_LABEL, "request/which_label")


def _read_unit(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return _line(given, LONGEST_UNIT, "request/which_unit")


def _days(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    working = calendar.working_calendar(turn.conn)
    days = [working.add_working_days(turn.today, count) for count in (3, 5, 10)]
    return [(phrase(turn, "request/day", day=day), day.isoformat()) for day in days]


def _read_due(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    """A working day from today on; a day off is asked about, with the working days around it."""
    read = read_date(given.text or "", today=turn.today)
    if not isinstance(read, Day):
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    if read.value < turn.today:
        return Again("form/past_day", {"day": read.value})
    working = calendar.working_calendar(turn.conn)
    if not working.is_working(read.value):
        near = [max(working.previous_working(read.value), turn.today), working.next_working(read.value)]
        options = [(phrase(turn, "request/day", day=day), day.isoformat()) for day in dict.fromkeys(near)]
        return Again("request/day_off", {"day": read.value}, options)
    return Answer(read.value.isoformat(), format_date(read.value))


def _read_unit_of_tree(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    units = people.tree(turn.conn)
    found = pick(given.text or "", [unit.name for unit in units])
    if isinstance(found, Picked):
        return Answer(units[found.index].id, units[found.index].name)
    if isinstance(found, Several):
        named = [units[at] for at in found.indices[:8]]
        return Again("request/which_of_units", options=[(unit.name, unit.id) for unit in named])
    return Again("request/no_unit", {"typed": (given.text or "")[:60]})


def _units(turn: Turn, filling: Filling) -> list[int]:
    picked = {answer.value for name, answer in filling.answers.items() if name.startswith("picked")}
    audience = Audience(filling.value("whom"))
    kind, top = filling.value("of_kind") or "", filling.value("top")
    return meant(people.tree(turn.conn), audience, kind=kind, top=top, picked=picked)


def _columns(filling: Filling) -> list[NewField]:
    found: list[NewField] = []
    for number in range(1, MOST_FIELDS + 1):
        label = filling.value(f"label{number}")
        if label is None:
            break
        kind = FieldKind(filling.value(f"kind{number}"))
        found.append((label, kind, filling.value(f"unit{number}") or ""))
    return found


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    chosen = _units(turn, filling)
    names = {unit.id: unit.name for unit in people.tree(turn.conn)}
    heads = requests.answering(turn.conn, chosen, turn.today)
    headed = {unit.id for units in heads.values() for unit in units}
    due = date.fromisoformat(filling.value("due"))
    nobody = [names[unit] for unit in chosen if unit not in headed]
    values: dict[str, Any] = {"columns": _columns(filling), "units": [names[unit] for unit in chosen], "due": due}
    return values | {"heads": len(heads), "nobody": nobody}


def _save(turn: Turn, filling: Filling) -> None:
    chosen, due = _units(turn, filling), date.fromisoformat(filling.value("due"))
    if not chosen or due < turn.today:
        turn.say("request/nobody_meant" if not chosen else "request/day_gone", [press("list", "request.list")])
        return
    until, by = turn.now + HOLD, turn.me.official_id
    text, columns = filling.value("text"), _columns(filling)
    made = requests.make(turn.conn, text, due, columns, chosen, hold_until=until, by=by, now=turn.now)
    choices = [press("cancel", "request.cancelled", request=made), press("show", "request.show", request=made)]
    turn.say("request/held", choices, units=len(chosen), until=until)


FORM = Form(
    name="request",
    access=Access(screens.OFFICE),
    fields=_fields,
    review="request/review",
    save=_save,
    values=_review,
)
ACTIONS: dict[str, Handler] = {"request.begin": begin}
