"""The questions about a partner body: its name and who speaks for it."""

from collections.abc import Sequence
from typing import Any

from handlers import partners as screens
from handlers.access import Access, Handler, allow
from handlers.bloc_forms import read_name
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.person_picking import read_person
from handlers.phrases import phrase
from handlers.turn import Turn
from rules.records import Role
from storage import partners

ON_ROSTER, OUTSIDE, NOBODY = "roster", "outside", "nobody"
CONTACTS = (ON_ROSTER, OUTSIDE, NOBODY)


@allow(Role.OFFICE, Role.ADMIN)
def add(turn: Turn) -> None:
    """Ask for a new body."""
    start(turn, FORM, {"partner": None})


@allow(Role.OFFICE, Role.ADMIN)
def change(turn: Turn, partner: int) -> None:
    """Open the form again with what is kept."""
    kept = partners.get(turn.conn, partner)
    which = ON_ROSTER if kept.official_id else OUTSIDE if kept.contact else NOBODY
    answers = {"name": Answer(kept.name, kept.name), "which": Answer(which, _which_label(turn, which))}
    if kept.official_id:
        answers["official"] = Answer(kept.official_id, kept.contact)
    elif kept.contact:
        answers["contact"] = Answer(kept.contact, kept.contact)
    start(turn, FORM, {"partner": partner}, answers)


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field("name", "partner/ask_name", read_name),
        Field("which", "partner/ask_which", _read_which, options=_whiches, values=_name),
    ]
    if filling.value("which") == ON_ROSTER:
        asked.append(Field("official", "partner/ask_official", _read_official))
    elif filling.value("which") == OUTSIDE:
        asked.append(Field("contact", "partner/ask_contact", read_name))
    return asked


def _name(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"name": filling.value("name")}


def _which_label(turn: Turn, which: str) -> str:
    return phrase(turn, "partner/which", which=which)


def _whiches(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(_which_label(turn, which), which) for which in CONTACTS]


def _read_which(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_official(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_person(turn, given.text or "")


def _save(turn: Turn, filling: Filling) -> None:
    which, by = filling.value("which"), turn.me.official_id
    official = filling.value("official") if which == ON_ROSTER else None
    contact = filling.value("contact") if which == OUTSIDE else ""
    who = (filling.about["partner"], filling.value("name"), contact, official)
    screens.show(turn, partners.keep(turn.conn, *who, by=by, now=turn.now))


FORM = Form(
    name="partner",
    access=Access(frozenset({Role.OFFICE, Role.ADMIN})),
    fields=_fields,
    review="partner/review",
    save=_save,
)
ACTIONS: dict[str, Handler] = {"partner.add": add, "partner.change": change}
