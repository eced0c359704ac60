"""What is overdue and goes up: to the head by name, then to the office and the director by unit, each level once."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from handlers.heads_reached import heads, nearest, reached
from handlers.notices import Look
from rules.escalation import Escalated, Level, Overdue, UnitOverdue, level_due
from rules.milestones import Milestone
from rules.names import sort_key
from rules.owing import Owed
from rules.records import Role
from storage import campaigns, digests, escalations, owing, people, reminders
from storage.escalations import Told
from storage.reminders import Owing

# what makes a unit itself overdue
_OF_UNITS = frozenset({Owed.LAUNCH, Owed.FIGURES, Owed.TOPICS, Owed.ACTIVITY})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who (``owing``) or what (a unit) is overdue, in which unit, by how many working days."""

    key: str
    unit_id: int
    days: int
    owing: Owing | None = None


def escalate(looking: Look, milestone: Milestone, started: date, units: set[int], *, rehearsing: bool) -> None:
    """Add what goes up of a milestone today."""
    if _quiet(looking, milestone, started, rehearsing=rehearsing):
        return
    looking.looked_up.add(milestone.id)
    before = [*escalations.told(looking.conn, milestone), *looking.told_up.get(milestone.id, [])]
    by_unit = heads(looking)
    chiefs = {Level.OFFICE: people.standing_body(looking.conn, looking.today)}
    chiefs[Level.DIRECTOR] = [who for who, _ in people.holders(looking.conn, Role.DIRECTOR, looking.today)]
    above = {level: reached(looking, found) for level, found in chiefs.items()}
    going: dict[tuple[Level, int], list[Subject]] = {}
    for subject in _subjects(looking, milestone, started, units):
        to = {Level.HEAD: nearest(looking, by_unit, subject.unit_id, _oneself(subject)), **above}
        days = _days_told(before, subject.key)
        over = Overdue(subject.days, days)
        level = level_due(over, looking.telling.grace, [at for at in to if to[at]], looking.today)
        _passed_over(looking, milestone, over, {Level.HEAD: by_unit.get(subject.unit_id, []), **chiefs})
        for chief in to[level] if level is not None else []:
            going.setdefault((level, chief), []).append(subject)  # type: ignore[arg-type]
    told = {(each.level, each.official_id, each.subject) for each in before}
    for (level, chief), subjects in going.items():
        _tell(looking, milestone, level, chief, [s for s in subjects if (level, chief, s.key) not in told], before)


def _passed_over(looking: Look, milestone: Milestone, over: Overdue, chiefs: Mapping[Level, Collection[int]]) -> None:
    """Note who would be told of something overdue now and cannot be written to."""
    level = level_due(over, looking.telling.grace, [at for at in chiefs if chiefs[at]], looking.today)
    if level is not None:
        missed = {each for each in chiefs[level] if not looking.reached(each)}
        looking.passed_over.setdefault((milestone, level), set()).update(missed)


def _quiet(looking: Look, milestone: Milestone, started: date, *, rehearsing: bool) -> bool:
    """Whether nothing can go up today: too early, or everything has been looked at already."""
    levels = [days for days in looking.telling.grace.values() if days > 0]
    over = looking.calendar.working_days_between(max(milestone.due_on, started), looking.today)
    if not levels or over < min(levels):
        return True
    return not rehearsing and escalations.finished(looking.conn, milestone.id, looking.today)


def _subjects(looking: Look, milestone: Milestone, started: date, units: set[int]) -> list[Subject]:
    """The people who owe and are not away, and the units that owe something themselves."""

    def over(since: date | None) -> int:
        begun = max(milestone.due_on, started, since or date.min)
        return looking.calendar.working_days_between(begun, looking.today)

    people_owing = reminders.owing(looking.conn, milestone, looking.today, units)
    late = [each for each in people_owing if each.official_id not in looking.away]
    lacking = owing.of_units(looking.conn, milestone, units, looking.today)
    itself = sorted(unit for unit, debts in lacking.items() if any(debt.what in _OF_UNITS for debt in debts))
    found = [Subject(escalations.person(o.official_id), o.unit_id, over(o.member_since), o) for o in late]
    return found + [Subject(escalations.unit(each), each, over(None)) for each in itself]


def _oneself(subject: Subject) -> int | None:
    """Nobody is told of themselves."""
    return None if subject.owing is None else subject.owing.official_id


def _days_told(before: Iterable[Told], subject: str) -> dict[Level, date]:
    """The first day on which each level was told."""
    days: dict[Level, date] = {}
    for each in before:
        if each.subject == subject:
            days.setdefault(each.level, each.on_day)
    return days


def _tell(
    looking: Look, milestone: Milestone, level: Level, chief: int, subjects: list[Subject], before: list[Told]
) -> None:
    if not subjects or (looking.sending and _had_today(looking, chief)):
        return  # one digest a person and day: tomorrow
    if looking.sending and not looking.ready(chief):
        looking.waiting_up.add(milestone.id)
        return
    found = Escalated(
        level=level,
        milestone=milestone,
        title=campaigns.get(looking.conn, milestone.campaign_id).title,
        days=max(each.days for each in subjects),
        people=_people(looking, milestone, subjects) if level is Level.HEAD else (),
        units=_units(looking, subjects, before),
        office_told=max((t.on_day for t in before if t.level is Level.OFFICE), default=None),
        subjects=tuple(each.key for each in subjects),
    )
    looking.escalated.setdefault(chief, []).append(found)


def _had_today(looking: Look, chief: int) -> bool:
    return chief not in looking.notices and bool(digests.had_today(looking.conn, [chief], looking.today))


def _people(looking: Look, milestone: Milestone, subjects: list[Subject]) -> tuple[tuple[str, date | None], ...]:
    last = reminders.last_told(looking.conn, milestone)
    found = [(each.owing.full_name, last.get(each.owing.official_id)) for each in subjects if each.owing is not None]
    return tuple(sorted(found, key=lambda row: sort_key(row[0])))


def _units(looking: Look, subjects: list[Subject], before: list[Told]) -> tuple[UnitOverdue, ...]:
    """What is overdue by unit, in the order of the tree, with the last day on which its head was told."""
    people_of = Counter(each.unit_id for each in subjects if each.owing is not None)
    silent = {each.unit_id for each in subjects if each.owing is None}
    keys = {each.key: each.unit_id for each in subjects}
    told: dict[int, date] = {}
    for each in before:
        if each.level is Level.HEAD and each.subject in keys:
            told[keys[each.subject]] = each.on_day
    return tuple(
        UnitOverdue(unit.name, people_of[unit.id], unit.id in silent, told.get(unit.id))
        for unit in looking.units
        if unit.id in people_of or unit.id in silent
    )
