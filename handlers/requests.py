"""The office's requests to units: the list, one with how each unit stands, nudging, a later day, cancelling, the workbook."""

from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from rules.requests import Request, RequestState, Standing, UnitAnswer, standing
from storage import jobs, people, request_answers, requests

A_SCREEN, UNITS_A_SCREEN = 6, 6
EXPORT = "request_export"
OFFICE = frozenset({Role.OFFICE})
MISSING = (Standing.MISSING, Standing.OVERDUE)


@allow(Role.OFFICE)
def list_(turn: Turn, page: int = 0) -> None:
    """All requests, newest first."""
    screen = screen_of(requests.every(turn.conn), page, A_SCREEN)
    choices = [press("add", "request.begin")]
    choices += [
        option(phrase(turn, "request/label", each=each), "request.show", request=each.id) for each in screen.items
    ]
    choices += [*turning(screen, "request.list"), press("office", "office.show")]
    counts = {each.id: len(request_answers.of_request(turn.conn, each.id)) for each in screen.items}
    turn.say("request/list", choices, screen=screen, counts=counts)


@allow(Role.OFFICE)
def show(turn: Turn, request: int) -> None:
    """One request and how the units stand."""
    found = requests.get(turn.conn, request)
    if found is not None:
        say(turn, found)


def say(turn: Turn, found: Request, before: tuple[str, dict[str, Any]] | None = None) -> None:
    """Say a request as it stands, with what can be done about it."""
    stand = standings(turn, found)
    groups = {kind: sum(each is kind for each in stand.values()) for kind in Standing}
    missing = any(groups[kind] for kind in MISSING)
    choices = [*_moves(found, missing=missing), press("list", "request.list"), press("office", "office.show")]
    turn.say("request/show", choices, before=before, found=found, groups=groups)


def standings(turn: Turn, found: Request) -> dict[int, Standing]:
    """How each unit that is asked stands today."""
    answers = request_answers.of_request(turn.conn, found.id)
    return {unit: standing(answers.get(unit), found.due_on, turn.today) for unit in found.unit_ids}


def _moves(found: Request, *, missing: bool) -> list[Choice]:
    open_ = found.state is RequestState.OPEN
    names = ["units"] + (["nudge"] if open_ and missing else []) + (["extend"] if open_ else [])
    names += [] if found.state is RequestState.HELD else ["export"]
    names += [] if found.state is RequestState.CANCELLED else ["cancel"]
    return [press(name, f"request.{name}", request=found.id) for name in names]


@allow(Role.OFFICE)
def units(turn: Turn, request: int, page: int = 0) -> None:
    """Which units have answered, are late or have not; one that has answered can be read."""
    found = requests.get(turn.conn, request)
    if found is None:
        return
    names, stand = {unit.id: unit.name for unit in people.tree(turn.conn)}, standings(turn, found)
    order = sorted(found.unit_ids, key=lambda unit: stand[unit] not in MISSING)
    screen = screen_of(order, page, UNITS_A_SCREEN)
    answered = [unit for unit in screen.items if stand[unit] not in MISSING]
    choices = [option(names[unit], "request.open", request=request, unit=unit) for unit in answered]
    choices += [*turning(screen, "request.units", request=request), press("back", "request.show", request=request)]
    turn.say("request/units", choices, found=found, screen=screen, names=names, stands=stand)


@allow(Role.OFFICE)
def nudge(turn: Turn, request: int) -> None:
    """Write to the heads of the units that have not answered; once a day."""
    found = requests.get(turn.conn, request)
    if found is None or found.state is not RequestState.OPEN:
        turn.say("form/gone")
        return
    if not requests.nudged(turn.conn, request, turn.today, by=turn.me.official_id, now=turn.now):
        say(turn, found, before=("request/nudged_today", {}))
        return
    missing = [unit for unit, each in standings(turn, found).items() if each in MISSING]
    reached = tell_heads(turn, found, missing, "request/nudge")
    say(turn, found, before=("request/nudged", {"units": len(missing), "reached": reached}))


