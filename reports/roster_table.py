"""The roster as a table that the roster import reads back: edited and sent again, only what was edited changes."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.model import Column, Row, Table

TITLE = "Danh sách cán bộ"
_COLUMNS = (
    Column("code", "Mã số", width=12),
    Column("name", "Họ và tên", width=28),
    Column("unit_code", "Mã đơn vị", width=12),
    Column("unit", "Đơn vị", width=34),
    Column("position", "Chức vụ", width=24),
    Column("category", "Loại", width=18),
    Column("phone", "Điện thoại", width=16),
    Column("role", "Vai trò", width=16),
)


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One person of today; ``category`` and ``role`` in the words that the import knows, empty for what is not there."""

    staff_code: str
    full_name: str
    unit_code: str
    unit: str
    position: str
    category: str
    phone: str
    role: str


def roster_table(people: Sequence[RosterRow]) -> Table:
    """One row a person, in the order given."""
    rows = tuple(
        Row(
            (
                each.staff_code,
                each.full_name,
                each.unit_code,
                each.unit,
                each.position,
                each.category,
                each.phone,
                each.role,
            )
        )
        for each in people
    )
    return Table("roster", TITLE, _COLUMNS, rows)
