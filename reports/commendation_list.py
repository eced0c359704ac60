"""“Danh sách đề nghị khen thưởng” as one table: who, for what, by what vote, at which step; for the office's spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reports import headings
from reports.columns import columns
from reports.commendation import Nominee, limit_cell, votes_cell
from reports.limits import note as limit_note
from reports.model import Cell, Column, ColumnKind, Row, Table
from reports.rows import numbered

# three answers of the check of conditions, in words
OUTCOMES = {"met": "đủ điều kiện", "missing": "còn thiếu", "person": "cần người xác nhận"}
_TEXT, _COUNT, _AMOUNT = ColumnKind.TEXT, ColumnKind.COUNT, ColumnKind.AMOUNT
_COLUMNS = (
    Column("nominee", "Tên tập thể, họ tên", _TEXT, 26),
    Column("subject", "Phân loại", _TEXT, 12),
    Column("unit", "Đơn vị", _TEXT, 26),
    Column("award", "Danh hiệu, hình thức", _TEXT, 26),
    Column("award_kind", "Loại hình khen thưởng", _TEXT, 18),
    Column("route", "Thẩm quyền", _TEXT, 16),
    Column("outcome", "Điều kiện", _TEXT, 18),
    Column("achievement", "Thành tích tóm tắt", _TEXT, 60),
    Column("initiatives", "Số sáng kiến được công nhận", _COUNT, 12),
    Column("votes", "Phiếu đồng ý", _TEXT, 16),
    Column("direct", "Trực tiếp lao động", _TEXT, 10),
    Column("woman", "Nữ", _TEXT, 8),
    Column("stage", "Bước", _TEXT, 20),
    Column("number", "Số quyết định", _TEXT, 18),
    Column("bonus", "Tiền thưởng (đồng)", _AMOUNT, 14),
)
_LIMIT = Column("limit", headings.COLUMNS["limit"], _TEXT, 24)
UNKNOWN, YES, NO = "chưa ghi", "x", ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: the nominee with what only the office sees. ``bonus`` in đồng, None when a norm is not known."""

    nominee: Nominee
    route: str
    outcome: str
    initiatives: int | None
    stage: str
    number: str = ""
    bonus: Decimal | None = None


def proposals_table(listed: Sequence[Listed]) -> Table:
    """One row a proposal, in the order they were made; the share of direct workers and women stands below. Rows beyond a
    local limit are marked as late ones are."""
    persons = [each.nominee for each in listed if each.nominee.person]
    limits = [each.nominee.limited for each in listed]
    heads = (*_COLUMNS, _LIMIT) if any(limits) else _COLUMNS
    rows = numbered(Row(_cells(each)[: len(heads)], late=_beyond(each.nominee)) for each in listed)
    below = "\n".join(filter(None, (note(persons), limit_note(limits))))
    return Table("proposals", headings.TABLES["proposals"], (*columns("order"), *heads), rows, None, below)


def _beyond(who: Nominee) -> bool:
    return who.limited is not None and who.limited.beyond


def note(persons: Sequence[Nominee]) -> str:
    """Of how many persons direct workers and women are, as far as it was said."""
    parts = (("người trực tiếp lao động", [p.direct for p in persons]), ("nữ", [p.woman for p in persons]))
    told = [f"{label} {marks.count(True)}/{len(persons)} (chưa ghi {marks.count(None)})" for label, marks in parts]
    return f"Trong số cá nhân: {'; '.join(told)}." if persons else ""


def _cells(each: Listed) -> tuple[Cell, ...]:
    who = each.nominee
    subject = "Cá nhân" if who.person else "Tập thể"
    marks = [
        (UNKNOWN if mark is None else YES if mark else NO) if who.person else "" for mark in (who.direct, who.woman)
    ]
    first = (who.name, subject, who.unit, who.title, who.kind, each.route, OUTCOMES[each.outcome], who.achievement)
    return (*first, each.initiatives, votes_cell(who), *marks, each.stage, each.number, each.bonus, limit_cell(who))
