"""What the office does about one person: a new invitation, another phone, no access any more, has left."""

from collections.abc import Sequence
from typing import Any

from handlers import invitations
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.join_welcome import end_access
from handlers.person_picking import read_person
from handlers.turn import Turn, press
from rules.phones import normalise_phone
from rules.records import Role
from storage import people, roster, roster_changes

DOINGS = ("reissue", "phone", "revoke", "leave")


@allow(Role.OFFICE, Role.ADMIN)
def begin(turn: Turn) -> None:
    """Ask who it is about."""
    start(turn, FORM, {})


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field("who", "accounts/ask_who", _read_who),
        Field("what", "accounts/ask_what", _read_what, options=_doings, values=_card),
    ]
    if filling.value("what") == "phone":
        asked.append(Field("phone", "accounts/ask_phone", _read_phone))
    return asked


def _read_who(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_person(turn, given.text or "")


def _card(turn: Turn, filling: Filling) -> dict[str, Any]:
    who = filling.value("who")
    unit_id = people.unit_of(turn.conn, who, turn.today)
    return {
        "name": people.name_of(turn.conn, who),
        "unit": people.unit(turn.conn, unit_id).name if unit_id else "",
        "joined": people.chat_of(turn.conn, who) is not None,
        "phone": roster.phone_of(turn.conn, who) is not None,
    }


def _doings(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.render("accounts/what_labels", {}).labels
    return [(labels[doing], doing) for doing in DOINGS]


def _read_what(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _read_phone(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    phone = normalise_phone(given.text or "")
    return Answer(phone, phone[-3:]) if phone else Again("accounts/which_phone")


def _save(turn: Turn, filling: Filling) -> None:
    who, what = filling.value("who"), filling.value("what")
    if invitations.out_of_reach(turn, who):
        turn.say("accounts/admin_only")
        return
    if what == "reissue":
        invitations.reissue(turn, who)
        return
    if what == "phone":
        by = turn.me.official_id
        roster_changes.set_phone(turn.conn, who, filling.value("phone"), by=by, now=turn.now)
    else:
        _remove(turn, who, left=what == "leave")
    shown = {name: answer.shown for name, answer in filling.answers.items()}
    choices = [press("again", "accounts.begin"), press("menu", "menu.show")]
    turn.say("accounts/done", choices, what=shown["what"], name=shown["who"])


def _remove(turn: Turn, who: int, *, left: bool) -> None:
    person = next(p for p in roster.known(turn.conn, turn.today) if p.official_id == who)
    if left:
        by = turn.me.official_id
        roster_changes.leave(turn.conn, person, by=by, now=turn.now, today=turn.today)
    end_access(turn, who, "accounts/ended")


FORM = Form(
    name="accounts",
    access=begin.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="accounts/review",
    save=_save,
    values=lambda turn, filling: {"what": filling.value("what")},
)

ACTIONS: dict[str, Handler] = {"accounts.begin": begin}
