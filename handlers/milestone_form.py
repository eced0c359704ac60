"""“Thêm mốc”: what a running campaign asks next, of which units, by when; a later day for some units is proposed as such."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import extensions
from handlers.access import Handler, allow
from handlers.extension_rights import approval_needed
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.milestone_effect import effect, first_telling
from handlers.record_texts import read_text
from handlers.turn import Turn, press
from rules.dates import Day, format_date, read_date
from rules.milestone_units import deciding_kinds
from rules.milestones import Milestone, MilestoneKind, holding
from rules.records import Role
from storage import audit, calendar, campaigns, milestones, people
from storage.milestones import NewMilestone

EVERY, OWN_STAGE = "every", 0
LONGEST_NAME, LONGEST_REASON = 120, 400


@allow(Role.OFFICE, Role.ADMIN)
def add(turn: Turn, campaign: int) -> None:
    """Ask for a milestone of an open campaign."""
    if campaigns.get(turn.conn, campaign).state == campaigns.OPEN:
        start(turn, FORM, {"campaign": campaign})
    else:
        turn.say("milestone/closed", [press("office", "office.show")])


def _fields(filling: Filling) -> Sequence[Field]:
    kind = filling.value("kind")
    asked = [Field("kind", "milestone_new/ask_kind", _press, options=_kinds)]
    asked.append(Field("name", "milestone_new/ask_name", _read_name, options=_names))
    if kind == MilestoneKind.ACTIVITY:
        asked.append(Field("starts", "milestone_new/ask_start", _read_start))
    asked.append(Field("day", "milestone_new/ask_day", _read_day))
    if kind == MilestoneKind.PROGRESS:
        asked.append(Field("stage", "milestone_new/ask_stage", _press, options=_stages))
    asked.append(Field("units", "milestone_new/ask_units", _press, options=_units))
    return [*asked, Field("reason", "milestone_new/ask_reason", _read_reason)]


def _read_name(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_NAME)


def _read_reason(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_REASON)


def _press(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("milestone_new/kinds")
    return [(labels[kind], str(kind)) for kind in MilestoneKind]


def _names(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("milestone_new/names")
    return [(label, label) for name, label in labels.items() if name.startswith(filling.value("kind"))]


def _stages(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    own = turn.office.renderer.labels("milestone_new/kinds")["own_stage"]
    return [(s.name, s.id) for s in campaigns.stages_of(turn.conn, filling.about["campaign"])] + [(own, OWN_STAGE)]


def _units(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("milestone_new/kinds")
    present = dict.fromkeys(deciding_kinds(people.tree(turn.conn)).values())
    return [(labels[EVERY], EVERY), *((labels[kind], kind) for kind in present)]


def _read_start(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = read_date(given.text or "", today=turn.today)
    if not isinstance(found, Day):
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    return Answer(found.value.isoformat(), format_date(found.value))


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    answer = _read_start(turn, filling, given)
    if isinstance(answer, Again):
        return answer
    first = max(turn.today, date.fromisoformat(filling.value("starts") or turn.today.isoformat()))
    if date.fromisoformat(answer.value) < first:
        return Again("milestone_new/too_early", {"first": first})
    return answer


def _new(filling: Filling) -> NewMilestone:
    kind, units = MilestoneKind(filling.value("kind")), filling.value("units")
    starts = filling.value("starts")
    return NewMilestone(
        kind,
        filling.value("name"),
        date.fromisoformat(filling.value("day")),
        filling.value("stage"),
        () if units == EVERY else (units,),
        date.fromisoformat(starts) if starts else None,
    )


def _wanted(filling: Filling) -> Milestone:
    """The milestone as it would stand, with an id that none has."""
    new = _new(filling)
    about = (new.kind, new.name, new.due_on, new.stage_id or None, tuple(new.unit_kinds), new.starts_on)
    return Milestone(0, filling.about["campaign"], *about)


def _general(turn: Turn, wanted: Milestone) -> Milestone | None:
    """The milestone that one for some units takes the place of, when that one is due earlier."""
    if not wanted.unit_kinds or wanted.kind is MilestoneKind.ACTIVITY:
        return None
    found = holding(campaigns.milestones_of(turn.conn, wanted.campaign_id), wanted.unit_kinds[0])
    return next((m for m in found if m.asked == wanted.asked and m.due_on < wanted.due_on), None)


def _later(turn: Turn, filling: Filling) -> Milestone | None:
    general = _general(turn, _wanted(filling))
    return general if general is not None and approval_needed(turn.conn, turn.me) else None


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    wanted = _wanted(filling)
    working = calendar.working_calendar(turn.conn).is_working(wanted.due_on)
    first = first_telling(turn, wanted.due_on)
    return {"milestone": wanted, "working": working, "later": _later(turn, filling), "first": first}


def _save(turn: Turn, filling: Filling) -> None:
    campaign, new, later = filling.about["campaign"], _new(filling), _later(turn, filling)
    back = [press("list", "milestone.list", campaign=campaign), press("office", "office.show")]
    if campaigns.get(turn.conn, campaign).state != campaigns.OPEN:
        turn.say("milestone/closed", back)
        return
    made = milestones.add(turn.conn, campaign, _placed(turn, campaign, new, later), turn.today)
    words = f"{made.name} {format_date(made.due_on)}: {filling.value('reason')}"
    audit.record(turn.conn, turn.me.official_id, "milestone.added", f"milestone:{made.id}", words, turn.now)
    if later is not None:
        extensions.propose(turn, made, new.due_on, filling.value("reason"))
    else:
        turn.say("milestone_new/saved", back, milestone=made, effect=effect(turn, made))


def _placed(turn: Turn, campaign: int, new: NewMilestone, later: Milestone | None) -> NewMilestone:
    """With a stage of its own where one was wanted; due on the day that holds until a later one is granted."""
    stage_id = new.stage_id
    if stage_id == OWN_STAGE:
        stage_id = milestones.add_stage(turn.conn, campaign, new.name, new.due_on)
    due_on = later.due_on if later is not None else new.due_on
    return NewMilestone(new.kind, new.name, due_on, stage_id, new.unit_kinds, new.starts_on)


FORM = Form(
    name="milestone_new",
    access=add.access,  # type: ignore[attr-defined]
    fields=_fields,
    review="milestone_new/review",
    save=_save,
    values=_values,
)

ACTIONS: dict[str, Handler] = {"milestone.add": add}
