"""Dated steps of a showcase (chosen, described, followed, proven) or a nomination (praised, proposed, levels)."""

from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.activities import RECORDING
from handlers.activity_form import read_past
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.record_texts import read_text
from handlers.turn import Choice, Turn, option, press
from rules.activity_kinds import Options
from rules.nominations import SHOWCASE_STEPS, STEPS, NominationState, Step
from storage import nominations, showcases, steps

LONGEST_TEXT = 200


def unit_of(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit whose nomination or showcase is named, for access."""
    if arguments.get("nomination") is not None:
        return nominations.unit_owning(conn, arguments)
    return showcases.unit_owning(conn, arguments)


def _place(nomination: int | None, showcase: int | None) -> dict[str, int]:
    return {"nomination": nomination} if nomination is not None else {"showcase": showcase or 0}


def _stands(turn: Turn, place: dict[str, Any]) -> bool:
    """Whether a step can be added still; the person is told when not."""
    if "nomination" in place:
        found = nominations.get(turn.conn, place["nomination"])
        stands = found is not None and found.state == NominationState.ACCEPTED
    else:
        stands = showcases.by_id(turn.conn, place["showcase"]) is not None
    if not stands:
        turn.say("step/gone", [press("menu", "menu.show")])
    return stands


def _back(turn: Turn, place: dict[str, Any]) -> Choice:
    if "nomination" in place:
        return press("record", "nomination.show", nomination=place["nomination"])
    kept = showcases.by_id(turn.conn, place["showcase"])
    if kept is None:
        return press("menu", "menu.show")
    about = {"campaign": kept.campaign_id, "unit": kept.showcase.unit_id}
    return press("record", "unit.showcase", **about, showcase=kept.id)


def taken(turn: Turn, place: dict[str, Any]) -> list[Step]:
    """The steps that stand, by day."""
    if "nomination" in place:
        return list(steps.of_nominations(turn.conn, [place["nomination"]]).get(place["nomination"], ()))
    return steps.of_showcase(turn.conn, place["showcase"])


@allow(*RECORDING, unit=unit_of)
def add(turn: Turn, nomination: int | None = None, showcase: int | None = None) -> None:
    """Ask for a step."""
    place = _place(nomination, showcase)
    if _stands(turn, place):
        start(turn, FORM, place)


@allow(*RECORDING, unit=unit_of)
def list_(turn: Turn, nomination: int | None = None, showcase: int | None = None) -> None:
    """The steps taken so far, each to be taken out when it was a mistake."""
    place = _place(nomination, showcase)
    labels = dict((*STEPS, *SHOWCASE_STEPS))
    found = taken(turn, place)
    choices = [option(labels[step.step], "step.ask", step=step.id) for step in found]
    turn.say("step/list", [*choices, _back(turn, place)], steps=found, labels=labels)


@allow(*RECORDING, unit=steps.unit_owning)
def ask(turn: Turn, step: int) -> None:
    """Ask once more before a step is taken out."""
    turn.say("step/ask", [press("yes", "step.withdrawn", step=step), press("menu", "menu.show")])


@allow(*RECORDING, unit=steps.unit_owning)
def withdrawn(turn: Turn, step: int) -> None:
    """Take a step out; its row stays."""
    done = steps.withdraw(turn.conn, step, by=turn.me.official_id, now=turn.now)
    turn.say("step/withdrawn" if done else "step/gone", [press("menu", "menu.show")])


def _options(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    known: Options = STEPS if "nomination" in filling.about else SHOWCASE_STEPS
    return [(label, code) for code, label in known]


def _read_step(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _today(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(turn.office.renderer.labels("activity/days")["today"], turn.today.isoformat())]


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_past(turn, given)


def _read_text(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_TEXT)


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    if "nomination" in filling.about:
        named = nominations.get(turn.conn, filling.about["nomination"])
        name = named.name if named else ""
    else:
        kept = showcases.by_id(turn.conn, filling.about["showcase"])
        name = kept.showcase.name if kept else ""
    return {"name": name}


def _save(turn: Turn, filling: Filling) -> None:
    place = dict(filling.about)
    if not _stands(turn, place):
        return
    ids = {f"{name}_id": number for name, number in place.items()}
    day, text = date.fromisoformat(filling.value("on_day")), filling.value("text") or ""
    steps.add(turn.conn, filling.value("step"), day, text, by=turn.me.official_id, now=turn.now, **ids)
    turn.say("step/saved", [_back(turn, place)], step=filling.answers["step"].shown, **_values(turn, filling))


FORM = Form(
    name="step",
    access=add.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field("step", "step/ask_step", _read_step, options=_options, values=_values),
        Field("on_day", "step/ask_day", _read_day, options=_today),
        Field("text", "step/ask_text", _read_text, optional=True),
    ],
    review="step/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"step.add": add, "step.list": list_, "step.ask": ask, "step.withdrawn": withdrawn}
