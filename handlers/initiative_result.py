"""What became of an initiative: applied, or recognised by a numbered decision; a mistaken mark is taken back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers
from handlers import initiatives as screens
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn
from rules.initiative import InitiativeState
from rules.records import Role
from rules.words import clean
from storage import initiatives

LONGEST_NUMBER = 50
S = InitiativeState


@allow(Role.OFFICE)
def begin(turn: Turn, initiative: int, revision: int) -> None:
    """Ask for the result, unless the initiative has changed since it was looked at."""
    found = initiatives.by_id(turn.conn, initiative)
    if found is None:
        return
    if found.revision != revision:
        screens.show(turn, found, before=("initiative/changed", {}))
    else:
        start(turn, FORM, {"initiative": initiative, "revision": revision})


def _name(turn: Turn, filling: Filling) -> dict[str, Any]:
    found = initiatives.by_id(turn.conn, filling.about["initiative"])
    return {"name": found.name if found is not None else "", "what": filling.value("what")}


def _results(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.render("initiative/result/labels", {}).labels
    found = initiatives.by_id(turn.conn, filling.about["initiative"])
    marked = found is not None and found.state in (S.APPLIED, S.RECOGNISED)
    return [(labels[state], state) for state in (S.APPLIED, S.RECOGNISED, *((S.CONFIRMED,) if marked else ()))]


def _fields(filling: Filling) -> Sequence[Field]:
    what = filling.value("what")
    asked = [Field("what", "initiative/result/ask_what", _read_what, options=_results, values=_name)]
    if what == S.RECOGNISED:
        asked.append(Field("number", "initiative/result/ask_number", _read_number))
    if what in (S.APPLIED, S.RECOGNISED):
        asked.append(
            Field("day", "initiative/result/ask_day", answers.read_past_day("initiative/result/future"), values=_name)
        )
    return asked


def _read_what(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_number(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    text = clean(given.text or "")
    if not any(letter.isdigit() for letter in text) or len(text) > LONGEST_NUMBER:
        return Again("initiative/result/which_number")
    return Answer(text, text)


def _save(turn: Turn, filling: Filling) -> None:
    about, day = filling.about, filling.value("day")
    number = filling.value("number") or ""
    values = {"number": number, "on_day": date.fromisoformat(day) if day else None}
    what = InitiativeState(filling.value("what"))
    screens.decided(turn, about["initiative"], about["revision"], what, told=True, **values)


FORM = Form(
    name="initiative/result",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="initiative/result/review",
    save=_save,
    values=_name,
)

ACTIONS: dict[str, Handler] = {"initiative.result": begin}
