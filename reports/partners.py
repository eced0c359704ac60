"""What bodies outside the department report: one row per body and stage, silence printed as such."""

from reports import wording
from reports.days import day_of
from reports.model import Row, RowRef, Table
from reports.rows import numbered, table
from rules.partners import PartnerReport, TakingPart
from rules.records import CampaignRecord


def partners_table(record: CampaignRecord) -> Table:
    """Every body that takes part, with its reports in the order of the stages."""
    stages = {stage.id: stage.name for stage in record.stages}
    rows = [row for body in record.partners for row in _rows(body, stages)]
    return table("partners", "order partner contact stage content amount measure_unit reported_on", numbered(rows))


def _rows(body: TakingPart, stages: dict[int, str]) -> list[Row]:
    if not body.reports:
        cells = (body.name, body.contact, "", wording.NO_DATA, None, "", None)
        return [Row(cells, (RowRef("partner", body.partner_id),))]
    return [_row(body, report, stages) for report in body.reports]


def _row(body: TakingPart, report: PartnerReport, stages: dict[int, str]) -> Row:
    stage = stages.get(report.stage_id or 0, "")
    said = (report.text, report.amount, report.unit, day_of(report.reported_at))
    return Row((body.name, body.contact, stage, *said), (RowRef("partner_report", report.id),))
