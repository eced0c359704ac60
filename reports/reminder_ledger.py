"""The ledger of reminders as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reports.model import Column, ColumnKind, Row, Table

TITLE = "Nhật ký nhắc việc"
_COLUMNS = (
    Column("number", "TT", ColumnKind.COUNT, 6),
    Column("day", "Ngày", ColumnKind.DATE, 12),
    Column("name", "Họ và tên", width=28),
    Column("unit", "Đơn vị", width=34),
    Column("campaign", "Phong trào", width=40),
    Column("milestone", "Mốc, việc", width=34),
    Column("due", "Hạn", ColumnKind.DATE, 12),
    Column("rung", "Lần nhắc", width=26),
    Column("outcome", "Kết quả", width=24),
    Column("reason", "Lý do", width=34),
)


@dataclass(frozen=True, slots=True)
class Reminded:
    """One line; ``rung``, ``outcome`` and ``reason`` in plain words."""

    day: date
    name: str
    unit: str
    campaign: str
    milestone: str
    due_on: date
    rung: str
    outcome: str
    reason: str


def ledger_table(lines: Sequence[Reminded]) -> Table:
    """One row a line, in the order given."""
    rows = tuple(
        Row(
            (n, one.day, one.name, one.unit, one.campaign, one.milestone, one.due_on, one.rung, one.outcome, one.reason)
        )
        for n, one in enumerate(lines, start=1)
    )
    return Table("reminder_ledger", TITLE, _COLUMNS, rows)
