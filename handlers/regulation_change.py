"""A regulation ends, is replaced or partly amended: entered once, and everything that rests on it is shown."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from handlers import answers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Field, Filling, Form, Given
from handlers.regulations import KEEPERS, read_day, show
from handlers.turn import Turn, press
from rules.regulations import Change
from storage import regulations

_LONGEST = 250


@allow(*KEEPERS)
def change(turn: Turn, regulation: int) -> None:
    """Ask what happens to it."""
    if regulations.get(turn.conn, regulation) is None:
        turn.say("regulation/gone", [press("list", "regulation.list")])
    else:
        start(turn, FORM, {"regulation": regulation})


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("regulation/change/kinds")
    return [(labels[kind.value], kind.value) for kind in Change]


def _press(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _fields(filling: Filling) -> Sequence[Field]:
    amended = filling.value("how") == Change.AMENDED
    about = {"amended": amended}
    return [
        Field("how", "regulation/change/ask_how", _press, options=_kinds),
        Field("day", "regulation/change/ask_day", read_day, values=lambda turn, filling: about),
        Field(
            "successor",
            "regulation/change/ask_successor",
            answers.text("regulation/which_words", _LONGEST),
            optional=not amended,
            values=lambda turn, filling: about,
        ),
    ]


def _values(filling: Filling) -> dict[str, Any]:
    """The day that is asked is the first of the new state; what is stored of an end is the last day of the old one."""
    day, how = date.fromisoformat(filling.value("day")), filling.value("how")
    moved = {"amended_from": day} if how == Change.AMENDED else {"effective_to": day - timedelta(days=1)}
    return moved | {"successor": filling.value("successor") or ""}


def _save(turn: Turn, filling: Filling) -> None:
    key = filling.about["regulation"]
    regulations.change(turn.conn, key, _values(filling), by=turn.me.official_id, now=turn.now)
    show(turn, key)


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    each = regulations.get(turn.conn, filling.about["regulation"])
    day, how = date.fromisoformat(filling.value("day")), filling.value("how")
    return {"each": each, "day": day, "amended": how == Change.AMENDED, "successor": filling.value("successor") or ""}


FORM = Form(
    name="regulation/change",
    access=Access(frozenset(KEEPERS)),
    fields=_fields,
    review="regulation/change/review",
    save=_save,
    values=_review,
)
ACTIONS: dict[str, Handler] = {"regulation.change": change}
