"""The people whom an announcement did not reach, as a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.model import Column, ColumnKind, Row, Table

TITLE = "Chưa nhận được tin"
_COLUMNS = (
    Column("number", "TT", ColumnKind.COUNT, 6),
    Column("code", "Mã cán bộ", width=14),
    Column("name", "Họ và tên", width=28),
    Column("position", "Chức vụ", width=24),
    Column("unit", "Đơn vị", width=34),
    Column("reason", "Lý do", width=30),
)


@dataclass(frozen=True, slots=True)
class Missed:
    """One person; ``reason`` in plain words."""

    staff_code: str
    full_name: str
    position: str
    unit: str
    reason: str


def unreached_table(people: Sequence[Missed]) -> Table:
    """One row a person, in the order given."""
    rows = tuple(
        Row((number, each.staff_code, each.full_name, each.position, each.unit, each.reason))
        for number, each in enumerate(people, start=1)
    )
    return Table("unreached", TITLE, _COLUMNS, rows)
