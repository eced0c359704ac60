"""The questions of a unit's activity: kind, day, the few things of the kind, text, files; ties on request."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from handlers import answers
from handlers.access import Access
from handlers.activity_extras import extra_field, extra_name, extras_of
from handlers.activity_movement import choices_of_movement, movement_answer, movement_field
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.record_texts import no_file, read_text, take_file
from handlers.turn import Choice, Turn, press
from handlers.unit_scope import named_unit, running
from rules.activities import Activity, shown
from rules.activity_kinds import Kind
from rules.dates import Day, format_day_long, read_date
from rules.own_activity_kinds import packed, unpacked
from rules.records import Role
from storage import activities, activity_kinds, campaigns, files, unsent_reminders
from storage.activities import NewActivity

LONGEST_TEXT = 400
PLANNED = "planned"
_LABEL = 50
TIES = ("topic", "target", "movement")


def kind_of(filling: Filling) -> Kind | None:
    """The kind chosen so far."""
    return unpacked(filling.value("kind") or "")


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [Field("kind", "activity/ask_kind", _press_or_type, options=_kinds)]
    kind = kind_of(filling)
    if kind is None:
        return asked
    asked.append(Field("held", "activity/ask_day", _read_day, options=_days, values=_about_kind))
    if filling.value("held") == PLANNED:
        asked.append(Field("planned_on", "activity/ask_planned", _read_planned))
    if kind.movement:
        asked.append(movement_field(on_request=False))
    asked += [extra_field(kind, extra) for extra in kind.extras]
    asked.append(Field("text", "activity/ask_text", _read_text, values=_about_kind))
    return [*asked, Field("files", "activity/ask_files", no_file, optional=True), *_ties(kind)]


def _ties(kind: Kind) -> list[Field]:
    ties = [
        Field("topic", "activity/ask_topic", _press_or_type, options=_topics, optional=True, on_request=True),
        Field("target", "activity/ask_target", _press_or_type, options=_targets, optional=True, on_request=True),
    ]
    return ties if kind.movement else [*ties, movement_field(on_request=True)]


def _press_or_type(turn: Turn, filling: Filling, given: Given) -> Again:
    return Again("form/press_or_type")


def _kinds(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    named = choices_of_movement(turn, filling)
    kinds = activity_kinds.offered(turn.conn)
    return [(kind.name, packed(kind)) for kind in kinds if named or not kind.movement]


def _topics(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    found = campaigns.topics_of(turn.conn, filling.about["campaign"])
    return [(_short(f"{topic.number} {topic.heading}"), topic.id) for topic in found]


def _targets(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    return [(_short(target.text), target.id) for target in campaigns.targets_of(turn.conn, filling.about["campaign"])]


def _short(text: str) -> str:
    return text if len(text) <= _LABEL else f"{text[: _LABEL - 1]}…"


def _about_kind(turn: Turn, filling: Filling) -> dict[str, Any]:
    kind = kind_of(filling)
    return {"kind": kind.name, "ask": kind.ask, "plannable": kind.plannable} if kind else {}


def _days(turn: Turn, filling: Filling) -> list[tuple[str, Any]]:
    labels = turn.office.renderer.labels("activity/days")
    days: list[tuple[str, Any]] = [(labels["today"], turn.today.isoformat())]
    kind = kind_of(filling)
    return [*days, (labels["planned"], PLANNED)] if kind is not None and kind.plannable else days


def _read_day(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_past(turn, given)


def read_past(turn: Turn, given: Given) -> Answer | Again:
    """A day up to today, shown in full."""
    found = answers.past_day(turn, given, "activity/future")
    return found if isinstance(found, Again) else day_answer(found)


def _read_planned(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    found = read_date(given.text or "", today=turn.today)
    if not isinstance(found, Day) or found.period:
        return Again("form/which_day", {"typed": (given.text or "")[:60]})
    return Again("form/past_day", {"day": found.value}) if found.value < turn.today else day_answer(found.value)


def day_answer(day: date) -> Answer:
    """A day as an answer."""
    return Answer(day.isoformat(), format_day_long(day))


def _read_text(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return read_text(turn, given, LONGEST_TEXT)


def _heard(turn: Turn, filling: Filling, at: str, given: Given) -> Any:
    return take_file(turn, filling, given)


def day_of(filling: Filling) -> date:
    """The day it was held or is planned for."""
    value = filling.value("held")
    return date.fromisoformat(filling.value("planned_on") if value == PLANNED else value)


def _review(turn: Turn, filling: Filling) -> dict[str, Any]:
    kind = kind_of(filling)
    assert kind is not None  # the first question
    extras = extras_of(kind, filling)
    told = [(extra.label, shown(extra, extras.get(extra.name))) for extra in kind.extras]
    ties = [filling.answers[name].shown for name in TIES if filling.value(name) is not None]
    return {
        "kind": kind.name,
        "day": day_of(filling),
        "planned": filling.value("held") == PLANNED,
        "details": [(label, words) for label, words in told if words],
        "ties": ties,
    }


def _more(turn: Turn, filling: Filling) -> list[Choice]:
    kind = kind_of(filling)
    there = {
        "topic": _topics(turn, filling),
        "target": _targets(turn, filling),
        "movement": [] if kind and kind.movement else choices_of_movement(turn, filling),
    }
    return [press(name, "form.change", form="activity", field=name) for name, found in there.items() if found]


def as_answers(turn: Turn, kept: Activity) -> dict[str, Answer]:
    """An activity as a filled form; its files stay, further ones may be sent."""
    kind, about = kept.of_kind, {"campaign": kept.campaign_id}
    answers = {"kind": Answer(packed(kind), kind.name), "text": Answer(kept.text, kept.text), "files": Answer(None, "")}
    day = day_answer(kept.held_on)
    answers |= {"held": Answer(PLANNED, ""), "planned_on": day} if kept.planned else {"held": day}
    for extra in kind.extras:
        value = kept.extras.get(extra.name)
        answers[extra_name(kind, extra)] = Answer(value, shown(extra, value))
    blank = Filling(about, {})
    offered = {"topic": _topics(turn, blank), "target": _targets(turn, blank)}
    if kept.movement_id is not None:
        answers["movement"] = movement_answer(turn, kept.movement_id)
    for name, options in offered.items():
        value = getattr(kept, f"{name}_id")
        if value is not None:
            answers[name] = Answer(value, {number: label for label, number in options}[value])
    return answers


def _save(turn: Turn, filling: Filling) -> None:
    campaign, unit, old = filling.about["campaign"], filling.about["unit"], filling.about.get("activity")
    if running(turn, campaign, unit) is None:
        return
    said, me = _said(filling), turn.me.official_id
    made = old
    if old is None:
        made = activities.add(turn.conn, campaign, unit, said, by=me, now=turn.now)
    elif not activities.change(turn.conn, old, filling.about["revision"], said, by=me, now=turn.now):
        turn.say("activity/changed", [press("show", "activity.show", activity=old)])
        return
    files.attach(turn.conn, filling.value("files") or [], me, activity_id=made or 0)
    unsent_reminders.settled_unit(turn.conn, unit, campaign)
    choices = [
        press("show", "activity.show", activity=made),
        press("list", "activity.list", campaign=campaign, unit=unit),
    ]
    turn.say("activity/saved", choices, **_review(turn, filling))


def _said(filling: Filling) -> NewActivity:
    kind = kind_of(filling)
    assert kind is not None  # the first question
    ties = {f"{name}_id": filling.value(name) for name in TIES} | {"kind_revision": kind.revision}
    planned = filling.value("held") == PLANNED
    return NewActivity(kind.code, day_of(filling), planned, filling.value("text"), extras_of(kind, filling), **ties)


def over_activity(conn: Any, person: Any, arguments: dict[str, Any]) -> bool:
    """Whether the activity being changed, if any, belongs to the unit named."""
    return "activity" not in arguments or activities.unit_owning(conn, arguments) == arguments["unit"]


FORM = Form(
    name="activity",
    access=Access(frozenset({Role.HEAD, Role.OFFICE}), unit=named_unit, when=over_activity),
    fields=_fields,
    review="activity/review",
    save=_save,
    values=_review,
    more=_more,
    heard=_heard,
)
