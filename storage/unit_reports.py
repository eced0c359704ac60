"""Reports of units on a stage: each sending is a whole new revision, the older ones stay as they were."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.unit_duty import Missing, missing
from rules.unit_report import Counts, Decision, Figure, FigureState, Narrative, Outcome, UnitReport
from storage import campaigns, receipts
from storage.schema.unit_reports import unit_figures, unit_narratives, unit_report_decisions, unit_reports
from storage.unit_duties import duties, exempt_units


@dataclass(frozen=True, slots=True)
class NewReport:
    """What is sent. ``reason`` says why it was changed, ``document`` what a report entered for a unit was taken from."""

    campaign_id: int
    stage_id: int
    unit_id: int
    figures: Sequence[Figure]
    narratives: Sequence[Narrative]
    reason: str = ""
    on_behalf: bool = False
    document: str = ""


def submit(conn: Connection, report: NewReport, *, by: int, late: bool, sent_at: datetime) -> UnitReport:
    """Store a report as the newest revision for its unit and stage."""
    mine = (unit_reports.c.stage_id == report.stage_id) & (unit_reports.c.unit_id == report.unit_id)
    last = conn.execute(select(func.max(unit_reports.c.revision)).where(mine)).scalar_one() or 0
    conn.execute(update(unit_reports).where(mine, unit_reports.c.newest.is_(True)).values(newest=False))
    names = ("campaign_id", "stage_id", "unit_id", "reason", "on_behalf", "document")
    row: dict[str, Any] = {name: getattr(report, name) for name in names}
    row |= {"revision": last + 1, "newest": True, "receipt": receipts.code("DV"), "by": by, "at": sent_at, "late": late}
    made = conn.execute(insert(unit_reports).values(row).returning(unit_reports.c.id)).scalar_one()
    if report.figures:
        conn.execute(insert(unit_figures), [_figure_row(made, figure) for figure in report.figures])
    if report.narratives:
        conn.execute(insert(unit_narratives), [{"report_id": made, **asdict(each)} for each in report.narratives])
    return _read(conn, unit_reports.c.id == made)[0]


def _figure_row(report_id: int, figure: Figure) -> dict[str, Any]:
    row = {**asdict(figure), "report_id": report_id}
    counts = row.pop("counts") or {"assigned": None, "done": None, "well": None}
    return {**row, **counts}


def newest(conn: Connection, stage_id: int, unit_id: int) -> UnitReport | None:
    """A unit's newest report on a stage."""
    return of_stage(conn, stage_id, [unit_id]).get(unit_id)


def of_stage(conn: Connection, stage_id: int, unit_ids: Collection[int]) -> dict[int, UnitReport]:
    """The newest reports on a stage, by unit."""
    wanted = (unit_reports.c.stage_id == stage_id) & unit_reports.c.unit_id.in_(list(unit_ids))
    return {report.unit_id: report for report in _read(conn, wanted & unit_reports.c.newest.is_(True))}


def of_campaign(conn: Connection, campaign_id: int) -> list[UnitReport]:
    """The newest report of every unit and stage of a campaign, oldest first."""
    return _read(conn, (unit_reports.c.campaign_id == campaign_id) & unit_reports.c.newest.is_(True))


def history(conn: Connection, stage_id: int, unit_id: int) -> list[UnitReport]:
    """Every revision of a unit's report on a stage, newest first."""
    return _read(conn, (unit_reports.c.stage_id == stage_id) & (unit_reports.c.unit_id == unit_id))[::-1]


def figures_by_stage(conn: Connection, campaign_id: int, unit_id: int) -> dict[int, dict[int, Figure]]:
    """A unit's newest figures: by target, then by stage."""
    wanted = (unit_reports.c.campaign_id == campaign_id) & (unit_reports.c.unit_id == unit_id)
    found: dict[int, dict[int, Figure]] = {}
    for report in _read(conn, wanted & unit_reports.c.newest.is_(True)):
        for figure in report.figures:
            found.setdefault(figure.target_id, {})[report.stage_id] = figure
    return found


def decide(conn: Connection, report_id: int, outcome: Outcome, *, by: int, now: datetime, reason: str = "") -> bool:
    """Say once what is thought of the newest revision; False when it was said, or when a newer one has come."""
    found = _read(conn, (unit_reports.c.id == report_id) & unit_reports.c.newest.is_(True))
    if not found or found[0].decision is not None:
        return False
    row = {"report_id": report_id, "outcome": outcome, "by": by, "at": now, "reason": reason}
    conn.execute(insert(unit_report_decisions).values(row))
    return True


def owing(
    conn: Connection, campaign_id: int, stage_id: int, unit_ids: Collection[int], today: date
) -> dict[int, Missing]:
    """What each unit has not reported on a stage; units of which nobody can report today are exempt, and owe nothing."""
    stage = next(each for each in campaigns.stages_of(conn, campaign_id) if each.id == stage_id)
    asked, sent = duties(conn, campaign_id, stage, unit_ids), of_stage(conn, stage_id, unit_ids)
    free = exempt_units(conn, unit_ids, today)
    return {unit: missing(asked[unit], sent.get(unit), exempt=unit in free) for unit in unit_ids}


def _read(conn: Connection, wanted: Any) -> list[UnitReport]:
    rows = conn.execute(select(unit_reports).where(wanted).order_by(unit_reports.c.id)).all()
    ids = [row.id for row in rows]
    figures = _gathered(conn, unit_figures, ids)
    narratives = _gathered(conn, unit_narratives, ids)
    decisions = _gathered(conn, unit_report_decisions, ids)
    return [
        UnitReport(
            **{name: getattr(row, name) for name in _PLAIN},
            figures=tuple(map(_figure, figures.get(row.id, ()))),
            narratives=tuple(Narrative(r.topic_id, r.text, r.amount, r.unit) for r in narratives.get(row.id, ())),
            decision=_decision(decisions.get(row.id, ())),
        )
        for row in rows
    ]


_PLAIN = (
    *("id", "campaign_id", "stage_id", "unit_id", "revision", "receipt", "by", "at", "late", "reason"),
    *("on_behalf", "document"),
)


def _gathered(conn: Connection, table: Any, ids: list[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in conn.execute(select(table).where(table.c.report_id.in_(ids)).order_by(table.c.id)):
        found.setdefault(row.report_id, []).append(row)
    return found


def _figure(row: Any) -> Figure:
    counts = None if row.assigned is None else Counts(row.assigned, row.done, row.well)
    state = FigureState(row.state)
    return Figure(row.target_id, state, row.amount, row.unit, row.asked, row.source, row.as_of, counts, row.typed)


def _decision(rows: Iterable[Any]) -> Decision | None:
    row = next(iter(rows), None)
    return None if row is None else Decision(Outcome(row.outcome), row.by, row.at, row.reason)
