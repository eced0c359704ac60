"""Everything a unit did, in one list by day: launches, models, projects and all kinds of activity."""

from handlers.access import Handler, allow
from handlers.activities import may_record
from handlers.labels import MOST_OFFERED
from handlers.record_files import READING
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import named_unit, turning
from rules.activities import LAUNCH, SHOWCASE, Line, line_of, listed
from rules.dates import format_date
from rules.paging import screen_of
from rules.records import Launch, Role
from storage import activities, activity_kinds, campaigns, launches, people, showcases
from storage.showcases import KeptShowcase

A_SCREEN = 6
_LABEL = 40


def lines_of(turn: Turn, campaign: int, unit: int | None) -> list[Line]:
    """Everything done in a campaign by a unit and all below it (by all, without a unit)."""
    inside = None if unit is None else people.subtree(turn.conn, unit)
    found = [line_of(each) for each in activities.of_units(turn.conn, campaign, inside)]
    found += [_launched(turn, each) for each in launches.of_campaign(turn.conn, campaign)]
    found += [_shown(turn, each) for each in showcases.kept_of_campaign(turn.conn, campaign)]
    return [line for line in found if inside is None or line.unit_id in inside]


def _launched(turn: Turn, launch: Launch) -> Line:
    return Line(LAUNCH, launch.unit_id, launch.unit_id, launch.held_on, kind_name(turn, LAUNCH))


def _shown(turn: Turn, kept: KeptShowcase) -> Line:
    said = kept.showcase
    day = said.reported_at.astimezone(turn.office.zone).date()
    return Line(SHOWCASE, kept.id, said.unit_id, day, said.name)


def kind_name(turn: Turn, code: str) -> str:
    """What a kind of line is called."""
    held = activity_kinds.every(turn.conn)
    return held[code].kind.name if code in held else turn.office.renderer.labels("activity/kinds").get(code, "")


@allow(*READING, unit=named_unit)
def list_(turn: Turn, campaign: int, unit: int | None = None, kind: str = "", page: int = 0) -> None:
    """What a unit and those below it did (or all units), the newest first."""
    place = {"campaign": campaign, "unit": unit}
    found = listed(lines_of(turn, campaign, unit), kind)
    screen = screen_of(found, page, A_SCREEN)
    names = {each.id: each.name for each in people.tree(turn.conn)}
    choices = [_opening(line, place) for line in screen.items if line.kind != LAUNCH]
    choices += turning(screen, "activity.list", **place, kind=kind)
    if unit is not None and may_record(turn, unit):
        choices.append(press("add", "activity.add", **place))
    if found or kind:
        choices.append(press("filter", "activity.kinds", **place))
    choices.append(press("unit", "unit.show", **place) if unit is not None else press("office", "office.show"))
    kinds = {code: kind_name(turn, code) for code in {line.kind for line in screen.items}}
    wanted = kind_name(turn, kind) if kind else ""
    turn.say(
        "activity/list",
        choices,
        screen=screen,
        names=names,
        kinds=kinds,
        kind=wanted,
        campaign=campaigns.get(turn.conn, campaign),
        unit=names.get(unit or 0, ""),
    )


def _opening(line: Line, place: dict[str, int | None]) -> Choice:
    label = f"{format_date(line.day)[:-5]} {line.text}"[:_LABEL]
    if line.kind == SHOWCASE:
        return option(label, "unit.showcase", campaign=place["campaign"], unit=line.unit_id, showcase=line.id)
    return option(label, "activity.show", activity=line.id)


@allow(*READING, unit=named_unit)
def kinds_(turn: Turn, campaign: int, unit: int | None = None) -> None:
    """How much there is of each kind, to choose one."""
    place = {"campaign": campaign, "unit": unit}
    codes = [line.kind for line in lines_of(turn, campaign, unit)]
    order = [code for code in (LAUNCH, SHOWCASE, *activity_kinds.every(turn.conn)) if code in codes]
    counted = [(code, f"{kind_name(turn, code)} ({codes.count(code)})") for code in order]
    choices = [option(label, "activity.list", **place, kind=code) for code, label in counted]
    turn.say("activity/choose_kind", [*choices, press("every", "activity.list", **place)])


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
def everywhere(turn: Turn) -> None:
    """What all units did: in the one campaign that runs, or the one chosen."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)
    if len(found) == 1:
        list_(turn, found[0].id)
    elif found:
        choices = [option(each.title, "activity.list", campaign=each.id, unit=None) for each in found[:MOST_OFFERED]]
        turn.say("campaign/which", choices)
    else:
        turn.say("campaign/none_running", [press("menu", "menu.show")])


ACTIONS: dict[str, Handler] = {"activity.list": list_, "activity.kinds": kinds_, "activity.everywhere": everywhere}
