"""Ties a chat to an official and welcomes them; ends ties, so that nothing more reaches the old chat."""

import json
from collections.abc import Sequence

from handlers.announcement import announce_running
from handlers.event import Event
from handlers.turn import Turn, compose, press, put
from rules.records import Role
from storage import accounts, attempts, audit, invitations, people
from storage.accounts import Place
from storage.invitations import Invitation
from storage.outbox import Priority


def let_in(turn: Turn, invitation: Invitation, place: Place) -> bool:
    """Use the invitation up and tie the chat; other chats of the person are told and ended. False when it was used."""
    if people.behind(turn.conn, *place, turn.today) is not None or not invitations.use(
        turn.conn, invitation.id, turn.now
    ):
        return False
    old = [other for other in accounts.places(turn.conn, invitation.official_id) if other != place]
    people.link(turn.conn, invitation.official_id, *place, turn.now)
    for other in old:
        part(turn, other, "join/moved_away")
    attempts.forget(turn.conn, *place)
    about = f"official:{invitation.official_id}"
    audit.record(turn.conn, _speaker(turn), "account.linked", about, "consent", turn.now)
    _welcome(_in_chat(turn, place))
    return True


def _speaker(turn: Turn) -> int | None:
    return turn.person.official_id if turn.person else None


def _in_chat(turn: Turn, place: Place) -> Turn:
    """A turn of whoever is behind another chat."""
    event = Event(place[0], turn.event.event_id, place[1], turn.now)
    person = people.behind(turn.conn, *place, turn.today)
    return Turn(turn.conn, event, turn.now, turn.office, person)


def _welcome(turn: Turn) -> None:
    send_commands(turn, turn.me.official_id)
    unit = people.unit(turn.conn, turn.me.unit_id)
    turn.say("join/welcome", [press("menu", "menu.show")], name=turn.me.full_name, unit=unit.name)
    announce_running(turn)


def send_commands(turn: Turn, official_id: int) -> None:
    """Set the command menu by the person's roles in each of the person's chats."""
    for place in accounts.places(turn.conn, official_id):
        person = people.behind(turn.conn, *place, turn.today)
        if person is not None:
            roles = {role.value: person.has(role) for role in Role}
            _put_commands(turn, place, "join/commands", roles)


def _put_commands(turn: Turn, place: Place, moment: str, values: dict[str, bool]) -> None:
    labels = turn.office.renderer.render(moment, values).labels
    text = json.dumps(list(labels.items()), ensure_ascii=False)
    put(turn, place, None, {"text": text, "choices": []}, kind="commands", priority=Priority.REPLY)


def part(turn: Turn, place: Place, moment: str) -> None:
    """Take leave of a chat whose account has ended: stop all that waits for it, then one last line without any name."""
    accounts.silence(turn.conn, *place)
    _put_commands(turn, place, "join/stranger_commands", {})
    message = compose(turn.office, moment, (), {"contact": turn.office.contact})
    put(turn, place, None, message, kind="notice", priority=Priority.REPLY)


def end_access(turn: Turn, official_id: int, moment: str) -> None:
    """End every account and open invitation of an official, from the next message on."""
    places: Sequence[Place] = accounts.places(turn.conn, official_id)
    accounts.revoke(turn.conn, official_id, turn.now)
    invitations.revoke(turn.conn, official_id, turn.now)
    for place in places:
        part(turn, place, moment)
    audit.record(
        turn.conn, _speaker(turn), "account.ended", f"official:{official_id}", moment.partition("/")[2], turn.now
    )
