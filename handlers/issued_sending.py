"""Writing to those a pledge was issued to: when it is issued, and once a day to those who have not taken it up."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from handlers.access import Handler, allow
from handlers.issued import show, words
from handlers.office_hours import opens_at
from handlers.turn import Turn, compose, press
from handlers.unit_scope import running
from rules.issued_pledge import Bearers, IssuedPledge
from rules.records import Role
from storage import accounts, issued_pledges, outbox, people
from storage.outbox import Priority

GIVEN = "given"


def give(turn: Turn, issued: IssuedPledge) -> int:
    """Send it to the people meant, or to the heads of the units; returns to how many bearers it went."""
    bearers = [each.bearer_id for each in issued.bearers]
    how = {"kind": "notice", "priority": Priority.BROADCAST, "not_before": None}
    return _send(turn, issued, bearers, "issued/notice", GIVEN, how)


def _send(turn: Turn, issued: IssuedPledge, bearers: Iterable[int], moment: str, when: str, how: dict[str, Any]) -> int:
    """One message a bearer and reader, all queued together; returns how many bearers are reached."""
    to_units = issued.bearers_are is Bearers.UNITS
    readers = {each: people.heads_over(turn.conn, each, turn.today) if to_units else [each] for each in bearers}
    places = accounts.where_reached(turn.conn, {reader for found in readers.values() for reader in found})
    common = words(turn, issued) | {"standing": people.standing_role(turn.conn)}
    message = None if to_units else _message(turn, issued, 0, moment, common)
    rows = []
    for bearer, found in readers.items():
        said = message or _message(turn, issued, bearer, moment, common)
        for reader in (each for each in found if each in places):
            network, chat = places[reader]
            key = issued_pledges.key(issued.id, bearer, reader, when)
            address = {"network": network, "chat": chat, "official_id": reader, "unique_key": key}
            rows.append({**said, **address, **how, "created_at": turn.now})
    outbox.put_once(turn.conn, rows)
    return sum(any(reader in places for reader in found) for found in readers.values())


def _message(turn: Turn, issued: IssuedPledge, unit: int, moment: str, common: dict[str, Any]) -> dict[str, Any]:
    about = {"issued": issued.id, "unit": unit}
    choices = [press("accept", "issued.accept", **about), press("adjust", "issued.adjust", **about)]
    named = people.unit(turn.conn, unit) if unit else None
    return compose(turn.office, moment, choices, common | {"unit": named})


@allow(Role.HEAD, Role.OFFICE, unit=issued_pledges.unit_owning)
def nudge(turn: Turn, issued: int) -> None:
    """Remind whoever has not taken it up, in office hours; a second press the same day says that it was done."""
    found = issued_pledges.by_id(turn.conn, issued)
    if found is None or running(turn, found.campaign_id, found.unit_id or turn.me.unit_id) is None:
        return
    if found.withdrawn_at is not None or not found.waiting:
        show(turn, issued)
        return
    leaves = opens_at(turn.conn, turn.office, turn.now)
    day = _day(turn, leaves)
    done = issued_pledges.nudged(turn.conn, issued, day.isoformat())
    told = 0 if done else _nudge(turn, found, day, leaves)
    look = [press("look", "issued.show", issued=issued)]
    turn.say("issued/nudged", look, done=done, told=told, waiting=len(found.waiting), leaves=leaves)


def _day(turn: Turn, leaves: datetime | None) -> date:
    return turn.today if leaves is None else leaves.astimezone(turn.office.zone).date()


def _nudge(turn: Turn, found: IssuedPledge, day: date, leaves: datetime | None) -> int:
    """To how many of the bearers a reminder goes; people who are on leave that day are left alone."""
    away = {each.id for each in people.staff(turn.conn, day) if each.on_leave}
    to_people = found.bearers_are is Bearers.PEOPLE
    meant = [each.bearer_id for each in found.waiting if not (to_people and each.bearer_id in away)]
    how = {"kind": "nudge", "priority": Priority.REMINDER, "not_before": leaves}
    return _send(turn, found, meant, "issued/nudge", day.isoformat(), how)


ACTIONS: dict[str, Handler] = {"issued.nudge": nudge}
