"""The targets of a campaign that fall short of its plan, as far as the reports entered up to today say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.model import Cell, Row, RowRef
from reports.period import Period, PeriodKind
from reports.summary import summarise
from rules.records import CampaignRecord


@dataclass(frozen=True, slots=True)
class Behind:
    """One target; ``actual`` and ``value`` in ``unit`` (None: not known), ``verdict`` in words."""

    target_id: int
    measure: str
    actual: Decimal | None
    value: Decimal | None
    unit: str
    verdict: str


def behind(record: CampaignRecord, today: date) -> Sequence[Behind]:
    """Targets slower than the time gone by, or missed when it is over, in the order of the campaign."""
    starts = min((stage.starts_on for stage in record.stages), default=date(record.campaign.year, 1, 1))
    period = Period(PeriodKind.RANGE, min(starts, today), today)
    table = summarise(record, period).table("targets")
    keys = [column.key for column in table.columns]
    return [_behind(row, dict(zip(keys, row.cells, strict=True))) for row in table.rows if row.late]


def _behind(row: Row, cells: dict[str, Cell]) -> Behind:
    actual, value = (each if isinstance(each, Decimal) else None for each in (cells["actual"], cells["value"]))
    words = (str(cells[key] or "") for key in ("measure_unit", "verdict"))
    return Behind(_target(row.refs), str(cells["measure"]), actual, value, *words)


def _target(refs: Sequence[RowRef]) -> int:
    return next(ref.id for ref in refs if ref.kind == "target")