def tell_heads(turn: Turn, found: Request, unit_ids: list[int], moment: str, **values: Any) -> int:
    """Write once to everybody who answers for one or more of these units; returns how many were reached."""
    reached = 0
    for official, theirs in requests.answering(turn.conn, unit_ids, turn.today).items():
        choices = [option(unit.name, "request.open", request=found.id, unit=unit.id) for unit in theirs[:A_SCREEN]]
        if official != turn.me.official_id:
            told = turn.tell(official, moment, choices, found=found, units=theirs, **values)
            reached += told is not None
    return reached


@allow(Role.OFFICE)
def cancel(turn: Turn, request: int) -> None:
    """Ask once more before cancelling."""
    found = requests.get(turn.conn, request)
    if found is not None:
        yes = press("yes", "request.cancelled", request=request)
        turn.say("request/cancel", [yes, press("no", "request.show", request=request)], found=found)


@allow(Role.OFFICE)
def cancelled(turn: Turn, request: int) -> None:
    """Cancel; units that were asked are told, answers stay."""
    found = requests.get(turn.conn, request)
    if found is None:
        turn.say("form/gone")
        return
    done = requests.cancel(turn.conn, request, by=turn.me.official_id, now=turn.now)
    say(turn, requests.get(turn.conn, request) or found)
    if done and found.state is RequestState.OPEN:
        tell_heads(turn, found, list(found.unit_ids), "request/called_off")


@allow(Role.OFFICE)
def export(turn: Turn, request: int) -> None:
    """Have the answers made as a workbook."""
    if requests.get(turn.conn, request) is None:
        turn.say("form/gone")
        return
    if not jobs.waiting(turn.conn, EXPORT, turn.event.chat):
        jobs.queue(turn.conn, EXPORT, {"request": request}, turn.event.network, turn.event.chat, turn.now)
    turn.say("request/making")


@allow(Role.OFFICE)
def exported(turn: Turn, request: int, path: str, name: str, count: int) -> None:
    """The workbook is there."""
    turn.say("request/exported", [press("back", "request.show", request=request)], attachment=(path, name), count=count)


@allow(Role.OFFICE)
def extend(turn: Turn, request: int) -> None:
    """Ask for the later day and the reason."""
    found = requests.get(turn.conn, request)
    if found is not None and found.state is RequestState.OPEN:
        start(turn, FORM, {"request": request, "due_on": found.due_on.isoformat()})
    elif found is not None:
        say(turn, found)


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found, earliest = answers.day(given, turn.today), max(turn.today, date.fromisoformat(filling.about["due_on"]))
    if isinstance(found, date) and found <= earliest:
        return Again("request/extend/later", {"earliest": earliest})
    return answers.dated(found)


def _extended(turn: Turn, filling: Filling) -> None:
    found, was = requests.get(turn.conn, filling.about["request"]), date.fromisoformat(filling.about["due_on"])
    if found is None or found.due_on != was:
        turn.say("form/gone")
        return
    day, me = date.fromisoformat(filling.value("day")), turn.me.official_id
    done = requests.extend(turn.conn, found, day, filling.value("reason"), by=me, now=turn.now)
    later = requests.get(turn.conn, found.id) or found
    say(turn, later)
    if done:
        missing = [unit for unit, each in standings(turn, later).items() if each in MISSING]
        tell_heads(turn, later, missing, "request/put_off", was=was)


def read_back(answer: UnitAnswer | None, found: Request) -> list[dict[str, Any]]:
    """The fields of a request with what a unit said, for templates; ``value`` None where nothing was said."""
    return [{"field": each, "value": answer.value(each.id) if answer else None} for each in found.fields]


FORM = Form(
    name="request/extend",
    access=Access(OFFICE),
    fields=lambda filling: [
        Field("day", "request/extend/ask_day", _read_day),
        Field("reason", "request/extend/ask_reason", answers.reason("unit/return/which_reason")),
    ],
    review="request/extend/review",
    save=_extended,
)
ACTIONS: dict[str, Handler] = {
    "request.list": list_,
    "request.show": show,
    "request.units": units,
    "request.nudge": nudge,
    "request.cancel": cancel,
    "request.cancelled": cancelled,
    "request.export": export,
    "request.extend": extend,
}
OUTCOMES: dict[str, Handler] = {EXPORT: exported}
