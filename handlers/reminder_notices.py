"""What the ladders of a milestone have to tell, and to whom, at one look at the clock and the record."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from handlers.notices import Look, Notice
from handlers.owing_debts import unit_debts
from rules.names import sort_key
from rules.records import Milestone, Role, Unit
from rules.reminders import HEAD, MEMBER, OFFICE, Due, due
from storage import campaigns, owing, people, reminders
from storage.reminders import Owing


def ladder_notices(looking: Look, milestone: Milestone, started: date, units: set[int]) -> None:
    """What the three ladders have to tell of a milestone since ``started``, in some units."""
    _members(looking, milestone, started, units)
    _heads(looking, milestone, started, units)
    _offices(looking, milestone, started, units)


def notice(looking: Look, ladder: str, milestone: Milestone, rung: Due, **more: Any) -> Notice:
    """What a ladder has to tell of a milestone at a rung."""
    title = campaigns.get(looking.conn, milestone.campaign_id).title
    distance = looking.calendar.working_days_between(looking.today, milestone.due_on)
    return Notice(ladder, milestone, rung, title, distance, **more)


def _due(looking: Look, ladder: str, milestone: Milestone, started: date) -> Due | None:
    found = due(milestone.due_on, looking.telling.ladders[ladder], started, looking.today, looking.calendar)
    if found is None:
        return None
    rung = (milestone.id, ladder, found.rung)
    looking.asked.add(rung)
    return None if rung in looking.spent else found


def _members(looking: Look, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, MEMBER, milestone, started)
    if rung is None:
        return
    found = [
        one
        for one in reminders.owing(looking.conn, milestone, looking.today, units, untold=rung.rung)
        if not looking.rehearsed(milestone, MEMBER, one.official_id, rung)
        if one.linked_at is None or looking.day(one.linked_at) < rung.day
        if looking.ready(one.official_id)
    ]
    tell_members(looking, milestone, rung, found)


def tell_members(looking: Look, milestone: Milestone, rung: Due, found: Collection[Owing]) -> None:
    """Say to people who owe what each of them lacks; who cannot be written to is passed over."""
    plain = notice(looking, MEMBER, milestone, rung)
    lacking = owing.of_people(looking.conn, milestone, [one.official_id for one in found])
    for one in found:
        if one.chat is not None and one.network is not None:
            looking.places[one.official_id] = (one.network, one.chat)
            told = replace(plain, returned=int(one.returned), debts=lacking[one.official_id])
            looking.notices.setdefault(one.official_id, []).append(told)


def _heads(looking: Look, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, HEAD, milestone, started)
    if rung is None:
        return
    heads = [each for each in people.holders(looking.conn, Role.HEAD, looking.today) if each[1] in units]
    untold = _untold(looking, milestone, [official for official, _ in heads], HEAD, rung)
    waiting = [(official, unit) for official, unit in heads if official in untold]
    if not waiting:
        return
    for official, found in _of_heads(looking, milestone, rung, waiting, units):
        looking.notices.setdefault(official, []).append(found)


def _of_heads(
    looking: Look, milestone: Milestone, rung: Due, waiting: Collection[tuple[int, int | None]], units: set[int]
) -> Iterator[tuple[int, Notice]]:
    """What heads, each with the unit, are told while anything is missing there."""
    people_owing = reminders.owing(looking.conn, milestone, looking.today, units)
    headed = {unit for _, unit in waiting if unit is not None}
    lacking = unit_debts(looking.conn, milestone, looking.units, headed, looking.today)
    for official, unit in waiting:
        below = _below(looking.units, unit)
        mine = [o for o in people_owing if o.unit_id in below]
        missing, returned = _names(o for o in mine if not o.returned), sum(o.returned for o in mine)
        debts = lacking.of_head(official, unit) if unit is not None else ()
        if missing or returned or debts:
            told: dict[str, Any] = {"missing": missing, "returned": returned, "debts": debts, "unit": unit}
            yield official, notice(looking, HEAD, milestone, rung, **told)


def _offices(looking: Look, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, OFFICE, milestone, started)
    if rung is None:
        return
    holders = people.standing_body(looking.conn, looking.today)
    untold = _untold(looking, milestone, holders, OFFICE, rung)
    waiting = [official for official in holders if official in untold]
    if not waiting:
        return
    for official, found in _of_offices(looking, milestone, rung, waiting, units):
        looking.notices.setdefault(official, []).append(found)


def _of_offices(
    looking: Look, milestone: Milestone, rung: Due, waiting: Collection[int], units: set[int]
) -> Iterator[tuple[int, Notice]]:
    """What holders of the standing duties are told while anything is missing anywhere."""
    people_owing = reminders.owing(looking.conn, milestone, looking.today, units)
    lacking = unit_debts(looking.conn, milestone, looking.units, units, looking.today)
    missing = [o for o in people_owing if not o.returned]
    by_unit = [(unit.name, sum(o.unit_id == unit.id for o in missing)) for unit in looking.units]
    lines = tuple(f"{name}: {count}" for name, count in by_unit if count)
    told: dict[str, Any] = {"missing": _names(missing), "returned": len(people_owing) - len(missing), "units": lines}
    for official in waiting:
        debts = lacking.of_office(official)
        if people_owing or debts:
            yield official, notice(looking, OFFICE, milestone, rung, **told, debts=debts)


def of_chief(looking: Look, ladder: str, milestone: Milestone, rung: Due, official: int) -> list[Notice]:
    """What one head, or one holder of the standing duties, would be told of a milestone now; nothing when all is done."""
    inside = campaigns.units_of(looking.conn, milestone)
    units = {unit.id for unit in looking.units} if inside is None else inside
    if ladder == HEAD:
        held = people.holders(looking.conn, Role.HEAD, looking.today)
        mine = [(who, unit) for who, unit in held if who == official and unit in units]
        return [found for _, found in _of_heads(looking, milestone, rung, mine, units)]
    chiefs = [official] if official in people.standing_body(looking.conn, looking.today) else []
    return [found for _, found in _of_offices(looking, milestone, rung, chiefs, units)]


def _untold(looking: Look, milestone: Milestone, chiefs: Collection[int], ladder: str, rung: Due) -> set[int]:
    """Those who are to be told now; a chief is looked up alone only when there is something to tell."""
    untold = reminders.untold(looking.conn, milestone, chiefs, ladder, rung.rung, looking.today) if chiefs else set()
    looking.reach(untold)
    fresh = [each for each in sorted(untold) if not looking.rehearsed(milestone, ladder, each, rung)]
    return {each for each in fresh if looking.reached(each) and looking.ready(each)}


def _below(units: list[Unit], root: int | None) -> set[int]:
    """A unit and all below it; ``units`` has parents before children."""
    below = {root}
    for unit in units:
        if unit.parent_id in below:
            below.add(unit.id)
    return {unit for unit in below if unit is not None}


def _names(owing: Iterable[Owing]) -> tuple[str, ...]:
    return tuple(sorted((o.full_name for o in owing), key=sort_key))
