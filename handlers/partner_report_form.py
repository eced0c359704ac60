"""The questions of a partner body's report, and who may answer them."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from handlers import answers, unit_files
from handlers.access import Access
from handlers.form import Again, Answer, Field, Filling, Form, Given
from handlers.turn import Turn, press
from rules.amounts import Unclear, format_amount, read_amount
from rules.records import Role
from storage import campaigns, partner_reports, partners
from storage.people import Person

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


def taken(turn: Turn, partner: int, campaign: int) -> bool:
    """Whether reports of a body in a campaign are taken now."""
    state = campaigns.get(turn.conn, campaign).state
    return state in TAKING and partners.takes_part(turn.conn, partner, campaign)


def _fields(filling: Filling) -> Sequence[Field]:
    asked = [
        Field(
            "text", "partner/report/ask_text", answers.text("partner/report/which_text", LONGEST, bool), values=_values
        ),
        Field("amount", "partner/report/ask_amount", _read_amount, optional=True),
        Field("file", "partner/report/ask_file", unit_files.read_file, optional=True),
    ]
    return (
        asked
        if filling.about["replaces"] is None
        else [
            *asked,
            Field(
                "reason", "partner/report/ask_reason", answers.text("partner/report/which_text", LONGEST_REASON, bool)
            ),
        ]
    )


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
    if not taken(turn, about["partner"], about["campaign"]):
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
