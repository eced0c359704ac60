"""Joining: /start, a link or a typed code; the notice on personal data; verified, agreed, welcomed."""

from handlers import join_form, strangers
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Filling, Form
from handlers.join_approval import ask_approval
from handlers.join_code import check
from handlers.join_welcome import let_in
from handlers.menu import choices_for
from handlers.turn import Turn
from rules.invitation_code import normalise
from rules.joining import Admission, admission
from storage import invitations, roster, settings
from storage.invitations import Invitation


@allow(strangers=True)
def begin(turn: Turn) -> None:
    """/start, alone or with a link's code."""
    if turn.person is not None:
        turn.say("join/already", choices_for(turn), name=turn.me.full_name)
    elif turn.event.text:
        _with_code(turn, turn.event.text)
    else:
        _begin(turn, None)


@allow(strangers=True)
def stranger(turn: Turn) -> None:
    """Whatever strangers say: a code is looked at, all else gets the one fixed answer."""
    typed = turn.event.text if turn.event.command is None and turn.event.press is None else None
    if typed and normalise(typed):
        _with_code(turn, typed)
    else:
        strangers.stranger(turn)


def _with_code(turn: Turn, typed: str) -> None:
    found = check(turn, typed)
    if isinstance(found, Again):
        turn.say(found.moment, **found.values)
    else:
        _begin(turn, found)


def _begin(turn: Turn, invitation: Invitation | None) -> None:
    turn.say("join/notice", office=turn.office.name, contact=turn.office.contact)
    known = {"code": Answer(invitation.id, "")} if invitation else None
    start(turn, FORM, {"contacts": turn.capabilities.contacts}, known)


def _save(turn: Turn, filling: Filling) -> None:
    invitation = invitations.by_id(turn.conn, filling.value("code"), turn.now, turn.today)
    if invitation is None:
        turn.say("join/wrong_code", contact=turn.office.contact)
        return
    decision = admission(
        phone_matched=bool(filling.value("contact")),
        roles=roster.roles_of(turn.conn, invitation.official_id, turn.today),
        code_alone=settings.number(turn.conn, "join_by_code_alone") == 1,
    )
    place = (turn.event.network, turn.event.chat)
    if decision != Admission.IN:
        ask_approval(turn, invitation, decision)
    elif not let_in(turn, invitation, place):
        turn.say("join/wrong_code", contact=turn.office.contact)


FORM = Form(
    name="join",
    access=Access(strangers=True),
    fields=join_form.fields,
    review="",
    save=_save,
)

COMMANDS: dict[str, Handler] = {"start": begin}
