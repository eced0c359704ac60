"""One activity of a unit: entered, opened, changed, done, restored, with every revision."""

from handlers.access import Handler, allow
from handlers.activity_form import FORM, as_answers
from handlers.filling import start
from handlers.form import Filling
from handlers.record_files import READING, offered
from handlers.turn import Choice, Turn, press
from handlers.unit_scope import heads, named_unit, running
from rules.activities import Activity, details
from rules.activity_kinds import GOOD_DEED, INSPECTION
from rules.records import Role
from storage import activities, people, unsent_reminders

RECORDING = (Role.HEAD, Role.OFFICE)


def may_record(turn: Turn, unit: int | None) -> bool:
    """Whether the person may enter and change activities of a unit."""
    return turn.me.has(Role.OFFICE) or (unit is not None and heads(turn.conn, turn.me, unit))


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
        kind=found.of_kind.name,
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
    unsent_reminders.settled_unit(turn.conn, found.unit_id, found.campaign_id)
    choices = [press("show", "activity.show", activity=activity)]
    turn.say("activity/restored" if restored else "activity/changed", choices)


ACTIONS: dict[str, Handler] = {
    "activity.add": add,
    "activity.show": show,
    "activity.history": history,
    "activity.change": change,
    "activity.done": done,
    "activity.restore": restore,
}
