"""A partner body's reports in a campaign: given by its contact or by the office on its behalf, shown, corrected."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from handlers import unit_files
from handlers.access import Access, Handler, allow
from handlers.filling import start
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.amounts import Unclear, format_amount, read_amount
from rules.partners import PartnerReport
from rules.progress import current_stage
from rules.records import Role
from rules.words import clean
from storage import campaigns, files, jobs, partner_reports, partners
from storage.people import Person

COPY = "partner_file"
LONGEST, LONGEST_REASON = 1500, 300
TAKING = (campaigns.OPEN, campaigns.PAUSED, campaigns.CLOSED)


def speaks_for(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a person speaks for the body an action is about: its contact, and the office."""
    body = arguments.get("partner")
    if "report" in arguments:
        report = partner_reports.get(conn, arguments["report"])
        body = report.partner_id if report else None
    found = partners.find(conn, body)
    if found is None:
        return False
    if person.has(Role.OFFICE) or person.has(Role.ADMIN):
        return True
    return found.official_id == person.official_id and found.ended_at is None


@allow(Role.MEMBER)
def mine(turn: Turn) -> None:
    """The bodies for which the person speaks, with their campaigns."""
    choices = [
        option(
            phrase(turn, "partner/mine_label", partner=body, campaign=each),
            "partner.reports",
            partner=body.id,
            campaign=each.id,
        )
        for body in partners.spoken_for_by(turn.conn, turn.me.official_id)
        for each in partners.campaigns_of(turn.conn, body.id)
    ]
    turn.say("partner/mine", [*choices, press("menu", "menu.show")], some=bool(choices))


@allow(Role.MEMBER, when=speaks_for)
def show(turn: Turn, partner: int, campaign: int) -> None:
    """The body's newest reports in a campaign, and what can be done."""
    body, found = partners.get(turn.conn, partner), campaigns.get(turn.conn, campaign)
    given = partner_reports.of(turn.conn, partner, campaign)
    names = {stage.id: stage.name for stage in campaigns.stages_of(turn.conn, campaign)}
    now = current_stage(campaigns.stages_of(turn.conn, campaign), turn.today)
    about = {"partner": partner, "campaign": campaign}
    choices = []
    if _taken(turn, partner, campaign) and all(each.stage_id != (now.id if now else None) for each in given):
        choices.append(press("report", "partner.report", **about))
    for each in given:
        stage = names.get(each.stage_id or 0, "")
        if _taken(turn, partner, campaign):
            choices.append(
                option(phrase(turn, "partner/correct_label", stage=stage), "partner.correct", report=each.id)
            )
        if partner_reports.file_name(turn.conn, each.file_id):
            choices.append(option(phrase(turn, "partner/file_label", stage=stage), "partner.file", report=each.id))
    back = press("menu", "menu.show") if body.official_id == turn.me.official_id else press("partners", "partner.list")
    values: dict[str, Any] = {"partner": body, "campaign": found, "reports": given, "stages": names}
    turn.say("partner/reports", [*choices, back], **values)


def _taken(turn: Turn, partner: int, campaign: int) -> bool:
    state = campaigns.get(turn.conn, campaign).state
    return state in TAKING and partners.takes_part(turn.conn, partner, campaign)


@allow(Role.MEMBER, when=speaks_for)
def begin(turn: Turn, partner: int, campaign: int) -> None:
    """Ask for the report on the stage of today."""
    stage = current_stage(campaigns.stages_of(turn.conn, campaign), turn.today)
    _ask(turn, {"partner": partner, "campaign": campaign, "stage": stage.id if stage else None, "replaces": None}, {})


@allow(Role.MEMBER, when=speaks_for)
def correct(turn: Turn, report: int) -> None:
    """Open the form again with what was reported."""
    kept = partner_reports.get(turn.conn, report)
    assert kept is not None  # speaks_for has found it
    about = {"partner": kept.partner_id, "campaign": kept.campaign_id, "stage": kept.stage_id, "replaces": kept.id}
    _ask(turn, about, _as_answers(turn, kept))


