"""Units' side of the office's requests: what is asked of them, answering field by field, answering anew."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from handlers import answers, unit_files
from handlers.access import Access, Handler, allow
from handlers.difficulty_form import LONGEST
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.requests import read_back
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import SEEING, heads, named_unit, turning
from rules.amounts import Unclear, format_amount, read_amount
from rules.paging import screen_of
from rules.records import Role
from rules.requests import FieldKind, Request, RequestState, UnitAnswer, Value, is_late, standing
from storage import files, jobs, people, request_answers, requests

A_SCREEN = 6
SHOWN = 45  # letters of an answer among others
COPY = "request_file"


@allow(*SEEING, unit=named_unit)
def of_unit(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """What is asked of a unit and of all below it, whatever campaign it was reached from."""
    below = people.subtree(turn.conn, unit)
    found = [each for each in requests.of_units(turn.conn, below) if each.state is RequestState.OPEN]
    pairs = [(each, asked) for each in found for asked in each.unit_ids if asked in below]
    screen = screen_of(pairs, page, A_SCREEN)
    lines = [_line(turn, request, asked) for request, asked in screen.items]
    about = {"campaign": campaign, "unit": unit}
    choices = [option(line["label"], "request.open", request=line["id"], unit=line["unit"].id) for line in lines]
    choices += [*turning(screen, "request.of_unit", **about), press("unit", "unit.show", **about)]
    turn.say("request/of_unit", choices, unit=people.unit(turn.conn, unit), lines=lines, screen=screen)


def _line(turn: Turn, request: Request, unit: int) -> dict[str, Any]:
    where, answer = people.unit(turn.conn, unit), request_answers.of_unit(turn.conn, request.id, unit)
    stand = standing(answer, request.due_on, turn.today)
    label = phrase(turn, "request/unit_label", each=request, unit=where)
    return {"id": request.id, "request": request, "unit": where, "stand": stand, "label": label}


@allow(*SEEING, unit=named_unit)
def open_(turn: Turn, request: int, unit: int) -> None:
    """One request as a unit sees it, with what it has answered."""
    found = _asked(turn, request, unit)
    if found is not None:
        _show(turn, found, unit)


def _show(turn: Turn, found: Request, unit: int, before: tuple[str, dict[str, Any]] | None = None) -> None:
    answer = request_answers.of_unit(turn.conn, found.id, unit)
    about = {"request": found.id, "unit": unit}
    choices: list[Choice] = []
    if found.state is RequestState.OPEN and heads(turn.conn, turn.me, unit):
        choices.append(press("again" if answer else "answer", "request.answer", **about))
    lines = read_back(answer, found)
    choices += [
        option(
            phrase(turn, "request/file_label", label=line["field"].label),
            "request.file",
            **about,
            asked_field=line["field"].id,
        )
        for line in lines
        if line["value"] is not None and line["value"].file_id is not None
    ]
    if len(found.text) > SHOWN or any(line["value"] and len(line["value"].text) > SHOWN for line in lines):
        choices.append(press("read", "request.read", **about))
    if turn.me.has(Role.OFFICE):
        choices.append(press("all", "request.show", request=found.id))
    where, late = people.unit(turn.conn, unit), turn.today > found.due_on
    values: dict[str, Any] = {"found": found, "unit": where, "answer": answer, "lines": lines, "late": late}
    turn.say("request/open", [*choices, press("menu", "menu.show")], before=before, **values)


def _asked(turn: Turn, request: int, unit: int) -> Request | None:
    """The request, when it was sent to this unit; None when the person was told that it was not."""
    found = requests.get(turn.conn, request)
    if found is None or found.sent_at is None or unit not in found.unit_ids:
        turn.say("form/gone")
        return None
    return found


@allow(Role.HEAD, unit=named_unit)
def answer(turn: Turn, request: int, unit: int) -> None:
    """Ask field by field; what was answered before is there to be changed."""
    found = _asked(turn, request, unit)
    if found is None:
        return
    if found.state is not RequestState.OPEN:
        _show(turn, found, unit)
        return
    fields = [[each.id, each.label, each.kind, each.unit] for each in found.fields]
    before = request_answers.of_unit(turn.conn, request, unit)
    start(turn, FORM, {"request": request, "unit": unit, "fields": fields}, _known(turn, found, before))


def _known(turn: Turn, found: Request, before: UnitAnswer | None) -> dict[str, Answer]:
    if before is None:
        return {}
    return {f"f{each.id}": _as_answer(turn, before.value(each.id), each.unit) for each in found.fields}


def _as_answer(turn: Turn, value: Value | None, unit: str) -> Answer:
    if value is None:
        return Answer(None, "")
    if value.file_id is not None:
        return Answer(value.file_id, files.get(turn.conn, value.file_id).name)
    if value.amount is not None:
        return Answer({"amount": str(value.amount), "typed": value.text}, format_amount(value.amount, unit))
    return Answer(value.text, value.text)


def _fields(filling: Filling) -> Sequence[Field]:
    return [
        Field(f"f{key}", "request/answer/ask", _reader(kind, unit), values=_about(label, kind, unit), title=label[:30])
        for key, label, kind, unit in filling.about["fields"]
    ]


def _about(label: str, kind: str, unit: str) -> Callable[[Turn, Filling], Mapping[str, Any]]:
    return lambda turn, filling: {"label": label, "kind": kind, "unit": unit}


def _reader(kind: str, unit: str) -> Callable[[Turn, Filling, Given], Answer | Again]:
    def read_number(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
        typed = given.text or ""
        read = read_amount(typed, unit=unit)
        readings = [each for each in read.readings if isinstance(each, Decimal)] if isinstance(read, Unclear) else []
        if readings:
            offered = [(format_amount(each, unit), {"amount": str(each), "typed": typed[:200]}) for each in readings]
            return Again("request/answer/which_reading", {"typed": typed[:60], "unit": unit}, offered)
        if read is None or isinstance(read, Unclear):
            return Again("request/answer/which_number", {"typed": typed[:60], "unit": unit})
        return Answer({"amount": str(read.value), "typed": typed[:200]}, format_amount(read.value, unit))

    if kind == FieldKind.FILE:
        return unit_files.read_file
    return read_number if kind == FieldKind.NUMBER else answers.text("difficulty/which_text", LONGEST)


def _value(key: int, kind: str, said: Any) -> Value:
    if said is None:
        return Value(key)
    if kind == FieldKind.FILE:
        return Value(key, file_id=said)
    if kind == FieldKind.NUMBER:
        return Value(key, said["typed"], Decimal(said["amount"]))
    return Value(key, said)


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    shown = {name: given.shown for name, given in filling.answers.items()}
    lines = [(label, shown.get(f"f{key}", "")) for key, label, _, _ in filling.about["fields"]]
    found = requests.get(turn.conn, filling.about["request"])
    return {"lines": lines, "found": found, "unit": people.unit(turn.conn, filling.about["unit"])}


def _save(turn: Turn, filling: Filling) -> None:
    unit = filling.about["unit"]
    found = _asked(turn, filling.about["request"], unit)
    if found is None:
        return
    if found.state is not RequestState.OPEN:
        _show(turn, found, unit)
        return
    said = [_value(each.id, each.kind, filling.value(f"f{each.id}")) for each in found.fields]
    late, me = is_late(turn.today, found.due_on), turn.me.official_id
    revision = request_answers.submit(turn.conn, found.id, unit, said, late=late, by=me, now=turn.now)
    _show(turn, found, unit, before=("request/answered", {"late": late, "revision": revision}))
    if found.by != me and revision == 1:
        look = [press("look", "request.open", request=found.id, unit=unit)]
        turn.tell(found.by, "request/came", look, found=found, unit=people.unit(turn.conn, unit), late=late)


@allow(*SEEING, unit=named_unit)
def read(turn: Turn, request: int, unit: int) -> None:
    """The request in full, then every answer that does not fit the screen."""
    found = _asked(turn, request, unit)
    if found is None:
        return
    turn.say("request/whole", label="", text=found.text)
    for line in read_back(request_answers.of_unit(turn.conn, request, unit), found):
        if line["value"] is not None and len(line["value"].text) > SHOWN and line["value"].amount is None:
            turn.say("request/whole", label=line["field"].label, text=line["value"].text)
    _show(turn, found, unit)


@allow(*SEEING, unit=named_unit)
def file(turn: Turn, request: int, unit: int, asked_field: int) -> None:
    """Have a file of a unit's newest answer brought from the store."""
    found = request_answers.of_unit(turn.conn, request, unit)
    value = found.value(asked_field) if found else None
    if value is None or value.file_id is None:
        turn.say("form/gone")
        return
    arguments = {"request": request, "unit": unit, "file": value.file_id}
    jobs.queue(turn.conn, COPY, arguments, turn.event.network, turn.event.chat, turn.now)


@allow(*SEEING, unit=named_unit)
def brought(turn: Turn, request: int, unit: int, file: int, path: str) -> None:
    """Send the file; without a path it was refused or is no longer there."""
    back, name = [press("look", "request.open", request=request, unit=unit)], files.get(turn.conn, file).name
    if path:
        turn.say("request/file", back, attachment=(path, name), name=name)
    else:
        turn.say("request/file_lost", back, name=name)


FORM = Form(
    name="request/answer",
    access=Access(frozenset({Role.HEAD}), unit=named_unit),
    fields=_fields,
    review="request/answer/review",
    save=_save,
    values=_review,
)
ACTIONS: dict[str, Handler] = {
    "request.of_unit": of_unit,
    "request.open": open_,
    "request.answer": answer,
    "request.read": read,
    "request.file": file,
}
OUTCOMES: dict[str, Handler] = {COPY: brought}
