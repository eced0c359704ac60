"""The sweep: who owes what now, one digest a person and day, told once. Running it again changes nothing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.turn import Choice, Office, compose, press
from rules.calendar import WorkingCalendar
from rules.names import sort_key
from rules.records import Milestone, MilestoneKind, Role, Unit
from rules.reminders import HEAD, LADDERS, MEMBER, OFFICE, Due, due, may_tell
from storage import absences, calendar, campaigns, people, reminders
from storage.outbox import Priority, State
from storage.reminders import Owing

NAMES_SHOWN = 8
AT_ONCE = 500


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

    def about(self) -> tuple[Any, ...]:
        """What makes two notices read alike."""
        return (self.ladder, self.milestone.id, self.rung, self.missing, self.returned, self.units)


@dataclass(slots=True)
class Sweep:
    """One look at the clock and the record."""

    conn: Connection
    office: Office
    now: datetime
    calendar: WorkingCalendar
    units: list[Unit]
    away: set[int]
    notices: dict[int, list[Notice]] = field(default_factory=dict)
    places: dict[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The date on the office's wall."""
        return self.now.astimezone(self.office.zone).date()

    def day(self, instant: datetime) -> date:
        """The local date of an instant."""
        return instant.astimezone(self.office.zone).date()


def sweep(conn: Connection, office: Office, now: datetime) -> int:
    """Queue every reminder that is due at ``now``; returns how many digests were new."""
    working = calendar.working_calendar(conn)
    if not may_tell(now, office.hours(working)):
        return 0
    today = now.astimezone(office.zone).date()
    looking = Sweep(conn, office, now, working, people.tree(conn), absences.away(conn, today))
    reminders.stale(conn, looking.today)
    for milestone, opened_at, set_on, audience in campaigns.open_milestones(conn):
        started = max(looking.day(opened_at), set_on or date.min)
        units = people.subtree(conn, audience) if audience is not None else {unit.id for unit in looking.units}
        _members(looking, milestone, started, units)
        _heads(looking, milestone, started, units)
        _offices(looking, milestone, started, units)
    return _queue(looking)


def _notice(looking: Sweep, ladder: str, milestone: Milestone, rung: Due, **more: Any) -> Notice:
    title = campaigns.get(looking.conn, milestone.campaign_id).title
    distance = looking.calendar.working_days_between(looking.today, milestone.due_on)
    return Notice(ladder, milestone, rung, title, distance, **more)


def _due(looking: Sweep, ladder: str, milestone: Milestone, started: date) -> Due | None:
    return due(milestone.due_on, LADDERS[ladder], started, looking.today, looking.calendar)


def _members(looking: Sweep, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, MEMBER, milestone, started)
    if rung is None:
        return
    plain, again = (_notice(looking, MEMBER, milestone, rung, returned=count) for count in (0, 1))
    for owing in reminders.owing(looking.conn, milestone, looking.today, units, untold=rung.rung):
        joined_after = owing.linked_at is not None and looking.day(owing.linked_at) >= rung.day
        if owing.chat is not None and owing.network is not None and not joined_after:
            looking.places[owing.official_id] = (owing.network, owing.chat)
            looking.notices.setdefault(owing.official_id, []).append(again if owing.returned else plain)


def _heads(looking: Sweep, milestone: Milestone, started: date, units: set[int]) -> None:
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
    owing = reminders.owing(looking.conn, milestone, looking.today, units)
    launched_not = _not_launched(looking, milestone, units)
    for official, unit in waiting:
        below = _below(looking.units, unit)
        mine = [o for o in owing if o.unit_id in below]
        missing, returned = _names(o for o in mine if not o.returned), sum(o.returned for o in mine)
        silent = tuple(u.name for u in looking.units if u.id == unit and u.id in launched_not)
        if missing or returned or silent:
            notice = _notice(looking, HEAD, milestone, rung, missing=missing, returned=returned, units=silent)
            looking.notices.setdefault(official, []).append(notice)


