"""Nudging: everybody who owes with one press, or one person; each person once a day, and only who still owes.

Outside office hours a nudge waits until the office opens, and counts for that day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from handlers.access import Handler, allow
from handlers.office_hours import opens_at
from handlers.turn import Turn, compose, press
from handlers.unit_scope import View, back_to_missing, heads, named_unit, over_official, view
from rules.deadlines import registration_deadline, stage_deadline
from rules.nudging import Nudged, asked_now, nudge_round, nudgeable
from rules.records import Role
from rules.unit_standing import Missing, Reach, reach
from storage import accounts, calendar, campaigns, nudges, outbox, people, standing
from storage.outbox import Priority


@dataclass(frozen=True, slots=True)
class Sending:
    """When nudges of this turn leave (None: at once), and the local day they count for."""

    at: datetime | None
    day: date


def _sending(turn: Turn) -> Sending:
    at = opens_at(turn.conn, turn.office, turn.now)
    return Sending(at, turn.today if at is None else at.astimezone(turn.office.zone).date())


def may_nudge(turn: Turn, unit: int) -> bool:
    """Heads nudge their people, the office everybody."""
    return turn.me.has(Role.OFFICE) or heads(turn.conn, turn.me, unit)


@allow(Role.HEAD, Role.OFFICE, unit=named_unit)
def everybody(turn: Turn, campaign: int, unit: int) -> None:
    """Nudge all who owe; a second press the same day says when that was done."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    back, sending = [press("unit", "unit.show", **seen.about)], _sending(turn)
    done = nudges.of_unit(turn.conn, campaign, unit, sending.day)
    if done is not None:
        turn.say("unit/nudged_already", back, nudge=done, leaves=sending.at)
        return
    asked = asked_now(
        campaigns.milestones_for(turn.conn, campaign, unit), seen.record.stage, _late_rule(turn, seen), sending.day
    )
    told = nudges.told(turn.conn, campaign, sending.day)
    found = nudge_round(seen.standing, asked, told, turn.me.official_id)
    if found.told:
        _tell(turn, seen, found.told, sending)
        by, reached = turn.me.official_id, len(found.told)
        nudges.keep(turn.conn, campaign, unit, day=sending.day, by=by, reached=reached, now=turn.now)
    turn.say("unit/nudged", back, found=found, leaves=sending.at)


@allow(Role.HEAD, Role.OFFICE, unit=named_unit, when=over_official)
def one(turn: Turn, campaign: int, unit: int, official: int) -> None:
    """Nudge one person, unless that was done today or nothing is owed any more."""
    person, seen = standing.official(turn.conn, official, turn.today), view(turn, campaign, unit)
    if person is None or seen is None:
        return
    owed, at, sending = seen.standing.owed.get(official), None, _sending(turn)
    asked = nudgeable(campaigns.milestones_for(turn.conn, campaign, unit), _late_rule(turn, seen), sending.day)
    if official in nudges.told(turn.conn, campaign, sending.day):
        at = nudges.last(turn.conn, campaign, official)
    elif owed is not None and owed in asked and reach(person) is Reach.REACHED:
        _tell(turn, seen, [Nudged(person, owed)], sending)
    back = [*back_to_missing(seen, owed), press("unit", "unit.show", **seen.about)]
    values: dict[str, Any] = {"reach": reach(person), "at": at, "open": owed in asked, "leaves": sending.at}
    turn.say("unit/nudged_one", back, official=person, owed=owed, **values)


def _late_rule(turn: Turn, seen: View) -> str:
    return str(campaigns.details(turn.conn, seen.campaign.id).late_rule)


def _tell(turn: Turn, seen: View, chosen: Sequence[Nudged], sending: Sending) -> None:
    """Queue the messages, one text per thing owed, and record who was nudged."""
    messages = {owed: _message(turn, seen, owed, sending.day) for owed in {each.missing for each in chosen}}
    places = accounts.where_reached(turn.conn, {each.official.id for each in chosen})
    rows = []
    for each in chosen:
        network, chat = places[each.official.id]
        key = nudges.key(seen.campaign.id, each.official.id, sending.day)
        address = {"network": network, "chat": chat, "official_id": each.official.id, "unique_key": key}
        rows.append({**messages[each.missing], **address, **_KIND, "created_at": turn.now, "not_before": sending.at})
    outbox.put_once(turn.conn, rows)
    by, ids = turn.me.official_id, [each.official.id for each in chosen]
    nudges.tell(turn.conn, seen.campaign.id, ids, day=sending.day, by=by, now=turn.now)


_KIND: dict[str, Any] = {"kind": "nudge", "priority": Priority.REMINDER}


def _message(turn: Turn, seen: View, owed: Missing, day: date) -> dict[str, Any]:
    """What is said on ``day``."""
    working = calendar.working_calendar(turn.conn)
    milestones, stage = campaigns.milestones_for(turn.conn, seen.campaign.id, seen.unit.id), seen.record.stage
    reporting = owed is Missing.REPORT and stage is not None
    due = registration_deadline(milestones, day, working)
    if reporting and stage is not None:
        due = stage_deadline(stage, milestones, day, working)
    action = "progress.begin" if reporting else "pledge.begin"
    choices = [press("progress" if reporting else "pledge", action, campaign=seen.campaign.id)]
    by_head = heads(turn.conn, turn.me, seen.unit.id)
    values = {"campaign": seen.campaign, "owed": owed, "stage": stage, "deadline": due, "by_head": by_head}
    values["standing"] = people.standing_role(turn.conn)
    return compose(turn.office, "unit/nudge", choices, values)


ACTIONS: dict[str, Handler] = {"unit.nudge": everybody, "unit.nudge_one": one}
