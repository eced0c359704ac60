"""What the record of a campaign holds of its people and units, for the order in which they are shown when commendation is
considered; and the rows that each count was made of."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from rules.commendation_ranking import ItemReported, Reported, TargetReported
from rules.reckoning import Reckoning
from rules.records import PledgeState, Stage, Target
from rules.unit_duty import UnitTarget
from rules.unit_report import UnitReport
from rules.unit_result import unit_result
from rules.verdict import Verdict
from storage import campaigns, reckonings, unit_reports
from storage.schema.campaigns import stages, targets
from storage.schema.participation import files, pledge_items, pledges, progress

_FALLING = ("<", "<=", "decrease")


def by_official(conn: Connection, campaign_id: int) -> dict[int, Reported]:
    """Each person's reports in figures: an item is over-fulfilled when its newest report is above what was promised (of those
    where less is better nothing is said), on time and late are counted by report, evidence by file that was not refused."""
    found: dict[int, Reported] = {}
    late, over, evidence = Counter[tuple[int, bool]](), dict[tuple[int, int], bool](), _files(conn, campaign_id)
    for row in rows_of(conn, campaign_id):
        late[row.official_id, row.late] += 1
        over[row.official_id, row.item_id] = row.over
    confirmed = _confirmed(conn, campaign_id)
    items = Counter(official for (official, _), above in over.items() if above)
    for official in {who for who, _ in late} | set(confirmed):
        counts = (items[official], late[official, False], late[official, True], evidence[official])
        found[official] = Reported(*counts, confirmed[official])
    return found


def rows_of(conn: Connection, campaign_id: int, officials: Collection[int] | None = None) -> list[ItemReported]:
    """The newest report of every stage on every promise, in the order of the stages; of some people only, when given."""
    query = (
        select(progress, pledge_items.c.amount.label("promised"), pledge_items.c.unit.label("promised_unit"))
        .add_columns(
            targets.c.comparator, pledge_items.c.comparator.label("said"), pledge_items.c.text.label("promise")
        )
        .add_columns(stages.c.name.label("stage"))
        .join(stages, stages.c.id == progress.c.stage_id)
        .join(pledge_items, pledge_items.c.id == progress.c.item_id)
        .outerjoin(targets, targets.c.id == pledge_items.c.target_id)
        .where(stages.c.campaign_id == campaign_id, progress.c.newest)
        .order_by(stages.c.ends_on, progress.c.id)
    )
    if officials is not None:
        query = query.where(progress.c.official_id.in_(officials))
    return [
        ItemReported(
            row.official_id, row.item_id, row.promise, row.stage, row.amount, row.percent, row.unit, row.late, row.receipt,
            _above(row),
        )
        for row in conn.execute(query)
    ]  # fmt: skip


def _above(row: Any) -> bool:
    measured = row.amount is not None and row.promised is not None and row.unit == row.promised_unit
    above = (row.percent is not None and row.percent > 100) or (measured and row.amount > row.promised)
    return bool(above) and (row.said or row.comparator) not in _FALLING


def by_unit(conn: Connection, campaign_id: int) -> dict[int, Reported]:
    """What each unit's own reports come to: targets exceeded and met at its last word on them, reports on time and late, and
    those that the level above has acknowledged."""
    found: dict[int, Reported] = defaultdict(Reported)
    for report in unit_reports.of_campaign(conn, campaign_id):
        found[report.unit_id] += Reported(
            on_time=int(not report.late), late=int(report.late), confirmed=int(report.seen)
        )
    for row in unit_rows(conn, campaign_id):
        exceeded, met = row.verdict is Verdict.EXCEEDED, row.verdict is Verdict.MET
        found[row.unit_id] += Reported(over=int(exceeded), met=int(met))
    return dict(found)


def unit_rows(conn: Connection, campaign_id: int, unit_id: int | None = None) -> list[TargetReported]:
    """The last word of every unit (or of one) on every target, with its verdict, in the order of the targets."""
    order = {stage.id: stage for stage in campaigns.stages_of(conn, campaign_id)}
    said: dict[int, list[UnitReport]] = defaultdict(list)
    for report in unit_reports.of_campaign(conn, campaign_id):
        if report.stage_id in order and unit_id in (None, report.unit_id):
            said[report.unit_id].append(report)
    known, every = reckonings.of_campaign(conn, campaign_id), campaigns.targets_of(conn, campaign_id)
    found = []
    for reports in said.values():
        reports.sort(key=lambda report: order[report.stage_id].ends_on)
        for target in every:
            mine = [report for report in reports if target.id in report.by_target]
            if mine:
                found.append(_judged(target, mine, order, known.get(target.id, Reckoning(target.id))))
    return found


def _judged(
    target: Target, reports: Sequence[UnitReport], stages_: Mapping[int, Stage], reckoning: Reckoning
) -> TargetReported:
    last = reports[-1]
    own, stage = last.by_target[target.id], stages_[last.stage_id]
    asked = UnitTarget(target, own.asked, own.unit, reckoning)
    figures = {report.stage_id: report.by_target[target.id] for report in reports}
    result = unit_result(asked, figures, list(stages_.values()), stage, confirmed=last.seen)
    told = (result.actual, own.unit, result.verdict, last.late, last.receipt)
    return TargetReported(last.unit_id, target.measure or target.text, stage.name, *told)


def _files(conn: Connection, campaign_id: int) -> Counter[int]:
    query = (
        select(progress.c.official_id, func.count())
        .join(files, files.c.progress_id == progress.c.id)
        .join(stages, stages.c.id == progress.c.stage_id)
        .where(stages.c.campaign_id == campaign_id, files.c.state != "refused")
        .group_by(progress.c.official_id)
    )
    return Counter({row[0]: row[1] for row in conn.execute(query)})


def _confirmed(conn: Connection, campaign_id: int) -> Counter[int]:
    mine = (pledges.c.campaign_id == campaign_id) & (pledges.c.state == PledgeState.CONFIRMED)
    return Counter(conn.execute(select(pledges.c.official_id).where(mine)).scalars())
