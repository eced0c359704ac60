"""Fills an empty database with a made-up department through the program's own import, and the model with the same."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.simulate.facts import Asked, Person
from bot.simulate.model import Model
from bot.simulate.network import NAME
from bot.simulate.units_owing import below
from rules.records import Category, MilestoneKind, Role
from rules.roster import Entry, Reading
from rules.roster_plan import plan
from rules.unit_kinds import BRANCH
from storage import campaign_parts, campaigns, milestones, people
from storage.campaign_parts import NewTarget
from storage.milestones import NewMilestone
from storage.roster_changes import carry_out
from storage.titles import usual_titles

NAME_OF_ALL = "Sở Mẫu"
FIRST_CHAT = 100_000
OFFICE_STAFF = 3
IN_A_BRANCH = 4  # a sub-department and the stations below it
NOT_JOINED = 0.06
_REGISTRATION = "Phát động và đăng ký"


@dataclass(frozen=True, slots=True)
class Dated:
    """A campaign's dates: when it opens, by when to register, (name, first day, last day) of its stages, by when the
    sub-departments with all below them register, if they have a day of their own, and (name, first day, last day, whether of
    sub-departments alone) of its drives."""

    title: str
    opens: date
    registration: date
    stages: tuple[tuple[str, date, date], ...]
    branches: date | None = None
    drives: tuple[tuple[str, date, date, bool], ...] = ()


WHOLE_YEAR = Dated(
    "Thi đua hoàn thành nhiệm vụ năm 2027",
    date(2027, 1, 12),
    date(2027, 3, 31),
    (("6 tháng", date(2027, 1, 1), date(2027, 6, 30)), ("Cả năm", date(2027, 7, 1), date(2027, 12, 10))),
    branches=date(2027, 4, 16),
    drives=(
        ("Đợt đầu năm", date(2027, 1, 25), date(2027, 3, 12), False),
        ("Đợt tháng Tư", date(2027, 3, 20), date(2027, 4, 14), False),
        ("Đợt của các chi cục", date(2027, 4, 1), date(2027, 4, 23), True),
        ("Đợt tháng Chín", date(2027, 8, 20), date(2027, 9, 6), False),
    ),
)
OF_A_BRANCH = Dated(
    "Thi đua cao điểm của chi cục",
    date(2027, 4, 5),
    date(2027, 5, 14),
    (("Đợt một", date(2027, 4, 1), date(2027, 6, 30)),),
    drives=(("Tuần cao điểm", date(2027, 4, 10), date(2027, 4, 20), False),),
)


def chat_of(official: int) -> str:
    """The chat of an official on the pretended network."""
    return str(FIRST_CHAT + official)


def official_at(chat: str) -> int:
    """Whose chat it is."""
    return int(chat) - FIRST_CHAT


def populate(conn: Connection, model: Model, officials: int, units: int, now: datetime, chance: random.Random) -> None:
    """Units, people, roles, and the chats of those who have joined."""
    reading, today = Reading(tuple(_entries(officials, units)), ()), model.calendar.day(now)
    usual_titles(conn)
    found = plan(reading, [], people.tree(conn), department=NAME_OF_ALL, create_units=True, by_admin=True)
    carry_out(conn, found, by=None, now=now, today=today)
    model.parents = {unit.id: unit.parent_id for unit in people.tree(conn)}
    for each in people.staff(conn, today):
        person = model.people[each.id] = Person(each.id, each.unit_id, today)
        if chance.random() >= NOT_JOINED:
            join(conn, person, now)
    model.heads = {unit: who for who, unit in people.holders(conn, Role.HEAD, today) if unit is not None}
    model.office = people.standing_body(conn, today)
    model.directors = [who for who, _ in people.holders(conn, Role.DIRECTOR, today)]


def join(conn: Connection, person: Person, now: datetime) -> None:
    """Somebody ties their chat to themselves."""
    people.link(conn, person.id, NAME, chat_of(person.id), now)
    person.linked = now


def _entries(officials: int, units: int) -> Iterator[Entry]:
    names = [NAME_OF_ALL, "Văn phòng Sở", *(_unit_name(number) for number in range(units - 2))]
    for number in range(officials):
        place = number % len(names)
        role = _role(number, len(names))
        parent = "" if place == 0 else _parent(names, place)
        yield Entry(
            *("", number + 2, f"M{number + 1:05d}", f"Người Mẫu {number + 1:05d}"),
            unit=names[place],
            parent=parent,
            position="Chuyên viên",
            category=Category.CIVIL_SERVANT,
            role=role,
        )


def _unit_name(number: int) -> str:
    branch, within = divmod(number, IN_A_BRANCH)
    return f"Chi cục {branch + 1:02d}" if within == 0 else f"Hạt {branch + 1:02d}.{within}"


def _parent(names: list[str], place: int) -> str:
    within = (place - 2) % IN_A_BRANCH
    return NAME_OF_ALL if place == 1 or within == 0 else names[place - within]


def _role(number: int, units: int) -> Role | None:
    """The first person of a unit heads it; some of the second unit keep the office."""
    if number == 0:
        return Role.DIRECTOR
    if number < units:
        return Role.HEAD
    return Role.OFFICE if number % units == 1 and number // units <= OFFICE_STAFF else None


def draft(conn: Connection, model: Model, dated: Dated, unit: int | None, zone: ZoneInfo) -> int:
    """Store a campaign that opens by itself on its day at eight; for a unit and all below it, when one is named."""
    opens = datetime.combine(dated.opens, datetime.min.time().replace(hour=8), zone)
    values = {"title": dated.title, "year": dated.opens.year, "audience_unit_id": unit, "opened_by": model.office[0]}
    campaign = campaigns.create(conn, **values, state=campaigns.HELD, hold_until=opens)
    campaign_parts.add_topics(conn, campaign, [("1", "Cải cách hành chính", "Nội dung mẫu.")])
    campaign_parts.add_targets(conn, campaign, [NewTarget("Hồ sơ đúng hạn", "Hồ sơ", ">=", Decimal(95), "%", "person")])
    units = set(model.parents) if unit is None else below(model, unit)
    when, answering = (opens, dated.opens), _answering(model, units)
    apart = units & _in_branches(conn, model) if dated.branches is not None else set()
    for due_on, asks in ((dated.registration, units - apart), (dated.branches, apart)):
        if due_on is not None and asks:
            kinds = (BRANCH,) if asks is apart else ()
            new = NewMilestone(MilestoneKind.REGISTRATION, _REGISTRATION, due_on, unit_kinds=kinds)
            kept = milestones.add(conn, campaign, new, model.calendar.day(opens))
            model.asked.append(Asked(kept.id, campaign, None, due_on, *when, asks, answering & asks))
    for name, first, last in dated.stages:
        stage = campaign_parts.add_stage(conn, campaign, name, first, last)
        made = campaign_parts.add_milestone(conn, campaign, MilestoneKind.PROGRESS, name, last, stage)
        model.asked.append(Asked(made, campaign, stage, last, *when, units, answering))
    for drive in dated.drives:
        _drive(
            conn, model, campaign, drive, Asked(0, campaign, None, drive[2], *when, units, answering, drive=drive[1])
        )
    return campaign


def _drive(conn: Connection, model: Model, campaign: int, drive: tuple[str, date, date, bool], asked: Asked) -> None:
    """Store the milestone that closes a drive; ``asked`` is it, of all units and without its id."""
    name, first, last, branches_alone = drive
    if branches_alone:
        within = _in_branches(conn, model)
        asked.units, asked.answering = asked.units & within, asked.answering & within
    new = NewMilestone(MilestoneKind.ACTIVITY, name, last, None, (BRANCH,) if branches_alone else (), first)
    asked.id = milestones.add(conn, campaign, new, asked.opened).id
    model.asked.append(asked)


def _answering(model: Model, units: set[int]) -> set[int]:
    """The units below the top, the top itself when there is nothing below."""
    return {unit for unit in units if model.parents[unit] in units} or units


def _in_branches(conn: Connection, model: Model) -> set[int]:
    """The sub-departments and all below them."""
    heads = [unit.id for unit in people.tree(conn) if unit.kind == BRANCH]
    return {each for unit in heads for each in below(model, unit)}


def branches(model: Model) -> list[int]:
    """The units that have others below them, the department itself left out."""
    parents = {parent for parent in model.parents.values() if parent is not None}
    return sorted(unit for unit in parents if model.parents[unit] is not None)
