"""“Đơn vị đã phát động”: the day it was held and the plan, changeable until the end of the campaign's year."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers, unit_files
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit, running, view
from rules.dates import format_date
from rules.launching import changeable, is_before_year, is_late
from rules.records import Role
from storage import campaigns, launches, unsent_reminders


@allow(Role.HEAD, unit=named_unit)
def begin(turn: Turn, campaign: int, unit: int, day: str = "") -> None:
    """Ask for the launch, or show what was said already; a ``day`` that is known (ISO, not ahead) is not asked."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    said = launches.of_unit(turn.conn, campaign, unit)
    if said is not None:
        change = [press("change", "unit.launch_change", **seen.about)]
        open_still = changeable(seen.campaign.year, turn.today)
        choices = [*(change if open_still else []), press("unit", "unit.show", **seen.about)]
        turn.say("unit/launched", choices, view=seen, launch=said, open_still=open_still)
    else:
        known = {"held_on": Answer(day, format_date(date.fromisoformat(day)))} if day else {}
        _ask(turn, seen.about | {"year": seen.campaign.year}, known)


@allow(Role.HEAD, unit=named_unit)
def change(turn: Turn, campaign: int, unit: int) -> None:
    """Open the form again with what was said."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    said = launches.of_unit(turn.conn, campaign, unit)
    answers = {}
    if said is not None:
        answers["held_on"] = Answer(said.held_on.isoformat(), format_date(said.held_on))
        answers["plan"] = Answer(None, said.plan_file or "")
        if is_before_year(said.held_on, seen.campaign.year):
            answers[f"sure_{said.held_on}"] = Answer(True, format_date(said.held_on))
    _ask(turn, seen.about | {"year": seen.campaign.year}, answers)


def _ask(turn: Turn, about: dict[str, Any], answers: dict[str, Answer]) -> None:
    if changeable(about["year"], turn.today):
        start(turn, FORM, about, answers)
    else:
        turn.say("unit/launch/closed", [press("menu", "menu.show")], year=about["year"])


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [Field("held_on", "unit/launch/ask_day", answers.read_past_day("unit/launch/future"), options=_today)]
    held_on = _held_on(filling)
    if is_before_year(held_on, filling.about["year"]):
        asked.append(Field(f"sure_{held_on}", "unit/launch/ask_sure", _read_sure, options=_sure, values=_values))
    asked.append(Field("plan", "unit/launch/ask_plan", unit_files.read_file, optional=True))
    return asked


def _held_on(filling: Filling) -> date | None:
    held_on = filling.value("held_on")
    return date.fromisoformat(held_on) if held_on else None


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"held_on": _held_on(filling), "year": filling.about["year"], "late": _late(turn, filling)}


def _today(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    label = turn.office.renderer.render("unit/launch/labels", {"today": turn.today}).labels["today"]
    return [(label, turn.today.isoformat())]


def _sure(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.render("unit/launch/labels", {"today": turn.today}).labels
    return [(labels["sure"], True)]


def _read_sure(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("unit/launch/press_or_back")


def _late(turn: Turn, filling: Filling) -> bool:
    milestone = campaigns.registration_of(turn.conn, filling.about["campaign"], filling.about["unit"])
    return is_late(_held_on(filling), milestone.due_on if milestone else None)


def _save(turn: Turn, filling: Filling) -> None:
    campaign, unit, held_on = filling.about["campaign"], filling.about["unit"], _held_on(filling)
    if running(turn, campaign, unit) is None:
        return
    if held_on is None or not changeable(filling.about["year"], turn.today):
        turn.say("unit/launch/closed", [press("menu", "menu.show")], year=filling.about["year"])
        return
    late, me = _late(turn, filling), turn.me.official_id
    made = launches.submit(
        turn.conn, campaign_id=campaign, unit_id=unit, held_on=held_on, by=me, late=late, now=turn.now
    )
    unit_files.attach(turn, filling.value("plan"), launch_id=made)
    unsent_reminders.settled_unit(turn.conn, unit, campaign)
    choices = [press("unit", "unit.show", campaign=campaign, unit=unit)]
    turn.say("unit/launch/saved", choices, held_on=held_on, late=late, plan=filling.answers["plan"].shown)


FORM = Form(
    name="unit/launch",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="unit/launch/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"unit.launch": begin, "unit.launch_change": change}
