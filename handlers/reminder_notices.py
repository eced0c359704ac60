"""What the ladders of a milestone have to tell, and to whom, at one look at the clock and the record."""

from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.owing_debts import unit_debts
from handlers.turn import Office
from rules.calendar import WorkingCalendar
from rules.escalation import Escalated
from rules.matters import Matters
from rules.names import sort_key
from rules.office_settings import Telling
from rules.owing import Debt
from rules.records import Milestone, Role, Unit
from rules.reminders import HEAD, MEMBER, OFFICE, Due, due
from storage import campaigns, owing, people, reminders, snoozes
from storage.escalations import Told
from storage.reminders import Owing


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing a digest says: the milestone, the rung, how far away it is, and for chiefs who is missing.

    ``again``: the person had put it off.
    """

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
    again: bool = False

    def about(self) -> tuple[Any, ...]:
        """What makes two notices read alike."""
        return (
            self.kept_as,
            self.milestone.id,
            self.rung,
            self.missing,
            self.returned,
            self.units,
            self.debts,
            self.unit,
        )

    @property
    def kept_as(self) -> str:
        """The ladder on which it is recorded."""
        return snoozes.again(self.ladder) if self.again else self.ladder

    @property
    def urgent(self) -> bool:
        """Whether it is told however often the person has been reminded: the deadline's own day."""
        return self.rung.rung == 0


@dataclass(slots=True)
class Look:
    """One look at the clock and the record.

    For a forecast: ``told`` holds, by (milestone, ladder, official), the newest rung taken as told beside what is recorded;
    ``spent`` are rungs (milestone, ladder, rung) of which nobody is left to be told; ``asked`` are those due at this look;
    ``told_up`` is what was taken as escalated, by milestone; ``told_days`` the days taken as days of a digest.
    ``starts`` says from when on officials who chose an hour are written to today; ``held`` whether somebody has to wait for
    that hour or another day, ``waiting_up`` the milestones of which chiefs still have to be told today.
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
    told_up: Mapping[int, list[Told]] = field(default_factory=dict)
    told_days: Mapping[int, Set[date]] = field(default_factory=dict)
    starts: Mapping[int, datetime] = field(default_factory=dict)
    held: bool = False
    waiting_up: set[int] = field(default_factory=set)
    looked_up: set[int] = field(default_factory=set)
    notices: dict[int, list[Notice]] = field(default_factory=dict)
    escalated: dict[int, list[Escalated]] = field(default_factory=dict)
    matters: dict[int, Matters] = field(default_factory=dict)
    places: dict[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def everybody(self) -> set[int]:
        """All who are told something."""
        return self.notices.keys() | self.escalated.keys() | self.matters.keys()

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

    def ready(self, official: int) -> bool:
        """Whether the hour from which an official wants to be written to has come."""
        come = official not in self.starts or self.starts[official] <= self.now
        self.held = self.held or not come
        return come

    def reached(self, official: int) -> bool:
        """Whether an official can be written to today: not away, and at a known place."""
        if official in self.away:
            return False
        if official not in self.places:
            place = people.chat_of(self.conn, official)
            if place is None:
                return False
            self.places[official] = place
        return True


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
            found = notice(looking, HEAD, milestone, rung, **told)
            looking.notices.setdefault(official, []).append(found)


def _offices(looking: Look, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, OFFICE, milestone, started)
    if rung is None:
        return
    holders = people.standing_body(looking.conn, looking.today)
    untold = _untold(looking, milestone, holders, OFFICE, rung)
    waiting = [official for official in holders if official in untold]
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
            found = notice(looking, OFFICE, milestone, rung, **told, debts=debts)
            looking.notices.setdefault(official, []).append(found)


def _untold(looking: Look, milestone: Milestone, chiefs: Collection[int], ladder: str, rung: Due) -> set[int]:
    """Those who are to be told now; a chief is looked up alone only when there is something to tell."""
    untold = reminders.untold(looking.conn, milestone, chiefs, ladder, rung.rung, looking.today) if chiefs else set()
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
