"""Who is to be told what at an instant: one look at the clock and the record, for the sweep and for the forecast."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection

from handlers.owing_debts import unit_debts
from handlers.turn import Office
from rules.calendar import WorkingCalendar
from rules.names import sort_key
from rules.office_settings import Telling
from rules.owing import Debt
from rules.records import Milestone, Role, Unit
from rules.reminders import HEAD, MEMBER, OFFICE, Due, due
from storage import absences, campaigns, owing, people, reminders
from storage.reminders import Owing


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing a digest says: the milestone, the rung, how far away it is, and for chiefs who is missing."""

    ladder: str
    milestone: Milestone
    rung: Due
    title: str
    working_days: int
    missing: tuple[str, ...] = ()
    returned: int = 0
    units: tuple[str, ...] = ()
    debts: tuple[Debt, ...] = ()
    unit: int | None = None

    def about(self) -> tuple[Any, ...]:
        """What makes two notices read alike."""
        return (
            self.ladder,
            self.milestone.id,
            self.rung,
            self.missing,
            self.returned,
            self.units,
            self.debts,
            self.unit,
        )


@dataclass(slots=True)
class Look:
    """One look at the clock and the record.

    For a forecast: ``told`` holds, by (milestone, ladder, official), the newest rung taken as told beside what is recorded;
    ``spent`` are rungs (milestone, ladder, rung) of which nobody is left to be told; ``asked`` are those due at this look.
    """

    conn: Connection
    office: Office
    now: datetime
    calendar: WorkingCalendar
    telling: Telling
    units: list[Unit]
    away: set[int]
    told: Mapping[tuple[int, str, int], int] = field(default_factory=dict)
    spent: Set[tuple[int, str, int]] = frozenset()
    asked: set[tuple[int, str, int]] = field(default_factory=set)
    notices: dict[int, list[Notice]] = field(default_factory=dict)
    places: dict[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The date on the office's wall."""
        return self.day(self.now)

    def day(self, instant: datetime) -> date:
        """The local date of an instant."""
        return instant.astimezone(self.office.zone).date()

    def rehearsed(self, milestone: Milestone, ladder: str, official: int, rung: Due) -> bool:
        """Whether an earlier day of a forecast has told this rung or a newer one."""
        told = self.told.get((milestone.id, ladder, official))
        return told is not None and told >= rung.rung


def look(
    conn: Connection,
    office: Office,
    now: datetime,
    calendar: WorkingCalendar,
    telling: Telling,
    *,
    told: Mapping[tuple[int, str, int], int] = MappingProxyType({}),
    spent: Set[tuple[int, str, int]] = frozenset(),
) -> Look:
    """Everything that is to be told at ``now``, by official, in ``notices``."""
    away = absences.away(conn, now.astimezone(office.zone).date())
    looking = Look(conn, office, now, calendar, telling, people.tree(conn), away, told, spent)
    for milestone, opened_at, set_on, inside in campaigns.open_milestones(conn):
        started = max(looking.day(opened_at), set_on or date.min)
        units = {unit.id for unit in looking.units} if inside is None else inside
        _members(looking, milestone, started, units)
        _heads(looking, milestone, started, units)
        _offices(looking, milestone, started, units)
    return looking


def _notice(looking: Look, ladder: str, milestone: Milestone, rung: Due, **more: Any) -> Notice:
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
    ]
    plain = _notice(looking, MEMBER, milestone, rung)
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
    waiting = [
        (official, unit)
        for official, unit in people.holders(looking.conn, Role.HEAD, looking.today)
        if unit in units and _untold(looking, milestone, official, HEAD, rung)
    ]
    if not waiting:
        return
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
            notice = _notice(looking, HEAD, milestone, rung, **told)
            looking.notices.setdefault(official, []).append(notice)


def _offices(looking: Look, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, OFFICE, milestone, started)
    if rung is None:
        return
    holders = people.standing_body(looking.conn, looking.today)
    waiting = [official for official in holders if _untold(looking, milestone, official, OFFICE, rung)]
    if not waiting:
        return
    people_owing = reminders.owing(looking.conn, milestone, looking.today, units)
    lacking = unit_debts(looking.conn, milestone, looking.units, units, looking.today)
    missing = [o for o in people_owing if not o.returned]
    by_unit = [(unit.name, sum(o.unit_id == unit.id for o in missing)) for unit in looking.units]
    lines = tuple(f"{name}: {count}" for name, count in by_unit if count)
    told: dict[str, Any] = {"missing": _names(missing), "returned": len(people_owing) - len(missing), "units": lines}
    for official in waiting:
        debts = lacking.of_office(official)
        if people_owing or debts:
            notice = _notice(looking, OFFICE, milestone, rung, **told, debts=debts)
            looking.notices.setdefault(official, []).append(notice)


def _untold(looking: Look, milestone: Milestone, official: int, ladder: str, rung: Due) -> bool:
    if official in looking.away or looking.rehearsed(milestone, ladder, official, rung):
        return False
    if official not in looking.places:
        place = people.chat_of(looking.conn, official)
        if place is None:
            return False
        looking.places[official] = place
    return reminders.untold_chief(looking.conn, milestone, official, ladder, rung.rung, looking.today)


def _below(units: list[Unit], root: int | None) -> set[int]:
    """A unit and all below it; ``units`` has parents before children."""
    below = {root}
    for unit in units:
        if unit.parent_id in below:
            below.add(unit.id)
    return {unit for unit in below if unit is not None}


def _names(owing: Iterable[Owing]) -> tuple[str, ...]:
    return tuple(sorted((o.full_name for o in owing), key=sort_key))
