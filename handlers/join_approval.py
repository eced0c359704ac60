"""People whose phone the roster does not have: somebody of the office who knows them lets them in, or not."""

from handlers.access import Handler, allow
from handlers.join_code import GUARDS, tell
from handlers.join_welcome import let_in
from handlers.turn import Turn, compose, press, put
from rules.joining import Admission, admission
from rules.records import Role
from storage import audit, invitations, people, roster
from storage.invitations import Invitation
from storage.outbox import Priority


def ask_approval(turn: Turn, invitation: Invitation, who: Admission) -> None:
    """Tell the applicant to wait, and those who may decide."""
    place = {"network": turn.event.network, "chat": turn.event.chat}
    choices = [press(name, f"join.{name}", invitation=invitation.id, **place) for name in ("approve", "refuse")]
    name = people.name_of(turn.conn, invitation.official_id)
    unit_id = people.unit_of(turn.conn, invitation.official_id, turn.today)
    unit = people.unit(turn.conn, unit_id).name if unit_id else ""
    audit.record(turn.conn, None, "join.asked", f"invitation:{invitation.id}", "consent", turn.now)
    roles = (Role.ADMIN,) if who == Admission.ADMIN else GUARDS
    tell(turn, roles, "join/asks", choices, name=name, unit=unit)
    turn.say("join/waiting", contact=turn.office.contact)


@allow(Role.OFFICE, Role.ADMIN)
def approve(turn: Turn, invitation: int, network: str, chat: str) -> None:
    """Let the applicant in; administrators decide about everybody who holds a role."""
    found = invitations.by_id(turn.conn, invitation, turn.now, turn.today)
    if found is None:
        turn.say("join/decided")
        return
    roles = roster.roles_of(turn.conn, found.official_id, turn.today)
    if admission(phone_matched=False, roles=roles, code_alone=True) == Admission.ADMIN and not turn.me.has(Role.ADMIN):
        turn.say("join/admin_only")
    elif let_in(turn, found, (network, chat)):
        turn.say("join/approved", name=people.name_of(turn.conn, found.official_id))
    else:
        turn.say("join/decided")


@allow(Role.OFFICE, Role.ADMIN)
def refuse(turn: Turn, invitation: int, network: str, chat: str) -> None:
    """Turn the applicant away: the invitation ends, a new one can be given."""
    found = invitations.by_id(turn.conn, invitation, turn.now, turn.today)
    if found is None:
        turn.say("join/decided")
        return
    invitations.revoke(turn.conn, found.official_id, turn.now)
    audit.record(turn.conn, turn.me.official_id, "join.refused", f"invitation:{invitation}", "", turn.now)
    message = compose(turn.office, "join/refused", (), {"contact": turn.office.contact})
    put(turn, (network, chat), None, message, kind="notice", priority=Priority.REPLY)
    turn.say("join/refusal_sent", name=people.name_of(turn.conn, found.official_id))


ACTIONS: dict[str, Handler] = {"join.approve": approve, "join.refuse": refuse}
