"""The sheet of the dated norms of commendation, beside the catalogue of titles."""

from rules.commendation_norms import NormKind
from rules.workbook.cells import Fault
from rules.workbook.columns import Column, Kind, Part, choices
from rules.workbook.document_parts import ADD
from rules.workbook.plan import Lines
from rules.workbook.reading import Problem

_KINDS = choices(
    (NormKind.THRESHOLD.value, "Tỷ lệ phiếu đồng ý (%)"),
    (NormKind.QUORUM.value, "Thành viên dự họp tối thiểu (%)"),
    (NormKind.BONUS.value, "Hệ số tiền thưởng"),
    (NormKind.BASE.value, "Mức lương cơ sở (đồng)"),
    (NormKind.PAPER.value, "Thành phần hồ sơ"),
)
NORMS = Part(
    "norms",
    "Định mức khen thưởng",
    f"{ADD} Quy định đổi thì ghi Đến ngày ở dòng cũ và thêm dòng mới. Mã danh hiệu để trống là áp dụng cho mọi danh hiệu.",
    (
        Column("kind", "Loại", Kind.CHOICE, required=True, choices=_KINDS, width=30),
        Column("title_code", "Mã danh hiệu", most=40, width=14),
        Column("text", "Nội dung", required=True, most=300, width=50),
        Column("value", "Giá trị", Kind.AMOUNT, width=14),
        Column("basis", "Căn cứ", most=300, width=50),
        Column("effective_from", "Từ ngày", Kind.DAY, required=True, width=14),
        Column("effective_to", "Đến ngày", Kind.DAY, width=14),
        Column("confirmed", "Đã xác nhận", Kind.CHOICE, required=True, width=12,
               choices=choices((True, "Có"), (False, "Chưa"))),
    ),
    title="text",
)  # fmt: skip


def check_norms(lines: Lines) -> list[Problem]:
    """Codes that no title has, a value that is needed, days the wrong way round."""
    codes = {str(line.values["code"]) for line in lines.get("titles", ())}
    found = []
    for line in lines.get("norms", ()):
        values = line.values
        if values["title_code"] and str(values["title_code"]) not in codes:
            found.append(Problem(NORMS.sheet, line.row, "Mã danh hiệu", Fault.NO_TITLE))
        if not line.touched or values["kind"] is None:
            continue
        if values["value"] is None and values["kind"] != NormKind.PAPER:
            found.append(Problem(NORMS.sheet, line.row, "Giá trị", Fault.PARAMETER_NEEDED))
        first, last = values["effective_from"], values["effective_to"]
        if first is not None and last is not None and str(last) < str(first):
            found.append(Problem(NORMS.sheet, line.row, "Đến ngày", Fault.DAYS_SWAPPED))
    return found
