"""A partner body's reports in a campaign: given by its contact or by the office on its behalf, shown, corrected."""

from typing import Any

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Answer
from handlers.partner_report_form import FORM, speaks_for, taken
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from rules.amounts import format_amount
from rules.partners import PartnerReport
from rules.progress import current_stage
from rules.records import Role
from storage import campaigns, files, jobs, partner_reports, partners

COPY = "partner_file"


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
    if taken(turn, partner, campaign) and all(each.stage_id != (now.id if now else None) for each in given):
        choices.append(press("report", "partner.report", **about))
    for each in given:
        stage = names.get(each.stage_id or 0, "")
        if taken(turn, partner, campaign):
            choices.append(
                option(phrase(turn, "partner/correct_label", stage=stage), "partner.correct", report=each.id)
            )
        if partner_reports.file_name(turn.conn, each.file_id):
            choices.append(option(phrase(turn, "partner/file_label", stage=stage), "partner.file", report=each.id))
    back = press("menu", "menu.show") if body.official_id == turn.me.official_id else press("partners", "partner.list")
    values: dict[str, Any] = {"partner": body, "campaign": found, "reports": given, "stages": names}
    turn.say("partner/reports", [*choices, back], **values)


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
    if taken(turn, about["partner"], about["campaign"]):
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


ACTIONS: dict[str, Handler] = {
    "partner.mine": mine,
    "partner.reports": show,
    "partner.report": begin,
    "partner.correct": correct,
    "partner.file": get_file,
}
OUTCOMES: dict[str, Handler] = {COPY: brought}
