"""The sheet of the conditions of titles, beside the catalogue: one row a condition and a time in force."""

import re

from rules.conditions import NEEDED, codes_in
from rules.conditions import Kind as Asked
from rules.merits import Grade
from rules.workbook.cells import Fault
from rules.workbook.columns import Choices, Column, Kind, Option, Part, choices
from rules.workbook.document_parts import ADD
from rules.workbook.plan import Lines
from rules.workbook.reading import Problem

_KINDS = Choices(
    Option(kind.value, label)
    for kind, label in (
        (Asked.RATING, "Xếp loại năm"),
        (Asked.TITLE_YEARS, "Danh hiệu các năm liên tục"),
        (Asked.TITLE_TIMES, "Danh hiệu đủ số lần"),
        (Asked.INITIATIVE, "Sáng kiến (người xác nhận)"),
        (Asked.PERSON, "Người xác nhận"),
        (Asked.DISCIPLINE, "Văn phòng xác nhận"),
        (Asked.MEMBERS_TITLE, "Tỷ lệ người đạt danh hiệu"),
        (Asked.MEMBER_COUNT, "Số người đạt danh hiệu"),
        (Asked.MEMBERS_RATING, "Tỷ lệ người đạt xếp loại"),
        (Asked.QUOTA, "Hạn mức của cơ quan (chỉ nêu)"),
    )
)
_GRADES = choices(
    (Grade.EXCELLENT.value, "Hoàn thành xuất sắc"),
    (Grade.GOOD.value, "Hoàn thành tốt"),
    (Grade.DONE.value, "Hoàn thành"),
    (Grade.NOT_DONE.value, "Không hoàn thành"),
)
CONDITIONS = Part(
    "conditions",
    "Điều kiện",
    f"{ADD} Luật đổi thì ghi Đến ngày ở dòng cũ và thêm dòng mới; không sửa dòng cũ.",
    (
        Column("title_code", "Mã danh hiệu", required=True, most=40, width=14),
        Column("text", "Điều kiện", required=True, most=300, width=50),
        Column("kind", "Cách kiểm tra", Kind.CHOICE, required=True, choices=_KINDS, width=26),
        Column("grade", "Xếp loại", Kind.CHOICE, choices=_GRADES, width=20),
        Column("times", "Số năm, số người", Kind.WHOLE, width=12),
        Column("percent", "Tỷ lệ (%)", Kind.AMOUNT, width=10),
        Column("needs", "Mã danh hiệu cần có", most=200, width=18),
        Column("either", "Nhóm chọn một", most=10, width=10),
        Column("article", "Điều, khoản", most=160, width=16),
        Column("document", "Văn bản", most=300, width=40),
        Column("document_date", "Ngày văn bản", Kind.DAY, width=14),
        Column("effective_from", "Từ ngày", Kind.DAY, required=True, width=14),
        Column("effective_to", "Đến ngày", Kind.DAY, width=14),
        Column("confirmed", "Đã xác nhận", Kind.CHOICE, required=True, width=12,
               choices=choices((True, "Có"), (False, "Chưa"))),
    ),
    title="text",
)  # fmt: skip
_GROUP = re.compile(r"[A-Z]\d?")


def check_conditions(lines: Lines) -> list[Problem]:
    """Codes that no title has, parameters that a kind needs, groups that are none, days the wrong way round."""
    codes = {str(line.values["code"]) for line in lines.get("titles", ())}
    found = []
    for line in lines.get("conditions", ()):
        values = line.values
        named = (str(values["title_code"]), *codes_in(str(values["needs"] or "")))
        if any(code not in codes for code in named):
            found.append(Problem(CONDITIONS.sheet, line.row, "Mã danh hiệu", Fault.NO_TITLE))
        if not line.touched or values["kind"] is None:
            continue
        lacking = [name for name in NEEDED.get(Asked(str(values["kind"])), ()) if not values[name]]
        found += [
            Problem(CONDITIONS.sheet, line.row, CONDITIONS.column(name).heading, Fault.PARAMETER_NEEDED)
            for name in lacking
        ]
        if values["either"] and not _GROUP.fullmatch(str(values["either"])):
            found.append(Problem(CONDITIONS.sheet, line.row, "Nhóm chọn một", Fault.BAD_GROUP))
        first, last = values["effective_from"], values["effective_to"]
        if first is not None and last is not None and str(last) < str(first):
            found.append(Problem(CONDITIONS.sheet, line.row, "Đến ngày", Fault.DAYS_SWAPPED))
    return found
