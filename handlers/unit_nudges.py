"""Nudging: everybody who owes with one press, or one person; each person once a day, and only who still owes."""

from collections.abc import Sequence
from typing import Any

from handlers.access import Handler, allow
from handlers.turn import Turn, compose, press
from handlers.unit_scope import View, heads, named_unit, over_official, view
from rules.deadlines import registration_deadline, stage_deadline
from rules.nudging import Nudged, asked_now, nudge_round, nudgeable
from rules.records import Role
from rules.unit_standing import Missing, Reach, reach
from storage import calendar, campaigns, nudges, outbox, standing
from storage.outbox import Priority


def may_nudge(turn: Turn, unit: int) -> bool:
    """Heads nudge their people, the office everybody."""
    return turn.me.has(Role.OFFICE) or heads(turn.conn, turn.me, unit)


@allow(Role.HEAD, Role.OFFICE, unit=named_unit)
def everybody(turn: Turn, campaign: int, unit: int) -> None:
    """Nudge all who owe; a second press the same day says when that was done."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    back = [press("unit", "unit.show", **seen.about)]
    done = nudges.of_unit(turn.conn, campaign, unit, turn.today)
    if done is not None:
        turn.say("unit/nudged_already", back, nudge=done)
        return
    asked = asked_now(
        campaigns.milestones_of(turn.conn, campaign), seen.record.stage, _late_rule(turn, seen), turn.today
    )
    told = nudges.told(turn.conn, campaign, turn.today)
    found = nudge_round(seen.standing, asked, told, turn.me.official_id)
    if found.told:
        _tell(turn, seen, found.told)
        by, reached = turn.me.official_id, len(found.told)
        nudges.keep(turn.conn, campaign, unit, day=turn.today, by=by, reached=reached, now=turn.now)
    turn.say("unit/nudged", back, found=found)


@allow(Role.HEAD, Role.OFFICE, unit=named_unit, when=over_official)
def one(turn: Turn, campaign: int, unit: int, official: int) -> None:
    """Nudge one person, unless that was done today or nothing is owed any more."""
    person, seen = standing.official(turn.conn, official, turn.today), view(turn, campaign, unit)
    if person is None or seen is None:
        return
    owed, at = seen.standing.owed.get(official), None
    asked = nudgeable(campaigns.milestones_of(turn.conn, campaign), _late_rule(turn, seen), turn.today)
    if official in nudges.told(turn.conn, campaign, turn.today):
        at = nudges.last(turn.conn, campaign, official)
    elif owed is not None and owed in asked and reach(person) is Reach.REACHED:
        _tell(turn, seen, [Nudged(person, owed)])
    back = [press("unit", "unit.show", **seen.about)]
    turn.say("unit/nudged_one", back, official=person, owed=owed, reach=reach(person), at=at, open=owed in asked)


def _late_rule(turn: Turn, seen: View) -> str:
    return str(campaigns.details(turn.conn, seen.campaign.id).late_rule)


def _tell(turn: Turn, seen: View, chosen: Sequence[Nudged]) -> None:
    """Queue the messages, one text per thing owed, and record who was nudged."""
    messages = {owed: _message(turn, seen, owed) for owed in {each.missing for each in chosen}}
    places = nudges.places(turn.conn, {each.official.id for each in chosen})
    rows = []
    for each in chosen:
        network, chat = places[each.official.id]
        key = f"nudge:{seen.campaign.id}:{each.official.id}:{turn.today}"
        address = {"network": network, "chat": chat, "official_id": each.official.id, "unique_key": key}
        rows.append({**messages[each.missing], **address, **_KIND, "created_at": turn.now})
    outbox.put_once(turn.conn, rows)
    by, ids = turn.me.official_id, [each.official.id for each in chosen]
    nudges.tell(turn.conn, seen.campaign.id, ids, day=turn.today, by=by, now=turn.now)


_KIND: dict[str, Any] = {"kind": "nudge", "priority": Priority.REMINDER}


def _message(turn: Turn, seen: View, owed: Missing) -> dict[str, Any]:
    working = calendar.working_calendar(turn.conn)
    milestones, stage = campaigns.milestones_of(turn.conn, seen.campaign.id), seen.record.stage
    reporting = owed is Missing.REPORT and stage is not None
    due = registration_deadline(milestones, turn.today, working)
    if reporting and stage is not None:
        due = stage_deadline(stage, milestones, turn.today, working)
    action = "progress.begin" if reporting else "pledge.begin"
    choices = [press("progress" if reporting else "pledge", action, campaign=seen.campaign.id)]
    by_head = heads(turn.conn, turn.me, seen.unit.id)
    values = {"campaign": seen.campaign, "owed": owed, "stage": stage, "deadline": due, "by_head": by_head}
    return compose(turn.office, "unit/nudge", choices, values)


ACTIONS: dict[str, Handler] = {"unit.nudge": everybody, "unit.nudge_one": one}
