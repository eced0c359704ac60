"""Everything a unit did, in one list by day: launches, models, projects and all kinds of activity."""

from handlers.access import Handler, allow
from handlers.activity_form import FORM, as_answers
from handlers.filling import start
from handlers.form import Filling
from handlers.record_files import offered
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import SEEING, heads, named_unit, running, turning
from rules.activities import LAUNCH, SHOWCASE, Activity, Line, details, line_of, listed
from rules.activity_kinds import GOOD_DEED, INSPECTION, KINDS
from rules.dates import format_date
from rules.paging import screen_of
from rules.records import Launch, Role
from storage import activities, campaigns, launches, people, showcases
from storage.showcases import KeptShowcase

A_SCREEN = 8
_LABEL = 40
RECORDING = (Role.HEAD, Role.OFFICE)
READING = (*SEEING, Role.ADMIN)


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
    return KINDS[code].name if code in KINDS else turn.office.renderer.labels("activity/kinds").get(code, "")


def may_record(turn: Turn, unit: int | None) -> bool:
    """Whether the person may enter and change activities of a unit."""
    return turn.me.has(Role.OFFICE) or (unit is not None and heads(turn.conn, turn.me, unit))


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
    order = [code for code in (LAUNCH, SHOWCASE, *KINDS) if code in codes]
    counted = [(code, f"{kind_name(turn, code)} ({codes.count(code)})") for code in order]
    choices = [option(label, "activity.list", **place, kind=code) for code, label in counted]
    turn.say("activity/choose_kind", [*choices, press("every", "activity.list", **place)])


@allow(*RECORDING, unit=named_unit)
def add(turn: Turn, campaign: int, unit: int) -> None:
    """Ask for an activity."""
    if running(turn, campaign, unit) is not None:
        start(turn, FORM, {"campaign": campaign, "unit": unit})


@allow(*READING, unit=activities.unit_owning)
def show(turn: Turn, activity: int) -> None:
    """One activity as it stands."""
    found = activities.get(turn.conn, activity)
    if found is None:
        turn.say("form/gone")
        return
    ties = ties_of(turn, found)
    choices = [*_choices(turn, found), press("list", "activity.list", campaign=found.campaign_id, unit=found.unit_id)]
    turn.say(
        "activity/show",
        choices,
        activity=found,
        kind=KINDS[found.kind].name,
        details=details(found),
        ties=ties,
        unit=people.unit(turn.conn, found.unit_id).name,
        by=people.name_of(turn.conn, found.by),
    )


def ties_of(turn: Turn, found: Activity) -> list[str]:
    """What an activity is tied to, in words."""
    answers = as_answers(turn, found)
    filling = Filling({}, answers)
    return [answers[name].shown for name in ("topic", "target", "movement") if filling.value(name) is not None]


def _choices(turn: Turn, found: Activity) -> list[Choice]:
    about = {"activity": found.id}
    choices = offered(turn, activity_id=found.id)
    if may_record(turn, found.unit_id):
        choices += _changes(found)
    if found.kind == GOOD_DEED and found.publishable:
        choices.append(press("story", "activity.story", **about))
    return [*choices, press("history", "activity.history", **about)] if found.revision > 1 else choices


def _changes(found: Activity) -> list[Choice]:
    about = {"activity": found.id, "revision": found.revision}
    if found.withdrawn:
        return [press("restore", "activity.restore", activity=found.id)]
    choices = [press("change", "activity.change", **about), press("withdraw", "activity.withdraw", activity=found.id)]
    if found.planned:
        choices.insert(0, press("done", "activity.done", **about))
    if found.kind == INSPECTION:
        choices.append(press("nominate", "nomination.from_inspection", activity=found.id))
    return choices


@allow(*READING, unit=activities.unit_owning)
def history(turn: Turn, activity: int) -> None:
    """Every revision: who, when, what changed it and why."""
    found = activities.history(turn.conn, activity)
    names = {each.by: people.name_of(turn.conn, each.by) for each in found}
    turn.say("activity/history", [press("show", "activity.show", activity=activity)], revisions=found, names=names)


@allow(*RECORDING, unit=activities.unit_owning)
def change(turn: Turn, activity: int, revision: int) -> None:
    """Open the form with what was said."""
    found = _standing(turn, activity, revision)
    if found is not None:
        start(turn, FORM, _about(found), as_answers(turn, found))


@allow(*RECORDING, unit=activities.unit_owning)
def done(turn: Turn, activity: int, revision: int) -> None:
    """What was planned has been done: the day is asked anew."""
    found = _standing(turn, activity, revision)
    if found is not None:
        answers = as_answers(turn, found)
        start(
            turn, FORM, _about(found), {name: answers[name] for name in answers if name not in ("held", "planned_on")}
        )


def _about(found: Activity) -> dict[str, int]:
    about = {"campaign": found.campaign_id, "unit": found.unit_id}
    return {**about, "activity": found.id, "revision": found.revision}


def _standing(turn: Turn, activity: int, revision: int) -> Activity | None:
    """The activity when it can be changed; None when the person was told that it cannot."""
    found = activities.get(turn.conn, activity)
    if found is None or found.withdrawn or found.revision != revision:
        turn.say("activity/changed", [press("show", "activity.show", activity=activity)])
        return None
    return found if running(turn, found.campaign_id, found.unit_id) is not None else None


@allow(*RECORDING, unit=activities.unit_owning)
def restore(turn: Turn, activity: int) -> None:
    """Let a withdrawn activity count again."""
    found = activities.get(turn.conn, activity)
    if found is None or running(turn, found.campaign_id, found.unit_id) is None:
        return
    restored = activities.restore(turn.conn, activity, by=turn.me.official_id, now=turn.now)
    choices = [press("show", "activity.show", activity=activity)]
    turn.say("activity/restored" if restored else "activity/changed", choices)


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN)
def everywhere(turn: Turn) -> None:
    """What all units did: in the one campaign that runs, or the one chosen."""
    found = campaigns.in_state(turn.conn, campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)
    if len(found) == 1:
        list_(turn, found[0].id)
    elif found:
        choices = [option(each.title, "activity.list", campaign=each.id, unit=None) for each in found[:A_SCREEN]]
        turn.say("campaign/which", choices)
    else:
        turn.say("campaign/none_running")


ACTIONS: dict[str, Handler] = {
    "activity.list": list_,
    "activity.kinds": kinds_,
    "activity.add": add,
    "activity.show": show,
    "activity.history": history,
    "activity.change": change,
    "activity.done": done,
    "activity.restore": restore,
    "activity.everywhere": everywhere,
}
