"""Which unit and campaign a head (or somebody who may see every unit) looks at, and how it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from handlers.turn import Choice, Turn, option, press
from rules.paging import Screen
from rules.records import Campaign, Role, Unit
from rules.unit_standing import Missing, StandingRecord, UnitStanding
from rules.unit_standing import standing as standing_of
from storage import campaigns, people, pledges, showcases, standing
from storage.people import Person

SEEING = (Role.HEAD, Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
# may confirm and return pledges, each where ``rules.confirmation`` names them
DECIDING = (Role.HEAD, Role.OFFICE, Role.DIRECTOR)
_EVERYWHERE = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)


@dataclass(frozen=True, slots=True)
class View:
    """One unit, with all below it, in one campaign."""

    campaign: Campaign
    unit: Unit
    record: StandingRecord
    standing: UnitStanding

    @property
    def about(self) -> dict[str, int]:
        """The arguments that every action on this view carries."""
        return {"campaign": self.campaign.id, "unit": self.unit.id}


def named_unit(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit an action names (argument ``unit``), for access."""
    return arguments.get("unit")


def heads(conn: Connection, person: Person, unit_id: int) -> bool:
    """Whether a person heads a unit or one above it."""
    return not set(people.ancestors(conn, unit_id)).isdisjoint(person.headed())


def sees_everything(person: Person) -> bool:
    """Whether a person's roles show every unit."""
    return any(map(person.has, _EVERYWHERE))


def in_sight(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the unit that is named, if any, may be looked at."""
    unit_id = arguments.get("unit")
    return unit_id is None or sees_everything(person) or heads(conn, person, unit_id)


def over_official(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the official named belongs to the unit named, or below it, on this day."""
    at = people.unit_of(conn, arguments["official"], person.on_day)
    return at is not None and arguments["unit"] in people.ancestors(conn, at)


def over_pledge(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """The same for the official whose pledge is named."""
    official_id = pledges.owner(conn, arguments)
    return official_id is not None and over_official(conn, person, {**arguments, "official": official_id})


def may_decide(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person may confirm or return the pledge named: never the own one, see ``rules.confirmation``."""
    official_id = pledges.owner(conn, arguments)
    if official_id is None or not over_pledge(conn, person, arguments):
        return False
    return person.official_id in standing.confirmers_of(conn, official_id, person.on_day)


def over_showcase(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the model or project named belongs to the unit named."""
    return showcases.unit_owning(conn, arguments) == arguments["unit"]


def own_units(turn: Turn) -> list[Unit]:
    """Where a person's view begins: the units headed, nested ones under the topmost; without any, the whole tree's roots."""
    tree = people.tree(turn.conn)
    headed = set(turn.me.headed())
    if not headed:
        return [unit for unit in tree if unit.parent_id is None]
    return [u for u in tree if u.id in headed and headed.isdisjoint(people.ancestors(turn.conn, u.id)[1:])]


def leaving(turn: Turn, campaign: int, unit: int) -> Choice:
    """The way out of a register: to the unit's screen, or to Văn phòng's registers for one of it who does not head the unit."""
    if turn.me.has(Role.OFFICE) and not heads(turn.conn, turn.me, unit):
        return press("record", "office.group", group="record")
    return press("unit", "unit.show", campaign=campaign, unit=unit)


def running(turn: Turn, campaign: int, unit: int) -> Campaign | None:
    """The campaign, when it is open for a unit; None when the person was told that it is not."""
    found = next((c for c in standing.running(turn.conn, unit) if c.id == campaign), None)
    paused = campaigns.paused_for(turn.conn, unit) if found is None else []
    if paused:
        turn.say("campaign/paused", [press("menu", "menu.show")], campaign=paused[0])
    elif found is None:
        turn.say("campaign/none_running", [press("menu", "menu.show")])
    return found


def view(turn: Turn, campaign: int, unit: int) -> View | None:
    """How a unit stands now; None when the person was told that the campaign is not open for it."""
    found = running(turn, campaign, unit)
    if found is None:
        return None
    record = standing.record(turn.conn, campaign, turn.today, people.subtree(turn.conn, unit))
    return View(found, people.unit(turn.conn, unit), record, standing_of(record, (u.id for u in record.units)))


def back_to_missing(seen: View, owed: Missing | None) -> list[Choice]:
    """From one person to the list of all who owe the same, to go on with the next."""
    if owed not in (Missing.PLEDGE, Missing.REPORT):
        return []
    return [press("others_missing", "unit.missing", **seen.about, what=str(owed))]


def turning(screen: Screen[Any], action: str, **about: Any) -> list[Choice]:
    """The choices that leaf through a long list."""
    places = (("previous", screen.previous), ("next", screen.next))
    return [press(name, action, **about, page=number) for name, number in places if number is not None]


def naming(units: Sequence[Unit], **about: Any) -> list[Choice]:
    """A choice per unit that opens it."""
    return [option(unit.name, "unit.show", **about, unit=unit.id) for unit in units]
