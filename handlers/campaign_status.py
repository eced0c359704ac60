"""“Tình hình phong trào”: who was told, has read, launched, registered, reported, is late; names for the office alone."""

from collections import Counter
from typing import Any

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import turning
from rules.campaign_status import Count, Figure, StatusRecord, behind, counts, silent
from rules.paging import screen_of
from rules.records import Role, Unit
from rules.unit_standing import branch, children, in_order, shown_names
from storage import campaign_status, campaigns

SEEING = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
UNITS_SHOWN, NAMES_SHOWN = 5, 10


@allow(*SEEING)
def begin(turn: Turn) -> None:
    """Which campaign, when several run or have ended."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)
    if len(found) == 1:
        show(turn, found[0].id)
        return
    choices = [option(each.title, "status.show", campaign=each.id) for each in found]
    turn.say("status/which", [*choices, press("menu", "menu.show")], count=len(found))


@allow(*SEEING)
def show(turn: Turn, campaign: int, unit: int | None = None) -> None:
    """The six figures of a campaign, of one unit with all below it when given, each against last week."""
    record = campaign_status.record(turn.conn, campaign, turn.today, turn.office.zone)
    about = {"campaign": campaign, "unit": unit}
    found = counts(record, _inside(record, unit), turn.today)
    choices = [
        press(figure, "status.figure", **about, figure=figure) for figure in Figure if _open(figure, found[figure])
    ]
    choices.append(press("units", "status.units", **about))
    values: dict[str, Any] = {
        "campaign": campaigns.get(turn.conn, campaign),
        "unit": _named(record, unit),
        "counts": found,
    }
    turn.say("status/show", [*choices, *_back(campaign, unit)], **values)


def _open(figure: Figure, count: Count) -> bool:
    """Whether anybody stands behind a figure."""
    return count.now > 0 if figure is Figure.LATE else count.now < count.total


def _inside(record: StatusRecord, unit: int | None) -> frozenset[int]:
    return frozenset(each.id for each in record.units) if unit is None else branch(record.units, unit)


def _named(record: StatusRecord, unit: int | None) -> Unit | None:
    return next((each for each in record.units if each.id == unit), None)


def _back(campaign: int, unit: int | None) -> list[Choice]:
    whole = [press("whole", "status.show", campaign=campaign)] if unit is not None else []
    return [*whole, press("menu", "menu.show")]


@allow(*SEEING)
def units(turn: Turn, campaign: int, unit: int | None = None, page: int = 0) -> None:
    """The units directly below, each with all below it."""
    record = campaign_status.record(turn.conn, campaign, turn.today, turn.office.zone)
    screen = screen_of(_below(record, unit), page, UNITS_SHOWN)
    rows = [(each, counts(record, branch(record.units, each.id), turn.today)) for each in screen.items]
    about = {"campaign": campaign, "unit": unit}
    choices = [option(each.name, "status.show", campaign=campaign, unit=each.id) for each, _ in rows]
    choices += [*turning(screen, "status.units", **about), press("status", "status.show", **about)]
    turn.say("status/units", choices, rows=rows, screen=screen, unit=_named(record, unit))


def _below(record: StatusRecord, unit: int | None) -> list[Unit]:
    """The children of a unit; without one the top units, or what is below when there is only one of them."""
    if unit is not None:
        return list(children(record.units, unit))
    ids = {each.id for each in record.units}
    tops = [each for each in record.units if each.parent_id not in ids]
    return list(children(record.units, tops[0].id)) or tops if len(tops) == 1 else tops


@allow(*SEEING)
def figure(turn: Turn, campaign: int, figure: str, unit: int | None = None, page: int = 0) -> None:
    """Who stands behind a figure: by name for the office, in numbers by unit for others."""
    record, asked = campaign_status.record(turn.conn, campaign, turn.today, turn.office.zone), Figure(figure)
    by_name = turn.me.has(Role.OFFICE) or asked is Figure.LAUNCHED
    lines = (_by_name if by_name else _by_unit)(turn, record, _inside(record, unit), asked)
    screen = screen_of(lines, page, NAMES_SHOWN)
    about: dict[str, Any] = {"campaign": campaign, "unit": unit}
    choices = [*turning(screen, "status.figure", **about, figure=figure), press("status", "status.show", **about)]
    turn.say("status/figure", choices, figure=asked, screen=screen, unit=_named(record, unit))


def _by_name(turn: Turn, record: StatusRecord, inside: frozenset[int], asked: Figure) -> list[str]:
    if asked is Figure.LAUNCHED:
        return [unit.name for unit in silent(record, inside)]
    people, units = in_order(behind(record, inside, asked, turn.today)), {unit.id: unit.name for unit in record.units}
    names = shown_names(people)
    return [phrase(turn, "status/person", name=names[each.id], unit=units[each.unit_id]) for each in people]


def _by_unit(turn: Turn, record: StatusRecord, inside: frozenset[int], asked: Figure) -> list[str]:
    counted = Counter(each.unit_id for each in behind(record, inside, asked, turn.today))
    return [phrase(turn, "status/unit", name=u.name, count=counted[u.id]) for u in record.units if counted[u.id]]


ACTIONS: dict[str, Handler] = {
    "status.begin": begin,
    "status.show": show,
    "status.units": units,
    "status.figure": figure,
}
