"""What belongs to no campaign and goes into the digest: requests to units, decisions that wait, people's overdue requests."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.approvals import ROLES, decides, waiting_for
from handlers.heads_reached import heads, nearest
from handlers.reminder_notices import Look
from rules import difficulties as patience_of
from rules.data_rights import DataRequest
from rules.matters import NOTHING, REQUEST_LADDER, AnswerDue
from rules.records import Role
from rules.reminders import Due, due
from rules.requests import Request
from rules.waiting import Waiting, overdue
from storage import data_requests, difficulties, matter_reminders, people, reminders, requests, settings

REQUEST = "request"  # in place of a ladder of milestones


def matter_notices(looking: Look) -> None:
    """Add what is to be told of these things today to those who have had no digest yet."""
    _answers(looking)
    _approvals(looking)
    _asks(looking)


def _add(looking: Look, official: int, **more: Any) -> None:
    looking.matters[official] = replace(looking.matters.get(official, NOTHING), **more)


def _tellable(looking: Look, officials: Iterable[int]) -> list[int]:
    """Those who can be written to now and have had no digest today."""
    found = [each for each in sorted(set(officials)) if looking.reached(each)]
    return [
        each for each in found if not reminders.had_digest(looking.conn, each, looking.today) and looking.ready(each)
    ]


def _answers(looking: Look) -> None:
    owing: dict[int, list[int]] = {}
    for unit, request, _ in requests.owing(looking.conn, looking.now):
        owing.setdefault(request, []).append(unit)
    by_unit = heads(looking) if owing else {}
    for key, units in owing.items():
        found = requests.get(looking.conn, key)
        rung = _rung(looking, found)
        if found is not None and rung is not None:
            answering: dict[int, list[int]] = {}
            for unit in units:
                for official in nearest(looking, by_unit, unit):
                    answering.setdefault(official, []).append(unit)
            _tell(looking, found, rung, answering)


def _rung(looking: Look, found: Request | None) -> Due | None:
    if found is None or found.sent_at is None:
        return None
    return due(found.due_on, REQUEST_LADDER, looking.day(found.sent_at), looking.today, looking.calendar)


def _tell(looking: Look, found: Request, rung: Due, answering: dict[int, list[int]]) -> None:
    told = matter_reminders.told(looking.conn, found.id, found.due_on)
    rehearsed = ((who, looking.told.get((found.id, REQUEST, who))) for who in answering)
    said = told | {who: newest for who, newest in rehearsed if newest is not None}
    left = looking.calendar.working_days_between(looking.today, found.due_on)
    for official in _tellable(looking, (who for who in answering if said.get(who, rung.rung - 1) < rung.rung)):
        units = tuple(people.unit(looking.conn, unit) for unit in answering[official])
        before = looking.matters.get(official, NOTHING).answers
        mine = AnswerDue(found.id, found.text, found.due_on, units, rung, left)
        _add(looking, official, answers=(*before, mine))


def _approvals(looking: Look) -> None:
    holders = {who for role in ROLES for who, _ in people.holders(looking.conn, role, looking.today)}
    for official in _tellable(looking, holders):
        late = _waiting(looking, official)
        if late:
            _add(looking, official, approvals=late)


def _waiting(looking: Look, official: int) -> tuple[Waiting, ...]:
    person = people.behind(looking.conn, *looking.places[official], looking.today)
    if person is None or not decides(looking.conn, person, {}):
        return ()
    found = ((each, each.since) for each in waiting_for(looking.conn, person))
    return tuple(
        each
        for each, since in found
        if since is not None and overdue(looking.day(since), looking.today, looking.calendar)
    )


def _asks(looking: Look) -> None:
    late, personal = _difficulties(looking), _personal(looking)
    holders = (
        {who for who, _ in people.holders(looking.conn, Role.OFFICE, looking.today)} if late or personal else set()
    )
    for official in _tellable(looking, holders):
        _add(looking, official, difficulties=late, personal=personal)


def _difficulties(looking: Look) -> tuple[str, ...]:
    patience = settings.number(looking.conn, "difficulty_patience_days")
    found = difficulties.every(looking.conn)
    return tuple(
        each.code
        for each in found
        if patience_of.overdue(each, looking.day(each.sent_at), looking.today, patience, looking.calendar)
    )


def _personal(looking: Look) -> tuple[DataRequest, ...]:
    """Requests about data whose next day is the next working day, or earlier."""
    near: date = looking.calendar.add_working_days(looking.today, 1)
    return tuple(each for each in data_requests.waiting(looking.conn) if (each.next_day() or each.due_on) <= near)
