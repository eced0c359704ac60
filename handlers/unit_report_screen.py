"""Looking at units' reports: how one stands, what it says with verdicts, its revisions, and those of the units below."""

from typing import Any

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Choice, Turn, option, press
from handlers.unit_report_form import earlier_of
from handlers.unit_report_place import Place, may_decide, may_write, place
from handlers.unit_report_reading import narrated, shown
from handlers.unit_scope import SEEING, named_unit
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Stage
from rules.unit_duty import UnitTarget
from rules.unit_report import UnitReport
from rules.unit_result import UnitResult, unit_result
from storage import campaigns, people, unit_reports
from storage.unit_duties import answering

LETTERS = 600
A_SCREEN, REVISIONS_SHOWN = 6, 4
NAMES = 6


@allow(*SEEING, unit=named_unit)
def show(turn: Turn, campaign: int, unit: int, stage: int | None = None) -> None:
    """How the report of a unit stands, and what can be done about it."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    names = [each.measure or each.text for each in found.missing.targets] + [t.heading for t in found.missing.topics]
    by = people.name_of(turn.conn, found.report.by) if found.report else ""
    decided = found.report.decision if found.report else None
    decider = people.name_of(turn.conn, decided.by) if decided else ""
    values: dict[str, Any] = {"names": names[:NAMES], "more": len(names) - NAMES, "by": by, "decider": decider}
    turn.say("unit/report/show", _choices(turn, found), place=found, **values)


def _choices(turn: Turn, found: Place) -> list[Choice]:
    about = found.about
    report, decided = found.report, found.report.decision if found.report else None
    decides = report is not None and decided is None and may_decide(turn.conn, turn.me, about)
    others = [each for each in campaigns.stages_of(turn.conn, found.campaign.id) if each.id != found.stage.id]
    offered = (
        (found.taken and may_write(turn.conn, turn.me, found.unit.id), _write(turn, found)),
        (report is not None, press("read", "unit.report_read", **about)),
        (decides, press("seen", "unit.report_seen", **about, revision=report.revision if report else 0)),
        (decides, press("give_back", "unit.report_return", **about, revision=report.revision if report else 0)),
        (report is not None and report.revision > 1, press("history", "unit.report_history", **about)),
        (bool(_below(turn, found)), press("below", "unit.reports_below", **about)),
    )
    choices = [choice for wanted, choice in offered if wanted]
    choices += [_other(found, stage) for stage in others[:4]]
    return [*choices, press("unit", "unit.show", campaign=found.campaign.id, unit=found.unit.id)]


def _write(turn: Turn, found: Place) -> Choice:
    return press("change" if found.report else "write", "unit.report_write", **found.about)


def _other(found: Place, stage: Stage) -> Choice:
    return option(stage.name, "unit.reports", **found.about | {"stage": stage.id})


def _below(turn: Turn, found: Place) -> list[int]:
    inside = people.subtree(turn.conn, found.unit.id) - {found.unit.id}
    return [unit for unit in answering(turn.conn, found.campaign.id) if unit in inside]


@allow(*SEEING, unit=named_unit)
def read(turn: Turn, campaign: int, unit: int, stage: int, page: int = 0) -> None:
    """The report as it was sent last, page by page, each figure with its verdict and the year before beside it."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    if found.report is None:
        show(turn, campaign, unit, stage)
        return
    pages = pack(lines(turn, found, found.report), LETTERS) or [[]]
    here = max(0, min(page, len(pages) - 1))
    turns = [("previous", here - 1)] * (here > 0) + [("next", here + 1)] * (here + 1 < len(pages))
    choices = [press(name, "unit.report_read", **found.about, page=number) for name, number in turns]
    choices.append(press("state", "unit.reports", **found.about))
    turn.say("unit/report/read", choices, place=found, lines=pages[here])


def lines(turn: Turn, found: Place, report: UnitReport) -> list[str]:
    """One line for every part of a report."""
    earlier, judged = earlier_of(turn, found), results(turn, found)
    told = [
        _target_line(turn, each, report, judged[each.target.id], earlier.get(each.target.id))
        for each in found.duty.targets
        if each.target.id in report.by_target
    ]
    said = [(topic, report.by_topic[topic.id]) for topic in found.duty.topics if topic.id in report.by_topic]
    return told + [phrase(turn, "unit/report/topic_line", topic=t, text=narrated(n).shown) for t, n in said]


