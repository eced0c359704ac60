"""Lending a head's rights: to whom of the unit, from when, until when."""

from datetime import date
from typing import Any

from handlers.access import Handler, allow
from handlers.delegations import lends
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.phrases import phrase
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit
from rules.absence import nearest_day
from rules.dates import format_date
from rules.delegation import first_problem, problem
from rules.records import Role
from storage import delegations, people


@allow(Role.HEAD, unit=named_unit, when=lends)
def begin(turn: Turn, unit: int) -> None:
    """Ask to whom, then the days."""
    start(turn, FORM, {"unit": unit})


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = read_person(turn, given.text or "", {filling.about["unit"]})
    if isinstance(found, Again):
        return found
    if found.value == turn.me.official_id:
        return Again("delegation/oneself")
    if people.chat_of(turn.conn, found.value) is None:
        return Again("delegation/not_joined", {"name": found.shown})
    return found


def _today(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(phrase(turn, "absence/today_label", today=turn.today), turn.today.isoformat())]


def _read_first(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    day = nearest_day(given.text or "", turn.today)
    if day is None:
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    wrong = first_problem(day, turn.today)
    return Again("delegation/wrong", {"problem": wrong}) if wrong else Answer(day.isoformat(), format_date(day))


def _read_last(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    first = date.fromisoformat(filling.value("first"))
    day = nearest_day(given.text or "", max(first, turn.today))
    if day is None:
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    wrong = problem(first, day, delegations.coming(turn.conn, turn.today, filling.about["unit"]), turn.today)
    return Again("delegation/wrong", {"problem": wrong}) if wrong else Answer(day.isoformat(), format_date(day))


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    values: dict[str, Any] = {"unit": people.unit(turn.conn, filling.about["unit"]).name}
    if filling.value("who"):
        values["name"] = filling.answers["who"].shown
    for name in ("first", "last"):
        if filling.value(name):
            values[name] = date.fromisoformat(filling.value(name))
    return values


def _save(turn: Turn, filling: Filling) -> None:
    unit, deputy, back = filling.about["unit"], int(filling.value("who")), [press("mine", "delegation.mine")]
    first, last = (date.fromisoformat(filling.value(name)) for name in ("first", "last"))
    wrong = problem(first, last, delegations.coming(turn.conn, turn.today, unit), turn.today)
    if wrong is not None:
        turn.say("delegation/not_kept", back, problem=wrong)
    elif people.unit_of(turn.conn, deputy, turn.today) != unit or deputy == turn.me.official_id:
        turn.say("menu/not_allowed")
    else:
        delegations.lend(turn.conn, unit, turn.me.official_id, deputy, first, last, turn.now)
        values = _values(turn, filling)
        turn.tell(deputy, "delegation/told", head=turn.me.full_name, **values)
        turn.say("delegation/saved", [*back, press("menu", "menu.show")], **values)


FORM = Form(
    name="delegation",
    access=begin.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("who", "delegation/ask_who", _read_who, values=_values),
        Field("first", "delegation/ask_first", _read_first, options=_today, values=_values),
        Field("last", "delegation/ask_last", _read_last, values=_values),
    ],
    review="delegation/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"delegation.begin": begin}
