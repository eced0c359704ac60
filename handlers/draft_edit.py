"""Changing one field of a draft campaign's entry, or adding an entry; the answer itself is saved, the entry shown."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import draft
from handlers.access import Handler, allow
from handlers.draft_fields import ADDED, field, fields_of, values_of
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.phrases import phrase
from handlers.turn import Turn, press
from rules.records import Role
from storage import draft_parts

FORM_NAME = "draft"


@allow(Role.OFFICE, Role.ADMIN)
def edit(turn: Turn, campaign: int, part: str, entry: int, field: str) -> None:
    """Ask for the new value of a field."""
    if draft.found(turn, campaign) is None:
        return
    shown = draft_parts.entry(turn.conn, campaign, part, entry)
    if shown is None or field not in fields_of(shown):
        draft.gone(turn, campaign, part)
        return
    now = phrase(turn, "draft/now", entry=shown, field=field, units=draft.units(turn))
    start(turn, FORM, {"campaign": campaign, "part": part, "entry": entry, "field": field, "now": now})


@allow(Role.OFFICE, Role.ADMIN)
def add(turn: Turn, campaign: int, part: str) -> None:
    """Ask for a new entry."""
    if draft.found(turn, campaign) is not None and part in ADDED:
        start(turn, FORM, {"campaign": campaign, "part": part, "entry": None, "field": None, "now": ""})


def _fields(filling: Filling) -> Sequence[Field]:
    part, name = filling.about["part"], filling.about["field"]
    if name is not None:
        return [field(part, name, filling.about["now"])]
    return [field(part, each) for each in ADDED[part]]


def _save(turn: Turn, filling: Filling) -> None:
    campaign, part, entry = (filling.about[name] for name in ("campaign", "part", "entry"))
    if draft.found(turn, campaign) is None:
        return
    by, values = turn.me.official_id, values_of(filling, part)
    if part == "stages" and _swapped(turn, campaign, entry, values):
        turn.say("draft/days_swapped", [press("list", "draft.part", campaign=campaign, part=part)])
        return
    if part == "undated_limits":
        due_on: date = values["due_on"]
        made = draft_parts.give_day(turn.conn, campaign, entry, due_on, by=by, now=turn.now)
        part, entry = "milestones", made
    elif entry is None:
        if part == "targets":
            values["text"] = values["measure"]
        entry = draft_parts.add(turn.conn, campaign, part, values, by=by, now=turn.now)
    elif not draft_parts.change(turn.conn, campaign, part, entry, values, by=by, now=turn.now):
        entry = None
    _show(turn, campaign, part, entry)


def _swapped(turn: Turn, campaign: int, entry: int | None, values: dict[str, Any]) -> bool:
    """Whether a stage would end before it begins."""
    kept = None if entry is None else draft_parts.entry(turn.conn, campaign, "stages", entry)
    days = {**(kept.values if kept else {}), **values}
    return bool(days["ends_on"] < days["starts_on"])


def _show(turn: Turn, campaign: int, part: str, entry: int | None) -> None:
    shown = None if entry is None else draft_parts.entry(turn.conn, campaign, part, entry)
    if shown is None:
        draft.gone(turn, campaign, part)
    else:
        draft.show_entry(turn, campaign, shown, before="draft/saved")


FORM = Form(
    name=FORM_NAME,
    access=edit.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="",
    save=_save,
)
ACTIONS: dict[str, Handler] = {"draft.edit": edit, "draft.add": add}
