"""The questions of a unit's model or project."""

from collections.abc import Mapping
from typing import Any

from handlers import answers, unit_files
from handlers.access import Access
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit, running
from rules.records import Role
from storage import showcases, unsent_reminders
from storage.showcases import KeptShowcase

MODEL, PROJECT = "mo_hinh", "cong_trinh"
LONGEST_NAME = 200
LONGEST_DESCRIPTION = 500


def kind_names(turn: Turn) -> Mapping[str, str]:
    """What the two kinds are called."""
    return turn.office.renderer.render("unit/showcase/kinds", {}).labels


def as_answers(turn: Turn, kept: KeptShowcase) -> dict[str, Answer]:
    """A model or project as a filled form; its file stays unless another one is sent."""
    said = kept.showcase
    return {
        "kind": Answer(said.kind, kind_names(turn)[said.kind]),
        "name": Answer(said.name, said.name),
        "description": Answer(said.description, said.description),
        "file": Answer(None, ""),
    }


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(kind_names(turn)[kind], kind) for kind in (MODEL, PROJECT)]


def _read_kind(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _kind(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"kind": filling.answers["kind"].shown}


def _save(turn: Turn, filling: Filling) -> None:
    campaign, unit, old = filling.about["campaign"], filling.about["unit"], filling.about.get("showcase")
    if running(turn, campaign, unit) is None:
        return
    said = {name: filling.value(name) or "" for name in ("kind", "name", "description")}
    me = turn.me.official_id
    made: int | None
    if old is None:
        made = showcases.add(turn.conn, campaign_id=campaign, unit_id=unit, by=me, now=turn.now, **said)
    else:
        made = showcases.replace(turn.conn, old, by=me, now=turn.now, **said)
    choices = [press("showcases", "unit.showcases", campaign=campaign, unit=unit)]
    if made is None:
        turn.say("unit/showcase_gone", choices)
        return
    unit_files.attach(turn, filling.value("file"), showcase_id=made)
    unsent_reminders.settled_unit(turn.conn, unit, campaign)
    turn.say("unit/showcase/saved", choices, name=said["name"], kind=filling.answers["kind"].shown)


FORM = Form(
    name="unit/showcase",
    access=Access(frozenset({Role.HEAD}), unit=named_unit),
    fields=lambda filling: [
        Field("kind", "unit/showcase/ask_kind", _read_kind, options=_kinds),
        Field("name", "unit/showcase/ask_name", answers.text("unit/showcase/which_text", LONGEST_NAME), values=_kind),
        Field(
            "description",
            "unit/showcase/ask_description",
            answers.text("unit/showcase/which_text", LONGEST_DESCRIPTION),
            optional=True,
        ),
        Field("file", "unit/showcase/ask_file", unit_files.read_file, optional=True),
    ],
    review="unit/showcase/review",
    save=_save,
)
