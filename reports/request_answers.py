"""The answers of units to one request as a table: a row a unit, a column a field, those that are missing in red."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from reports.model import Cell, Column, ColumnKind, Row, Table
from rules.records import Unit
from rules.requests import FieldKind, Request, RequestField, Standing, UnitAnswer, standing

TITLE = "Trả lời yêu cầu báo cáo"
FIRST = (Column("unit", "Đơn vị", width=34), Column("standing", "Tình trạng", width=22))
LAST = (Column("by", "Người trả lời", width=26), Column("at", "Trả lời lúc", width=18))
STANDINGS = {
    Standing.ANSWERED: "Đúng hạn",
    Standing.LATE: "Muộn",
    Standing.MISSING: "Chưa trả lời",
    Standing.OVERDUE: "Quá hạn, chưa trả lời",
}
HAS_FILE, UNKNOWN = "Có tệp", "Chưa có số liệu"


def answers_table(
    request: Request,
    answers: Mapping[int, UnitAnswer],
    units: Sequence[Unit],
    today: date,
    zoned: Mapping[int, datetime],
) -> Table:
    """``zoned``: when each unit answered, on the office's clock."""
    names = {unit.id: unit.name for unit in units}
    columns = (*FIRST, *map(_column, request.fields), *LAST)
    rows = [_row(request, names[unit], answers.get(unit), today, zoned.get(unit)) for unit in request.unit_ids]
    return Table("request_answers", TITLE, columns, tuple(rows))


def _column(field: RequestField) -> Column:
    label = f"{field.label} ({field.unit})" if field.unit else field.label
    kind = ColumnKind.AMOUNT if field.kind is FieldKind.NUMBER else ColumnKind.TEXT
    return Column(f"f{field.id}", label, kind, 30)


def _row(request: Request, name: str, answer: UnitAnswer | None, today: date, at: datetime | None) -> Row:
    stand = standing(answer, request.due_on, today)
    said = [_cell(field, answer) for field in request.fields]
    when = f"{at:%H:%M} {at.day}/{at.month}/{at.year}" if at is not None else ""
    cells = (name, STANDINGS[stand], *said, answer.by if answer else "", when)
    return Row(cells, late=stand in (Standing.LATE, Standing.OVERDUE))


def _cell(field: RequestField, answer: UnitAnswer | None) -> Cell:
    value = answer.value(field.id) if answer else None
    if value is None:
        return UNKNOWN
    if field.kind is FieldKind.NUMBER:
        return value.amount
    return HAS_FILE if value.file_id is not None else value.text
