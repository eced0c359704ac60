"""Which campaign, period and part of the department a compile is about, and who may have it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from handlers.access import WHOLE_DEPARTMENT
from handlers.turn import Turn
from handlers.unit_scope import heads
from reports import period as periods
from reports.period import Period
from rules.records import Campaign, Role, Unit
from storage import campaigns, people
from storage.people import Person

MAY = (Role.OFFICE, Role.DIRECTOR, Role.COUNCIL, Role.ADMIN, Role.HEAD)
FREEZING = (Role.OFFICE, Role.ADMIN)
WHOLE = tuple(sorted(WHOLE_DEPARTMENT))


@dataclass(frozen=True, slots=True)
class About:
    """What is compiled: ``unit`` is the name of the unit whose subtree it is, None for all units."""

    campaign: Campaign
    period: Period
    scope: int | None
    unit: str | None

    @property
    def arguments(self) -> dict[str, Any]:
        """What every choice on it carries."""
        return {"campaign": self.campaign.id, "period": self.period.code, "scope": self.scope}

    def ended(self, today: date) -> bool:
        return self.period.ends_on < today


def sees_whole(person: Person) -> bool:
    """Whether a person's roles show the whole department."""
    return any(map(person.has, WHOLE_DEPARTMENT))


def in_sight(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the unit that is named, if any, may be compiled by the person."""
    scope = arguments.get("scope")
    return scope is None or sees_whole(person) or heads(conn, person, scope)


def in_hand(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person may have what was made of exactly this scope; all units are for the whole department's roles."""
    return sees_whole(person) or (arguments.get("scope") is not None and in_sight(conn, person, arguments))


def own_scope(turn: Turn, scope: int | None) -> int | None:
    """The unit asked for; without one all units, or the first of those that a head heads."""
    return scope if scope is not None or sees_whole(turn.me) else turn.me.headed()[0]


def visible_units(turn: Turn) -> list[Unit]:
    """The units whose subtree the person may compile: all of them, or those that a head heads with all below."""
    units = people.tree(turn.conn)
    if sees_whole(turn.me):
        return units
    inside = set().union(*(people.subtree(turn.conn, unit) for unit in turn.me.headed()))
    return [unit for unit in units if unit.id in inside]


def about(turn: Turn, campaign: int, period: str, scope: int | None) -> About:
    """The facts of a compile. ValueError for a period that is none."""
    found, unit = campaigns.get(turn.conn, campaign), own_scope(turn, scope)
    name = None if unit is None else people.unit(turn.conn, unit).name
    return About(found, periods.read(period, found.year), unit, name)
