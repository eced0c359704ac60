"""Where a campaign stands with its people and units: told, read, launched, registered, reported, late; now and a week ago.

Pure: the days on which things were done are arguments, all local dates of the office.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from rules.records import Official, Unit

A_WEEK = timedelta(days=7)


class Figure(StrEnum):
    """RECEIVED: a message about the campaign arrived; LATE: something is owed whose day is over."""

    RECEIVED = "received"
    READ = "read"
    LAUNCHED = "launched"
    REGISTERED = "registered"
    REPORTED = "reported"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Duty:
    """Something a person owed by a day, and the day it was done (None: not yet)."""

    due_on: date
    done_on: date | None

    def late(self, day: date) -> bool:
        """Whether it was still owed on ``day``, after its own day was over."""
        return self.due_on < day and (self.done_on is None or self.done_on > day)


@dataclass(frozen=True, slots=True)
class PersonStatus:
    """``done`` holds the day of each figure of a person that is reached; ``owes_report``: there is something to report on."""

    official: Official
    done: Mapping[Figure, date]
    owes_report: bool
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class StatusRecord:
    """``units`` are those of the campaign, parents first; ``launched`` holds, by unit that has to launch, the day or None."""

    units: tuple[Unit, ...]
    people: tuple[PersonStatus, ...]
    launched: Mapping[int, date | None]


@dataclass(frozen=True, slots=True)
class Count:
    """How many now, a week ago, and of how many."""

    now: int
    before: int
    total: int


def counts(record: StatusRecord, unit_ids: Collection[int], today: date) -> dict[Figure, Count]:
    """Every figure of some units together."""
    inside = [person for person in record.people if person.official.unit_id in unit_ids]
    return {figure: _count(record, inside, unit_ids, figure, today) for figure in Figure}


def _count(
    record: StatusRecord, inside: list[PersonStatus], unit_ids: Collection[int], figure: Figure, today: date
) -> Count:
    if figure is Figure.LAUNCHED:
        days = [day for unit, day in record.launched.items() if unit in unit_ids]
        return Count(_by(days, today), _by(days, today - A_WEEK), len(days))
    meant = _meant(inside, figure)
    if figure is Figure.LATE:
        now, before = (sum(_late(person, day) for person in meant) for day in (today, today - A_WEEK))
        return Count(now, before, len(meant))
    days = [person.done.get(figure) for person in meant]
    return Count(_by(days, today), _by(days, today - A_WEEK), len(meant))


def _by(days: Collection[date | None], last: date) -> int:
    return sum(day is not None and day <= last for day in days)


def _meant(people: list[PersonStatus], figure: Figure) -> list[PersonStatus]:
    return [person for person in people if figure is not Figure.REPORTED or person.owes_report]


def _late(person: PersonStatus, day: date) -> bool:
    return any(duty.late(day) for duty in person.duties)


def behind(record: StatusRecord, unit_ids: Collection[int], figure: Figure, today: date) -> list[Official]:
    """Who is meant by a figure and still missing in it; for LATE who is late. Nobody for LAUNCHED, which is of units."""
    if figure is Figure.LAUNCHED:
        return []
    inside = _meant([person for person in record.people if person.official.unit_id in unit_ids], figure)
    if figure is Figure.LATE:
        return [person.official for person in inside if _late(person, today)]
    return [person.official for person in inside if figure not in person.done]


def silent(record: StatusRecord, unit_ids: Collection[int]) -> list[Unit]:
    """Units that have to launch and have not, in the order of the tree."""
    return [unit for unit in record.units if unit.id in unit_ids and record.launched.get(unit.id, date.min) is None]
