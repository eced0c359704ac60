"""The head's list of outstanding examples: found, praised, proposed; entered, opened, changed."""

from typing import Any

from sqlalchemy import Connection

from handlers import nomination_form
from handlers.access import Access, Handler, allow
from handlers.activities import RECORDING, may_record
from handlers.activity_form import day_answer
from handlers.filling import start
from handlers.form import Answer, Filling, Form
from handlers.record_files import READING, offered
from handlers.turn import Choice, Turn, option, press
from handlers.unit_scope import named_unit, running, turning
from rules.nominations import (
    GAPS,
    LEVELS,
    STEPS,
    SUBJECTS,
    TAGS,
    Nomination,
    NominationState,
    filtered,
    gaps,
    tags_shown,
)
from rules.paging import screen_of
from rules.records import Role
from storage import activities, campaigns, files, nominations, people
from storage.people import Person

A_SCREEN = 6


def not_oneself(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Nobody decides over the nomination of themselves."""
    found = nominations.get(conn, arguments["nomination"])
    return found is None or found.official_id != person.official_id


@allow(*READING, unit=named_unit)
def list_(turn: Turn, campaign: int, unit: int | None = None, wanted: str = "", page: int = 0) -> None:
    """Those of a unit and all below it (or of all units), with what is missing of each."""
    place: dict[str, Any] = {"campaign": campaign, "unit": unit}
    mine = _listed(turn, campaign, unit)
    screen = screen_of(filtered(mine, wanted), page, A_SCREEN)
    choices = [option(each.name[:40], "nomination.show", nomination=each.id) for each in screen.items]
    choices += turning(screen, "nomination.list", **place, wanted=wanted)
    choices += _filters(mine, place, wanted)
    if unit is not None and may_record(turn, unit):
        choices.append(press("add", "nomination.add", **place))
    if turn.me.has(Role.OFFICE):
        choices.append(press("export", "nomination.export", campaign=campaign))
    choices.append(press("unit", "unit.show", **place) if unit is not None else press("office", "office.show"))
    turn.say(
        "nomination/list",
        choices,
        campaign=campaigns.get(turn.conn, campaign),
        unit=people.unit(turn.conn, unit).name if unit is not None else "",
        screen=screen,
        gaps={each.id: [dict(GAPS)[gap] for gap in gaps(each)] for each in screen.items},
        wanted=_wanted(turn, wanted),
    )


def _filters(found: list[Nomination], place: dict[str, Any], wanted: str) -> list[Choice]:
    """What can be looked at alone: suggestions that wait, and each gap; back to all."""
    if wanted:
        return [press("every", "nomination.list", **place)]
    counts = {code: len(filtered(found, code)) for code in (str(NominationState.SUGGESTED), *dict(GAPS))}
    choices = [press(code, "nomination.list", **place, wanted=code) for code, count in counts.items() if count]
    return [*choices, press("tags", "nomination.tags", **place)] if any(each.tags for each in found) else choices


def _wanted(turn: Turn, code: str) -> str:
    """What is looked at alone, in words; empty for all."""
    return dict(TAGS).get(code) or turn.office.renderer.labels("nomination/wanted").get(code, "")


@allow(*READING, unit=named_unit)
def tags_(turn: Turn, campaign: int, unit: int | None = None) -> None:
    """How many there are of each tag, to choose one."""
    place: dict[str, Any] = {"campaign": campaign, "unit": unit}
    found = _listed(turn, campaign, unit)
    counted = [(code, label, len(filtered(found, code))) for code, label in TAGS]
    choices = [
        option(f"{label} ({count})", "nomination.list", **place, wanted=code) for code, label, count in counted if count
    ]
    turn.say("nomination/choose_tag", [*choices, press("every", "nomination.list", **place)])


def _listed(turn: Turn, campaign: int, unit: int | None) -> list[Nomination]:
    inside = None if unit is None else people.subtree(turn.conn, unit)
    every = nominations.every(turn.conn, campaign)
    return [each for each in every if inside is None or each.unit_id in inside]


@allow(*READING, unit=nominations.unit_owning)
def show(turn: Turn, nomination: int) -> None:
    """One nomination as it stands, with its steps."""
    found = nominations.get(turn.conn, nomination)
    if found is None:
        turn.say("form/gone")
        return
    back = press("list", "nomination.list", campaign=found.campaign_id, unit=found.unit_id)
    turn.say(
        "nomination/show",
        [*offered(turn, nomination_id=found.id), *_choices(turn, found), back],
        nomination=found,
        unit=people.unit(turn.conn, found.unit_id).name,
        subject=dict(SUBJECTS)[found.subject],
        tags=tags_shown(found.tags),
        labels=dict(STEPS),
        level=dict(LEVELS).get(found.level, ""),
        gaps=[dict(GAPS)[gap] for gap in gaps(found)],
        suggester=people.name_of(turn.conn, found.suggested_by) if found.suggested_by else "",
    )


def _choices(turn: Turn, found: Nomination) -> list[Choice]:
    about = {"nomination": found.id}
    choices = [press("history", "nomination.history", **about)] if found.revision > 1 else []
    if not may_record(turn, found.unit_id):
        return choices
    change = press("change", "nomination.change", **about, revision=found.revision)
    if found.state == NominationState.SUGGESTED and not_oneself(turn.conn, turn.me, about):
        decide = [press("accept", "nomination.accept", **about), press("decline", "nomination.decline", **about)]
        return [*decide, change, *choices]
    if found.state == NominationState.ACCEPTED:
        steps = [press("step", "step.add", **about), *([press("steps", "step.list", **about)] if found.steps else [])]
        steps.append(press("propose", "proposal.from_nomination", **about))
        return [*steps, change, press("withdraw", "nomination.withdraw", **about), *choices]
    return choices


@allow(*READING, unit=nominations.unit_owning)
def history(turn: Turn, nomination: int) -> None:
    """Every revision: who, when, what changed it and why."""
    found = nominations.history(turn.conn, nomination)
    names = {each.by: people.name_of(turn.conn, each.by) for each in found}
    choices = [press("record", "nomination.show", nomination=nomination)]
    turn.say("nomination/history", choices, revisions=found, names=names)


@allow(*RECORDING, unit=named_unit)
def add(turn: Turn, campaign: int, unit: int) -> None:
    """Ask for an outstanding example of a unit."""
    if running(turn, campaign, unit) is not None:
        start(turn, FORM, {"campaign": campaign, "unit": unit})


@allow(*RECORDING, unit=activities.unit_owning)
def from_inspection(turn: Turn, activity: int) -> None:
    """What was found by an inspection as the start of a nomination."""
    found = activities.get(turn.conn, activity)
    if found is None or found.withdrawn:
        turn.say("activity/changed", [press("show", "activity.show", activity=activity)])
    elif running(turn, found.campaign_id, found.unit_id) is not None:
        day = day_answer(found.held_on)
        about = {"campaign": found.campaign_id, "unit": found.unit_id, "activity": activity}
        start(turn, FORM, about, {"text": Answer(found.text, found.text), "deed_on": day})


@allow(*RECORDING, unit=nominations.unit_owning)
def change(turn: Turn, nomination: int, revision: int) -> None:
    """Open the form with what was said."""
    found = nominations.get(turn.conn, nomination)
    if found is None or found.revision != revision:
        turn.say("nomination/changed", [press("record", "nomination.show", nomination=nomination)])
    elif running(turn, found.campaign_id, found.unit_id) is not None:
        about = {"campaign": found.campaign_id, "unit": found.unit_id, "nomination": nomination, "revision": revision}
        start(turn, FORM, about, nomination_form.as_answers(found))


def _save(turn: Turn, filling: Filling) -> None:
    about = filling.about
    if running(turn, about["campaign"], about["unit"]) is None:
        return
    made = _keep(turn, filling)
    if made is None:
        turn.say("nomination/changed", [press("record", "nomination.show", nomination=about["nomination"])])
        return
    files.attach(turn.conn, filling.value("files") or [], turn.me.official_id, nomination_id=made)
    choices = [
        press("record", "nomination.show", nomination=made),
        press("list", "nomination.list", campaign=about["campaign"], unit=about["unit"]),
    ]
    turn.say("nomination/saved", choices, name=filling.answers["who"].shown)


def _keep(turn: Turn, filling: Filling) -> int | None:
    """Store what was said; None when the nomination had changed meanwhile."""
    about, said, me = filling.about, nomination_form.said(filling), turn.me.official_id
    if "nomination" not in about:
        place, origin = (about["campaign"], about["unit"]), about.get("activity")
        day = turn.today
        return nominations.add(turn.conn, *place, said, by=me, now=turn.now, found_on=day, activity_id=origin)
    old = nominations.get(turn.conn, about["nomination"])
    if old is None or old.revision != about["revision"]:
        return None
    return old.id if nominations.change(turn.conn, old, said, by=me, now=turn.now) else None


def over_record(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the nomination changed and the inspection it came from, if any, belong to the unit named."""
    kept = "nomination" not in arguments or nominations.unit_owning(conn, arguments) == arguments["unit"]
    return kept and ("activity" not in arguments or activities.unit_owning(conn, arguments) == arguments["unit"])


FORM = Form(
    name="nomination",
    access=Access(frozenset(RECORDING), unit=named_unit, when=over_record),
    fields=nomination_form.fields,
    review="nomination/review",
    save=_save,
    heard=nomination_form.heard,
)

ACTIONS: dict[str, Handler] = {
    "nomination.list": list_,
    "nomination.tags": tags_,
    "nomination.show": show,
    "nomination.history": history,
    "nomination.add": add,
    "nomination.from_inspection": from_inspection,
    "nomination.change": change,
}
