"""What the level above says of a unit's report: seen, in one tap or all at once, or returned with a reason."""

from typing import Any

from handlers import answers, unit_report_screen
from handlers.access import Handler, allow
from handlers.filling import start
from handlers.form import Field, Filling, Form
from handlers.turn import Turn, press
from handlers.unit_report_place import Place, may_decide, place
from handlers.unit_scope import named_unit
from rules.records import Role
from rules.unit_report import Outcome, UnitReport
from storage import audit, people, unit_reports, unsent_reminders
from storage.unit_duties import answering

LONGEST_REASON = 500
DECIDING = (Role.HEAD, Role.OFFICE, Role.DIRECTOR)


@allow(*DECIDING, unit=named_unit, when=may_decide)
def seen(turn: Turn, campaign: int, unit: int, stage: int, revision: int) -> None:
    """Acknowledge the revision that was looked at; work done well is confirmed with it."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    waiting = _looked_at(found, revision)
    if waiting is not None and _decide(turn, waiting, Outcome.SEEN):
        turn.say("unit/report/seen", [press("state", "unit.reports", **found.about)], place=found)
    else:
        unit_report_screen.show(turn, campaign, unit, stage)


def _looked_at(found: Place, revision: int) -> UnitReport | None:
    report = found.report
    return report if report is not None and report.revision == revision and report.decision is None else None


def _decide(turn: Turn, report: UnitReport, outcome: Outcome, reason: str = "") -> bool:
    me = turn.me.official_id
    done = unit_reports.decide(turn.conn, report.id, outcome, by=me, now=turn.now, reason=reason)
    if done:
        unsent_reminders.settled_unit(turn.conn, report.unit_id, report.campaign_id)
        audit.record(turn.conn, me, f"unit_report.{outcome}", f"unit_report:{report.id}", reason, turn.now)
    return done


@allow(*DECIDING, unit=named_unit)
def seen_all(turn: Turn, campaign: int, unit: int, stage: int) -> None:
    """Acknowledge every report of the units below that waits for this person."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    inside = people.subtree(turn.conn, unit) - {unit}
    count = _all(turn, campaign, stage, inside)
    turn.say("unit/report/seen_all", [press("below", "unit.reports_below", **found.about)], place=found, count=count)


def _all(turn: Turn, campaign: int, stage: int, unit_ids: set[int]) -> int:
    reports = unit_reports.of_stage(turn.conn, stage, unit_ids & set(answering(turn.conn, campaign))).values()
    mine = [each for each in reports if may_decide(turn.conn, turn.me, {"unit": each.unit_id})]
    return sum(_decide(turn, report, Outcome.SEEN) for report in mine)


@allow(Role.OFFICE)
def seen_every(turn: Turn, campaign: int, stage: int) -> None:
    """The office acknowledges every report of a stage that waits."""
    every = {each.id for each in people.tree(turn.conn)}
    back = [press("units", "record.units", campaign=campaign, stage=stage)]
    turn.say("record/seen_every", back, count=_all(turn, campaign, stage, every))


@allow(*DECIDING, unit=named_unit, when=may_decide)
def give_back(turn: Turn, campaign: int, unit: int, stage: int, revision: int) -> None:
    """Ask for the reason, unless the report has changed since it was looked at."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    if _looked_at(found, revision) is None:
        unit_report_screen.show(turn, campaign, unit, stage)
        return
    start(turn, FORM, found.about | {"revision": revision})


def _named(turn: Turn, filling: Filling) -> dict[str, Any]:
    return {"unit": people.unit(turn.conn, filling.about["unit"])}


def _save(turn: Turn, filling: Filling) -> None:
    about = filling.about
    found = place(turn, about["campaign"], about["unit"], about["stage"])
    if found is None:
        return
    waiting, reason = _looked_at(found, about["revision"]), filling.value("reason")
    if waiting is None or not _decide(turn, waiting, Outcome.RETURNED, reason):
        unit_report_screen.show(turn, *(about[name] for name in ("campaign", "unit", "stage")))
        return
    for official in {waiting.by, *people.heads_over(turn.conn, found.unit.id, turn.today)} - {turn.me.official_id}:
        edit = [press("change", "unit.report_write", **found.about)]
        turn.tell(official, "unit/report/returned_notice", edit, place=found, reason=reason, name=turn.me.full_name)
    turn.say("unit/report/returned", [press("state", "unit.reports", **found.about)], place=found)


FORM = Form(
    name="unit/report_return",
    access=give_back.access,  # type: ignore[attr-defined]
    fields=lambda filling: [
        Field(
            "reason", "unit/report/ask_return_reason", answers.reason("unit/report/which_return_reason"), values=_named
        )
    ],
    review="unit/report/return_review",
    save=_save,
    values=_named,
)

ACTIONS: dict[str, Handler] = {
    "unit.report_seen": seen,
    "unit.reports_seen_all": seen_all,
    "record.seen_every": seen_every,
    "unit.report_return": give_back,
}
