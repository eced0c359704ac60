"""What belongs to no campaign and goes into the digest: requests to units, decisions that wait, people's overdue requests,
regulations that end."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.approvals import deciders
from handlers.heads_reached import heads, nearest
from handlers.notices import Concern, Look
from rules import difficulties as patience_of
from rules.data_rights import DataRequest
from rules.matters import NOTHING, REQUEST_LADDER, AnswerDue, Matters, OverdueAsk, of_data
from rules.records import Role
from rules.regulations import Lapse
from rules.reminders import Due, due
from rules.requests import Request
from rules.waiting import Waiting, overdue
from storage import data_requests, difficulties, matter_reminders, people, regulations, requests, settings, waiting
from storage.matter_reminders import request as request_subject

REQUEST, REGULATION = "request", "regulation"  # in place of a ladder of milestones


def matter_notices(looking: Look) -> None:
    """Add what is to be told of these things today to those who have had no digest yet."""
    _answers(looking)
    _approvals(looking)
    _asks(looking)
    _regulations(looking)


def _add(told: dict[int, Matters], official: int, **more: Any) -> None:
    told[official] = replace(told.get(official, NOTHING), **more)


def _answers(looking: Look) -> None:
    owing: dict[int, list[int]] = {}
    for unit, request, _ in requests.owing(looking.conn, looking.now):
        owing.setdefault(request, []).append(unit)
    by_unit = heads(looking) if owing else {}
    for key, units in owing.items():
        found = requests.get(looking.conn, key)
        rung = _rung(looking, found)
        if found is not None and rung is not None:
            concern = Concern(request_subject(key), found.due_on, rung.rung)
            answering = _answering(looking, by_unit, units)
            if looking.concerns(concern, {*answering, *(who for unit in units for who in by_unit.get(unit, ()))}):
                _tell(looking, found, rung, answering)


def _answering(looking: Look, by_unit: Mapping[int | None, list[int]], units: Iterable[int]) -> dict[int, list[int]]:
    answering: dict[int, list[int]] = {}
    for unit in units:
        for official in nearest(looking, by_unit, unit):
            answering.setdefault(official, []).append(unit)
    return answering


def _rung(looking: Look, found: Request | None) -> Due | None:
    if found is None or found.sent_at is None:
        return None
    return due(found.due_on, REQUEST_LADDER, looking.day(found.sent_at), looking.today, looking.calendar)


def _tell(looking: Look, found: Request, rung: Due, answering: dict[int, list[int]]) -> None:
    before = matter_reminders.told(looking.conn, request_subject(found.id), found.due_on)
    rehearsed = ((who, looking.told.get((found.id, REQUEST, who))) for who in answering)
    said = before | {who: newest for who, newest in rehearsed if newest is not None}
    left = looking.calendar.working_days_between(looking.today, found.due_on)
    untold = set(looking.tellable(who for who in answering if said.get(who, rung.rung - 1) < rung.rung))
    known = {unit.id: unit for unit in looking.units}
    for official in sorted(answering):
        units = tuple(known.get(unit) or people.unit(looking.conn, unit) for unit in answering[official])
        mine = AnswerDue(found.id, found.text, found.due_on, units, rung, left)
        for told in (looking.standing, looking.matters) if official in untold else (looking.standing,):
            _add(told, official, answers=(*told.get(official, NOTHING).answers, mine))


def _approvals(looking: Look) -> None:
    late = [each for each in waiting.everything(looking.conn) if _long(looking, each)]
    deciding: dict[int, list[Waiting]] = {}
    for each, holders in _deciders(looking, late):
        if looking.concerns(_daily(looking, each.subject, each.campaign_id), holders):
            for official in holders:
                deciding.setdefault(official, []).append(each)
    untold = set(looking.tellable(deciding))
    for official in sorted(deciding):
        for told in (looking.standing, looking.matters) if official in untold else (looking.standing,):
            _add(told, official, approvals=tuple(deciding[official]))


def _long(looking: Look, each: Waiting) -> bool:
    return each.since is not None and overdue(looking.day(each.since), looking.today, looking.calendar)


def _deciders(looking: Look, found: Iterable[Waiting]) -> Iterator[tuple[Waiting, set[int]]]:
    """Everybody who may decide each, but who asked for it."""
    by = deciders(looking.conn)
    roles = {role for each in found for role in by[each.matter]}
    held = {role: {who for who, _ in people.holders(looking.conn, role, looking.today)} for role in roles}
    for each in found:
        yield each, {who for role in by[each.matter] for who in held[role]} - {each.asked_by}


def _asks(looking: Look) -> None:
    late, personal = _difficulties(looking), _personal(looking)
    if not late and not personal:
        return
    holders = {who for who, _ in people.holders(looking.conn, Role.OFFICE, looking.today)}
    late = [each for each in late if looking.concerns(_daily(looking, each.subject, each.campaign_id), holders)]
    personal = [each for each in personal if looking.concerns(_daily(looking, of_data(each.id)), holders)]
    if not late and not personal:
        return
    untold = set(looking.tellable(holders))
    for official in sorted(holders):
        for told in (looking.standing, looking.matters) if official in untold else (looking.standing,):
            _add(told, official, difficulties=tuple(late), personal=tuple(personal))


def _daily(looking: Look, subject: str, campaign_id: int | None = None) -> Concern:
    return Concern(subject, looking.today, 0, campaign_id, daily=True)


def _difficulties(looking: Look) -> list[OverdueAsk]:
    patience = settings.number(looking.conn, "difficulty_patience_days")
    found = [
        each
        for each in difficulties.every(looking.conn, tuple(patience_of.WAITING))
        if patience_of.overdue(each, looking.day(each.sent_at), looking.today, patience, looking.calendar)
    ]
    campaign_of = difficulties.campaigns_of(looking.conn, found)
    return [OverdueAsk(each.id, each.code, campaign_of.get(each.id)) for each in found]


def _personal(looking: Look) -> list[DataRequest]:
    """Requests about data whose next day is the next working day, or earlier."""
    near: date = looking.calendar.add_working_days(looking.today, 1)
    return [each for each in data_requests.waiting(looking.conn) if (each.next_day() or each.due_on) <= near]


def _regulations(looking: Look) -> None:
    """A regulation that something rests on is told of twice at most: when its end comes near, and when it is there."""
    found = [each for each in regulations.changing(looking.conn, looking.today) if each.resting]
    holders = {who for who, _ in people.holders(looking.conn, Role.OFFICE, looking.today)} if found else set()
    found = [each for each in found if looking.concerns(_lapsing(each), holders)]
    said = {each.regulation.id: _said(looking, each) for each in found}
    for official in holders if found else ():
        _add(looking.standing, official, regulations=tuple(found))
    for official in looking.tellable(holders):
        new = tuple(each for each in found if said[each.regulation.id].get(official, -1) < int(each.come))
        if new:
            _add(looking.matters, official, regulations=new)


def _lapsing(lapse: Lapse) -> Concern:
    return Concern(matter_reminders.regulation(lapse), lapse.day, int(lapse.come))


def _said(looking: Look, lapse: Lapse) -> dict[int, int]:
    """The newest that officials were told of it; what the days before a day of a forecast would tell counts."""
    key = lapse.regulation.id
    said = matter_reminders.told(looking.conn, matter_reminders.regulation(lapse), lapse.day)
    return said | {
        who: rung for (about, ladder, who), rung in looking.told.items() if (about, ladder) == (key, REGULATION)
    }
