"""Checks a typed or linked code: few guesses, one answer for every wrong one, an alarm when there are many."""

from collections.abc import Sequence
from typing import Any

from handlers.form import Again
from handlers.turn import Choice, Turn, press
from rules.invitation_code import keyed_hash, normalise
from rules.joining import HOUR, WRONG_AT_ALL, WRONG_BY_ALL, may_guess
from rules.records import Role
from storage import attempts, audit, invitations, people
from storage.invitations import Invitation

GUARDS = (Role.ADMIN, Role.OFFICE)


def check(turn: Turn, typed: str) -> Invitation | Again:
    """The open invitation behind ``typed``; or the same answer whether it is wrong, used, expired or revoked."""
    place = (turn.event.network, turn.event.chat)
    at_all = attempts.of_chat(turn.conn, *place)
    recent = attempts.of_chat(turn.conn, *place, since=turn.now - HOUR)
    if not may_guess(in_the_last_hour=recent, at_all=at_all):
        moment = "join/locked" if at_all >= WRONG_AT_ALL else "join/wait"
        return Again(moment, {"contact": turn.office.contact, "mark": mark(turn.event.chat)})
    code = normalise(typed)
    found = invitations.find(turn.conn, keyed_hash(turn.office.secret, code), turn.now, turn.today) if code else None
    if code and found is None:
        wrong(turn)
    return found or Again("join/wrong_code", {"contact": turn.office.contact})


def wrong(turn: Turn) -> None:
    """Count a wrong try and sound the alarms it sets off."""
    network, chat = turn.event.network, turn.event.chat
    attempts.record(turn.conn, network, chat, turn.now)
    alarmed = _alarm_of_all(turn)
    if attempts.of_chat(turn.conn, network, chat) == WRONG_AT_ALL:
        audit.record(turn.conn, None, "join.locked", f"chat:{network}:{chat}", "", turn.now)
        if not alarmed:
            unlock = press("unlock", "accounts.unlock", network=network, chat=chat)
            tell(turn, GUARDS, "join/alarm_chat", [unlock], mark=mark(chat), most=WRONG_AT_ALL)


def _alarm_of_all(turn: Turn) -> bool:
    """Whether so many codes were wrong in the last hour that somebody is guessing; told once an hour of the clock."""
    count = attempts.of_all(turn.conn, turn.now - HOUR)
    if count < WRONG_BY_ALL:
        return False
    hour = f"hour:{turn.now:%Y-%m-%dT%H}"
    if not audit.recorded(turn.conn, "join.alarm", hour):
        audit.record(turn.conn, None, "join.alarm", hour, "", turn.now)
        tell(turn, GUARDS, "join/alarm_all", [press("locked", "accounts.locked")], count=count)
    return True


def tell(turn: Turn, roles: tuple[Role, ...], moment: str, choices: Sequence[Choice], **values: Any) -> None:
    """Write to everybody who holds one of the roles."""
    told = {official_id for role in roles for official_id, _ in people.holders(turn.conn, role, turn.today)}
    for official_id in sorted(told):
        turn.tell(official_id, moment, choices, **values)


def mark(chat: str) -> str:
    """The end of a chat's number, by which a locked person and the office speak of it."""
    return chat[-4:]