def _as_answers(turn: Turn, kept: PartnerReport) -> dict[str, Answer]:
    figure = None if kept.amount is None else {"value": str(kept.amount), "unit": kept.unit}
    shown = "" if kept.amount is None else format_amount(kept.amount, kept.unit)
    name = partner_reports.file_name(turn.conn, kept.file_id)
    return {"text": Answer(kept.text, kept.text), "amount": Answer(figure, shown), "file": Answer(None, name)}


def _ask(turn: Turn, about: dict[str, Any], answers: dict[str, Answer]) -> None:
    if _taken(turn, about["partner"], about["campaign"]):
        start(turn, FORM, about, answers)
    else:
        turn.say("partner/not_taken", [press("menu", "menu.show")])


@allow(Role.MEMBER, when=speaks_for)
def get_file(turn: Turn, report: int) -> None:
    """Have the file of a report brought from the store."""
    kept = partner_reports.get(turn.conn, report)
    if kept is None or kept.file_id is None:
        turn.say("partner/file_lost", [press("menu", "menu.show")])
    else:
        about = {"report": report, "file": kept.file_id}
        jobs.queue(turn.conn, COPY, about, turn.event.network, turn.event.chat, turn.now)


@allow(Role.MEMBER, when=speaks_for)
def brought(turn: Turn, report: int, file: int, path: str) -> None:
    """Send the file; without a path it is no longer there or not what was stored."""
    name = files.get(turn.conn, file).name
    if path:
        turn.say("partner/file", [press("menu", "menu.show")], attachment=(path, name), name=name)
    else:
        turn.say("partner/file_lost", [press("menu", "menu.show")])


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field("text", "partner/report/ask_text", _read_text, values=_values),
        Field("amount", "partner/report/ask_amount", _read_amount, optional=True),
        Field("file", "partner/report/ask_file", unit_files.read_file, optional=True),
    ]
    return (
        asked
        if filling.about["replaces"] is None
        else [*asked, Field("reason", "partner/report/ask_reason", _read_reason)]
    )


def _read_text(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return _read(given, LONGEST)


def _read_reason(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    return _read(given, LONGEST_REASON)


def _read(given: Given, most: int) -> Answer | Again:
    text = clean(given.text or "")
    if not text:
        return Again("partner/report/which_text")
    if len(text) > most:
        return Again("form/too_long", {"most": most, "length": len(text)})
    return Answer(text, text)


def _read_amount(turn: Turn, filling: Filling, given: Given) -> Answer | Again:
    read = read_amount(given.text or "")
    if read is None or isinstance(read, Unclear):
        return Again("draft/which_amount", {"typed": (given.text or "")[:60]})
    unit = "%" if read.percent else read.unit or ""
    return Answer({"value": str(read.value), "unit": unit}, format_amount(read.value, unit))


def _values(turn: Turn, filling: Filling) -> dict[str, Any]:
    about = filling.about
    stages = {stage.id: stage.name for stage in campaigns.stages_of(turn.conn, about["campaign"])}
    return {"partner": partners.get(turn.conn, about["partner"]), "stage": stages.get(about["stage"] or 0, "")}


def _save(turn: Turn, filling: Filling) -> None:
    about, figure = filling.about, filling.value("amount")
    if not _taken(turn, about["partner"], about["campaign"]):
        turn.say("partner/not_taken", [press("menu", "menu.show")])
        return
    amount = (Decimal(figure["value"]), figure["unit"]) if figure else (None, "")
    done = partner_reports.submit(
        turn.conn,
        (about["partner"], about["campaign"], about["stage"]),
        filling.value("text"),
        amount,
        file_id=filling.value("file"),
        reason=filling.value("reason") or "",
        replaces=about["replaces"],
        by=turn.me.official_id,
        now=turn.now,
    )
    again = press("reports", "partner.reports", partner=about["partner"], campaign=about["campaign"])
    turn.say("partner/reported" if done else "partner/meanwhile", [again, press("menu", "menu.show")])


FORM = Form(
    name="partner/report",
    access=Access(frozenset({Role.MEMBER}), when=speaks_for),
    fields=_fields,
    review="partner/report/review",
    save=_save,
    values=_values,
)
ACTIONS: dict[str, Handler] = {
    "partner.mine": mine,
    "partner.reports": show,
    "partner.report": begin,
    "partner.correct": correct,
    "partner.file": get_file,
}
OUTCOMES: dict[str, Handler] = {COPY: brought}