def _offices(looking: Sweep, milestone: Milestone, started: date, units: set[int]) -> None:
    rung = _due(looking, OFFICE, milestone, started)
    if rung is None:
        return
    holders = [official for official, _ in people.holders(looking.conn, Role.OFFICE, looking.today)]
    waiting = [official for official in holders if _untold(looking, milestone, official, OFFICE, rung)]
    if not waiting:
        return
    owing = reminders.owing(looking.conn, milestone, looking.today, units)
    missing = [o for o in owing if not o.returned]
    by_unit = [(unit.name, sum(o.unit_id == unit.id for o in missing)) for unit in looking.units]
    lines = tuple(f"{name}: {count}" for name, count in by_unit if count)
    if owing:
        told = {"missing": _names(missing), "returned": len(owing) - len(missing), "units": lines}
        notice = _notice(looking, OFFICE, milestone, rung, **told)
        for official in waiting:
            looking.notices.setdefault(official, []).append(notice)


def _untold(looking: Sweep, milestone: Milestone, official: int, ladder: str, rung: Due) -> bool:
    if official in looking.away:
        return False
    if official not in looking.places:
        place = people.chat_of(looking.conn, official)
        if place is None:
            return False
        looking.places[official] = place
    return reminders.untold_chief(looking.conn, milestone, official, ladder, rung.rung, looking.today)


def _not_launched(looking: Sweep, milestone: Milestone, units: set[int]) -> set[int]:
    if milestone.kind != MilestoneKind.REGISTRATION:
        return set()
    return reminders.not_launched(looking.conn, milestone.campaign_id, units)


def _below(units: list[Unit], root: int | None) -> set[int]:
    """A unit and all below it; ``units`` has parents before children."""
    below = {root}
    for unit in units:
        if unit.parent_id in below:
            below.add(unit.id)
    return {unit for unit in below if unit is not None}


def _names(owing: Iterable[Owing]) -> tuple[str, ...]:
    return tuple(sorted((o.full_name for o in owing), key=sort_key))


def _queue(looking: Sweep) -> int:
    """Queue what is to be told, a few hundred people at a time, so that memory stays small."""
    composed: dict[tuple[Any, ...], dict[str, Any]] = {}
    everybody = list(looking.notices.items())
    return sum(_told(looking, everybody[n : n + AT_ONCE], composed) for n in range(0, len(everybody), AT_ONCE))


def _told(looking: Sweep, some: list[tuple[int, list[Notice]]], composed: dict[tuple[Any, ...], dict[str, Any]]) -> int:
    digests: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    for official, notices in some:
        alike = tuple(notice.about() for notice in notices)
        if alike not in composed:
            composed[alike] = _digest(looking, notices)
        key = f"digest:{looking.today}:{official}"
        network, chat = looking.places[official]
        place = {"network": network, "chat": chat, "official_id": official, "unique_key": key}
        digests.append(_DIGEST | composed[alike] | place | {"created_at": looking.now})
        rows += [row | {"official_id": official, "digest": key} for n in notices for row in _rows(looking, n)]
    return reminders.tell(looking.conn, digests, rows)


_DIGEST: dict[str, Any] = {"kind": "reminder", "priority": Priority.REMINDER, "state": State.QUEUED}


def _rows(looking: Sweep, notice: Notice) -> Iterator[dict[str, Any]]:
    about = {"milestone_id": notice.milestone.id, "due_on": notice.milestone.due_on, "ladder": notice.ladder}
    about |= {"on_day": looking.today}
    yield about | {"rung": notice.rung.rung, "outcome": "late" if notice.rung.late(looking.today) else "sent"}
    for older in notice.rung.folded:
        yield about | {"rung": older, "outcome": "folded"}


def _digest(looking: Sweep, notices: list[Notice]) -> dict[str, Any]:
    late = any(notice.rung.late(looking.today) for notice in notices)
    values = {"notices": notices, "today": looking.today, "late": late, "names_shown": NAMES_SHOWN}
    return compose(looking.office, "reminder/digest", list(_choices(notices)), values)


def _choices(notices: list[Notice]) -> Iterator[Choice]:
    for notice in notices:
        about = {"campaign": notice.milestone.campaign_id}
        if notice.ladder != MEMBER:
            yield press("unit", "unit.show", **about)
        elif notice.milestone.kind == MilestoneKind.REGISTRATION:
            yield press("pledge", "pledge.begin", **about)
        else:
            yield press("progress", "progress.begin", **about)
