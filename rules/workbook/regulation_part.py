"""The sheet of the regulations on which titles, conditions, norms and campaigns are based."""

from rules.regulations import numbers_in, same_number
from rules.workbook.cells import Fault
from rules.workbook.columns import Column, Kind, Part
from rules.workbook.document_parts import ADD
from rules.workbook.plan import Line, Lines
from rules.workbook.reading import Problem

REGULATIONS = Part(
    "regulations",
    "Quy định viện dẫn",
    f"{ADD} Quy định hết hiệu lực thì ghi ngày cuối cùng còn hiệu lực; chỉ sửa một phần thì ghi ngày sửa đổi.",
    (
        Column("number", "Số, ký hiệu", required=True, most=60, width=20),
        Column("name", "Tên văn bản", required=True, most=300, width=60),
        Column("issuer", "Cơ quan ban hành", most=200, width=30),
        Column("issued_on", "Ngày ban hành", Kind.DAY, width=14),
        Column("effective_from", "Từ ngày", Kind.DAY, width=14),
        Column("effective_to", "Đến ngày", Kind.DAY, width=14),
        Column("amended_from", "Sửa đổi một phần từ", Kind.DAY, width=18),
        Column("successor", "Văn bản thay thế, sửa đổi", most=300, width=50),
    ),
    title="number",
)


def check_regulations(lines: Lines) -> list[Problem]:
    """Numbers that are none, rows that are there twice (the same number and day), days the wrong way round."""
    found: list[Problem] = []
    seen: list[Line] = []
    for line in sorted(lines.get("regulations", ()), key=lambda line: line.touched):
        values, number = line.values, str(line.values["number"] or "")
        if line.touched and number and number not in numbers_in(number):
            found.append(Problem(REGULATIONS.sheet, line.row, "Số, ký hiệu", Fault.NO_NUMBER, number))
        elif line.touched and any(_same(line, other) for other in seen):
            found.append(Problem(REGULATIONS.sheet, line.row, "Số, ký hiệu", Fault.TWICE, number))
        first, last = values["effective_from"], values["effective_to"]
        if line.touched and first is not None and last is not None and str(last) < str(first):
            found.append(Problem(REGULATIONS.sheet, line.row, "Đến ngày", Fault.DAYS_SWAPPED))
        seen.append(line)
    return found


def _same(line: Line, other: Line) -> bool:
    days = line.values["issued_on"], other.values["issued_on"]
    return days[0] == days[1] and same_number(str(line.values["number"] or ""), str(other.values["number"] or ""))