def _target_line(turn: Turn, asked: UnitTarget, report: UnitReport, judged: UnitResult, earlier: Any) -> str:
    told = shown(turn, report.by_target[asked.target.id])
    return phrase(turn, "unit/report/target_line", asked=asked, told=told, result=judged, earlier=earlier)


def results(turn: Turn, found: Place) -> dict[int, UnitResult]:
    """The result of every target of a unit at a stage, by target."""
    stages = campaigns.stages_of(turn.conn, found.campaign.id)
    figures = unit_reports.figures_by_stage(turn.conn, found.campaign.id, found.unit.id)
    seen = found.report is not None and found.report.seen
    return {
        each.target.id: unit_result(each, figures.get(each.target.id, {}), stages, found.stage, confirmed=seen)
        for each in found.duty.targets
    }


@allow(*SEEING, unit=named_unit)
def history(turn: Turn, campaign: int, unit: int, stage: int, page: int = 0) -> None:
    """Every revision: who sent it, when and why."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    screen = screen_of(unit_reports.history(turn.conn, stage, unit), page, REVISIONS_SHOWN)
    rows = [(each, people.name_of(turn.conn, each.by)) for each in screen.items]
    choices = turning_stage(screen, "unit.report_history", found.about)
    turn.say("unit/report/history", [*choices, press("state", "unit.reports", **found.about)], place=found, rows=rows)


def turning_stage(screen: Any, action: str, about: dict[str, int]) -> list[Choice]:
    """The choices that leaf through a long list."""
    places = (("previous", screen.previous), ("next", screen.next))
    return [press(name, action, **about, page=number) for name, number in places if number is not None]


@allow(*SEEING, unit=named_unit)
def below(turn: Turn, campaign: int, unit: int, stage: int, page: int = 0) -> None:
    """The units below, how the report of each stands, to step into; all that wait can be acknowledged at once."""
    found = place(turn, campaign, unit, stage)
    if found is None:
        return
    unit_ids = _below(turn, found)
    waiting = [r for r in unit_reports.of_stage(turn.conn, stage, unit_ids).values() if r.decision is None]
    decided = [r for r in waiting if may_decide(turn.conn, turn.me, {"unit": r.unit_id})]
    choices = listed(turn, found.campaign.id, found.stage.id, unit_ids, page)
    choices += turning_stage(screen_of(unit_ids, page, A_SCREEN), "unit.reports_below", found.about)
    all_at_once = [press("seen_all", "unit.reports_seen_all", **found.about)] if decided else []
    choices += [*all_at_once, press("state", "unit.reports", **found.about)]
    turn.say("unit/report/below", choices, place=found, counts=counts(turn, found.campaign.id, stage, unit_ids))


def listed(turn: Turn, campaign: int, stage: int, unit_ids: list[int], page: int) -> list[Choice]:
    """One button for each unit of a screenful, saying how its report stands."""
    here = screen_of(unit_ids, page, A_SCREEN).items
    owed = unit_reports.owing(turn.conn, campaign, stage, here, turn.today)
    sent = unit_reports.of_stage(turn.conn, stage, here)
    names = {each.id: each.name for each in people.tree(turn.conn)}
    return [
        option(
            phrase(turn, "unit/report/label", name=names[each], report=sent.get(each), missing=owed[each]),
            "unit.reports",
            campaign=campaign,
            unit=each,
            stage=stage,
        )
        for each in here
    ]


def counts(turn: Turn, campaign: int, stage: int, unit_ids: list[int]) -> dict[str, int]:
    """How many units have reported, in full, are exempt, and wait to be acknowledged."""
    owed = unit_reports.owing(turn.conn, campaign, stage, unit_ids, turn.today)
    sent = unit_reports.of_stage(turn.conn, stage, unit_ids)
    return {
        "units": len(unit_ids),
        "sent": len(sent),
        "full": sum(not owed[unit].count for unit in sent),
        "exempt": sum(owed[unit].exempt and unit not in sent for unit in unit_ids),
        "waiting": sum(report.decision is None for report in sent.values()),
    }


ACTIONS: dict[str, Handler] = {
    "unit.reports": show,
    "unit.report_read": read,
    "unit.report_history": history,
    "unit.reports_below": below,
}
