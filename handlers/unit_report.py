"""Writing a unit's report: all its parts in turn, resumed days later, sent with a receipt, changed by revisions."""

from typing import Any

from sqlalchemy import Connection

from handlers import form_actions, unit_report_form
from handlers.access import Handler, allow
from handlers.filling import ask_again, start
from handlers.form import Again, Answer, Filling, Form, Given
from handlers.sheet import sheet_of
from handlers.turn import Turn, press
from handlers.unit_report_form import at, collected, left, parts_of, sent_answers
from handlers.unit_report_place import Place, answers_for, may_write, place
from handlers.unit_scope import named_unit
from rules.records import Role
from rules.words import fold
from storage import audit, conversations, people, unit_reports, unsent_reminders
from storage.people import Person
from storage.unit_reports import NewReport

_ASKS_MISSING = frozenset({"con thieu", "con thieu gi", "thieu gi", "con gi", "xem con thieu"})


def writing(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the person may write the report of the unit named."""
    return may_write(conn, person, arguments["unit"])


@allow(Role.HEAD, Role.OFFICE, unit=named_unit, when=writing)
def write(turn: Turn, campaign: int, unit: int, stage: int | None = None) -> None:
    """Begin, go on with, or change a unit's report; somebody who does not answer for the unit enters it on its behalf."""
    found = place(turn, campaign, unit, stage)
    if found is not None:
        begin(turn, found, {})


def begin(turn: Turn, found: Place, said: dict[str, Answer]) -> None:
    """Ask for the parts of a report; ``said`` is already known."""
    if not found.taken:
        turn.say("unit/report/closed", [press("read", "unit.reports", **found.about)], place=found)
        return
    if not found.duty.count:
        turn.say(
            "unit/report/nothing_asked", [press("unit", "unit.show", campaign=found.campaign.id, unit=found.unit.id)]
        )
        return
    draft = _draft(turn)
    about = found.about | {"parts": parts_of(found), "changing": found.report is not None}
    about |= {"behalf": not answers_for(turn.conn, turn.me, found.unit.id)}
    if draft is not None and _key(draft) != _key(Filling(about, {})):
        resume = [press("resume", "form.resume", form=FORM.name), press("drop", "form.drop", form=FORM.name)]
        turn.say("unit/report/other_draft", resume, place=at(turn, draft))
        return
    known = sent_answers(turn, found, found.report) if found.report is not None else {}
    start(turn, FORM, about, _merged(draft, known, said, about))


def _merged(draft: Filling | None, known: dict[str, Answer], said: dict[str, Answer], about: Any) -> dict[str, Answer]:
    """The newest word on each part; none when the draft as it is should be resumed."""
    if draft is not None and not said and dict(draft.about) == about:
        return {}
    return {**known, **(draft.answers if draft is not None else {}), **said}


def _draft(turn: Turn) -> Filling | None:
    begun = conversations.begun(turn.conn, turn.event.network, turn.event.chat)
    row = next((each for each in begun if each.form == FORM.name and each.state["answers"]), None)
    return sheet_of(FORM, row).filling if row is not None else None


def _key(filling: Filling) -> tuple[int, int]:
    return filling.about["unit"], filling.about["stage"]


@allow(Role.HEAD, Role.OFFICE, unit=named_unit, when=writing)
def show_missing(turn: Turn, campaign: int, unit: int, stage: int) -> None:
    """In the middle of the form: which parts have no answer yet; then the question again."""
    sheet = form_actions.sheet_at(turn, {FORM.name: FORM})
    if sheet is None:
        turn.say("form/gone")
    else:
        ask_again(turn, sheet, before=("unit/report/missing", {"names": left(sheet.filling)}))


@allow(Role.HEAD, Role.OFFICE, unit=named_unit, when=writing)
def fill(turn: Turn, campaign: int, unit: int, stage: int) -> None:
    """From the review back to the parts that were left for later."""
    sheet = form_actions.sheet_at(turn, {FORM.name: FORM})
    if sheet is None:
        turn.say("form/gone")
        return
    given = {name: each for name, each in sheet.filling.answers.items() if each.value is not None}
    start(turn, FORM, sheet.filling.about, given)


def _heard(turn: Turn, filling: Filling, at_: str, given: Given) -> Again | None:
    if fold(given.text or "") in _ASKS_MISSING:
        return Again("unit/report/missing", {"names": left(filling)})
    return None


def _save(turn: Turn, filling: Filling) -> None:
    found = at(turn, filling)
    if found is None:
        return
    figures, narratives = collected(found, filling)
    if not found.taken or not (figures or narratives):
        moment = "unit/report/closed" if not found.taken else "unit/report/empty"
        turn.say(moment, [press("read", "unit.reports", **found.about)], place=found)
        return
    reason, document = (filling.value(name) or "" for name in ("reason", "document"))
    report = NewReport(*found.about_ids, figures, narratives, reason, filling.about["behalf"], document)
    sent = unit_reports.submit(
        turn.conn, report, by=turn.me.official_id, late=not found.in_time, sent_at=turn.event.sent_at
    )
    audit.record(turn.conn, turn.me.official_id, "unit.reported", f"unit_report:{sent.id}", report.reason, turn.now)
    unsent_reminders.settled_unit(turn.conn, sent.unit_id, sent.campaign_id)
    _tell(turn, found, on_behalf=sent.on_behalf)
    after = at(turn, filling)
    choices = [press("read", "unit.report_read", **found.about), press("state", "unit.reports", **found.about)]
    turn.say("unit/report/saved", [*choices, press("menu", "menu.show")], place=after, sent=sent)


def _tell(turn: Turn, found: Place, *, on_behalf: bool) -> None:
    """Those who answer for the unit learn that somebody else has entered its report."""
    if on_behalf:
        for official in people.heads_over(turn.conn, found.unit.id, turn.today):
            read = [press("read", "unit.report_read", **found.about)]
            turn.tell(official, "unit/report/entered_notice", read, place=found, name=turn.me.full_name)


FORM = Form(
    name=unit_report_form.NAME,
    access=write.access,  # type: ignore[attr-defined]
    fields=unit_report_form.fields,
    review="unit/report/review",
    save=_save,
    values=unit_report_form.review,
    more=unit_report_form.more,
    asides=unit_report_form.asides,
    heard=_heard,
)

ACTIONS: dict[str, Handler] = {
    "unit.report_write": write,
    "unit.report_missing": show_missing,
    "unit.report_fill": fill,
}
