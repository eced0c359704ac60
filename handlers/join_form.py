"""The questions of joining: the code, one's own shared contact where the network has that, the person's agreement."""

from collections.abc import Sequence
from typing import Any

from handlers import join_code
from handlers.form import Again, Answer, Field, Filling, Given
from handlers.turn import Turn
from rules.phones import normalise_phone
from storage import audit, invitations, people, roster
from storage.invitations import Invitation


def fields(filling: Filling) -> Sequence[Field]:
    """Code, contact (on networks that share contacts), agreement; the agreement is the record of consent."""
    asked = [Field("code", "join/ask_code", _read_code)]
    if filling.about["contacts"]:
        asked.append(Field("contact", "join/ask_contact", _read_contact))
    return [*asked, Field("agree", "join/ask_agree", _read_agree, options=_agreement, values=_who)]


def _read_code(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = join_code.check(turn, given.text or "")
    return found if isinstance(found, Again) else Answer(found.id, "")


def _read_contact(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    contact = given.contact
    if contact is None:
        return Again("join/need_contact")
    if not contact.own:
        return Again("join/not_own_contact")
    invitation = invitations.by_id(turn.conn, filling.value("code"), turn.now, turn.today)
    if invitation is None:
        return Again("join/wrong_code", {"contact": turn.office.contact})
    expected = roster.phone_of(turn.conn, invitation.official_id)
    if expected is None:
        return Answer(False, "")
    if normalise_phone(contact.phone) != expected:
        _other_number(turn, invitation)
        return Again("join/other_number", {"contact": turn.office.contact})
    return Answer(True, "")


def _other_number(turn: Turn, invitation: Invitation) -> None:
    """A right code with another phone: counted as a wrong try; the office is told once for each such chat."""
    join_code.wrong(turn)
    about = f"invitation:{invitation.id}:{turn.event.chat}"
    if not audit.recorded(turn.conn, "join.other_number", about):
        audit.record(turn.conn, None, "join.other_number", about, "", turn.now)
        name = people.name_of(turn.conn, invitation.official_id)
        join_code.tell(turn, join_code.GUARDS, "join/alarm_number", (), name=name)


def _agreement(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(turn.office.renderer.render("join/agree_labels", {}).labels["yes"], True)]


def _read_agree(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _who(turn: Turn, filling: Filling) -> dict[str, Any]:
    """Name and unit, only for who has shown the phone that the roster has."""
    invitation = invitations.by_id(turn.conn, filling.value("code"), turn.now, turn.today)
    if invitation is None or not filling.value("contact"):
        return {"name": "", "unit": ""}
    unit_id = people.unit_of(turn.conn, invitation.official_id, turn.today)
    unit = people.unit(turn.conn, unit_id).name if unit_id else ""
    return {"name": people.name_of(turn.conn, invitation.official_id), "unit": unit}
