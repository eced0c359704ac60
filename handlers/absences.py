"""Who is away: seen and ended by heads for their people and by the office for all. Nobody is asked why."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import heads, turning
from rules.absence import Absence, last_day_when_ended
from rules.paging import screen_of
from rules.records import Role
from storage import absences, audit, people
from storage.people import Person

RECORDING = (Role.HEAD, Role.OFFICE, Role.ADMIN)
A_SCREEN = 6


def may_record(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Heads for the people of their own subtree today, the office for everybody."""
    if person.has(Role.OFFICE) or person.has(Role.ADMIN):
        return True
    unit = arguments.get("unit")
    whose = _official(conn, arguments)
    if whose is not None:
        unit = people.unit_of(conn, whose, person.on_day)
    return unit is not None and heads(conn, person, unit)


def _official(conn: Connection, arguments: dict[str, Any]) -> int | None:
    found = absences.get(conn, arguments["absence"]) if "absence" in arguments else None
    return found.official_id if found is not None else arguments.get("official")


@allow(*RECORDING, when=may_record)
def list_(turn: Turn, campaign: int | None = None, unit: int | None = None, page: int = 0) -> None:
    """Who is away now or will be: of a unit and all below it, or (for the office) of all."""
    inside = None if unit is None else people.subtree(turn.conn, unit)
    screen = screen_of(absences.coming(turn.conn, turn.today, inside), page, A_SCREEN)
    place = {"campaign": campaign, "unit": unit}
    choices = [option(row.full_name, "absence.show", absence=row.absence.id, **place) for row in screen.items]
    choices += [*turning(screen, "absence.list", **place), press("report", "absence.report", **place)]
    choices.append(_back(campaign, unit))
    name = people.unit(turn.conn, unit).name if unit is not None else None
    turn.say("absence/list", choices, unit=name, screen=screen, today=turn.today)


@allow(*RECORDING, when=may_record)
def show(turn: Turn, absence: int, campaign: int | None = None, unit: int | None = None) -> None:
    """One absence, to be corrected or ended."""
    place = {"campaign": campaign, "unit": unit}
    found = _lasting(turn, absence, place)
    if found is not None:
        choices = [*of_absence(found, place), press("list", "absence.list", **place)]
        turn.say("absence/show", choices, absence=found, name=people.name_of(turn.conn, found.official_id))


@allow(*RECORDING, when=may_record)
def end(turn: Turn, absence: int, campaign: int | None = None, unit: int | None = None) -> None:
    """The official is back today, or will not be away after all."""
    place = {"campaign": campaign, "unit": unit}
    found = _lasting(turn, absence, place)
    if found is None:
        return
    last = last_day_when_ended(found, turn.today)
    if last is None:
        absences.remove(turn.conn, absence)
    else:
        absences.change(turn.conn, absence, found.first, last)
    record(turn, "absence.ended", found.official_id, found, None)
    begun = found.begun(turn.today)
    told = tell(turn, found.official_id, "absence/told_ended", begun=begun, absence=found)
    name = people.name_of(turn.conn, found.official_id)
    turn.say("absence/ended", after(found.official_id, place), name=name, begun=begun, told=told)


def _lasting(turn: Turn, absence: int, place: dict[str, int | None]) -> Absence | None:
    """An absence that is not over; None when the person was told that there is none any more."""
    found = absences.get(turn.conn, absence)
    if found is None or found.over(turn.today):
        turn.say("absence/gone", [press("list", "absence.list", **place)])
        return None
    return found


def of_person(turn: Turn, official: int, place: dict[str, Any]) -> tuple[list[Absence], list[Choice]]:
    """A person's absences that are not over, and what the one who looks may do about them."""
    found = [each for each in absences.of_official(turn.conn, official) if not each.over(turn.today)]
    if not may_record(turn.conn, turn.me, {"official": official}):
        return found, []
    if found:
        return found, of_absence(found[0], place)
    return found, [press("absent", "absence.begin", official=official, **place)]


def of_absence(absence: Absence, place: dict[str, Any]) -> list[Choice]:
    """Correct an absence, or end it."""
    about = {"absence": absence.id, **place}
    return [press("change_absence", "absence.change", **about), press("end_absence", "absence.end", **about)]


def after(official: int, place: dict[str, Any]) -> list[Choice]:
    """Where to go when an absence was kept or ended."""
    if place.get("campaign") is not None:
        return [press("person", "unit.person", official=official, **place), press("unit", "unit.show", **place)]
    return [press("list", "absence.list"), press("office", "office.show")]


def _back(campaign: int | None, unit: int | None) -> Choice:
    if unit is None:
        return press("office", "office.show")
    return press("unit", "unit.show", campaign=campaign, unit=unit)


def tell(turn: Turn, official: int, moment: str, **values: Any) -> bool:
    """Let the official know, unless they said it themselves; whether they were told."""
    return official != turn.me.official_id and turn.tell(official, moment, **values) is not None


def record(turn: Turn, action: str, official: int, before: Absence | None, now: Absence | None) -> None:
    """Append to the audit: whose absence, from which days to which."""
    days = " → ".join(_days(each) for each in (before, now) if each is not None)
    audit.record(turn.conn, turn.me.official_id, action, f"official:{official}", days, turn.now)


def _days(absence: Absence) -> str:
    return f"{absence.first}..{absence.last or ''}"


ACTIONS: dict[str, Handler] = {"absence.list": list_, "absence.show": show, "absence.end": end}
