"""Who hears of something overdue, and when: the head first, then the office, then the director, a day apart at least.

Pure. What was told already is an argument; whoever has done the thing, or is away, is not asked about at all.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.milestones import Milestone


class Level(StrEnum):
    """Who is told, in order."""

    HEAD = "head"
    OFFICE = "office"
    DIRECTOR = "director"


# working days after the deadline; 0: this level is not told
GRACE: Mapping[Level, int] = MappingProxyType({Level.HEAD: 2, Level.OFFICE: 4, Level.DIRECTOR: 8})


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something owed after its deadline: ``days`` working days over, ``told`` the day on which each level was told of it."""

    days: int
    told: Mapping[Level, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitOverdue:
    """What is overdue in one unit: how many people, the unit itself; when its head was told (None: nobody could be)."""

    name: str
    people: int
    itself: bool
    head_told: date | None


@dataclass(frozen=True, slots=True)
class Escalated:
    """Something overdue that goes up: ``days`` working days over; by name, with the day of the last reminder (None: none),
    for heads alone; by unit for all. ``subjects`` are who and what it is, as the record names them."""

    level: Level
    milestone: Milestone
    title: str
    days: int
    people: tuple[tuple[str, date | None], ...]
    units: tuple[UnitOverdue, ...]
    office_told: date | None
    subjects: tuple[str, ...]


def level_due(overdue: Overdue, grace: Mapping[Level, int], reached: Collection[Level], today: date) -> Level | None:
    """The level whose day today is, or None.

    ``reached`` are the levels where somebody can be written to. A level is told ``grace`` working days after the deadline at
    the earliest, and on a later day than the one before it; a level without anybody, or whose grace is 0, is passed over, and
    not gone back to once a higher one was told.
    """
    highest = max((list(Level).index(level) for level in overdue.told), default=-1)
    for level in list(Level)[max(highest, 0) :]:
        told = overdue.told.get(level)
        if told == today:
            return level
        if told is None and grace[level] > 0 and level in reached:
            return level if overdue.days >= grace[level] else None
    return None
