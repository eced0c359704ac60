"""The small workbooks: days off, titles, and the shares of a campaign's targets."""

from collections.abc import Sequence

from rules.records import Official, Target, Unit
from rules.workbook.campaign_parts import units_as_choices
from rules.workbook.cells import Fault
from rules.workbook.columns import Choices, Column, Kind, Option, Part, choices
from rules.workbook.document_parts import ADD
from rules.workbook.plan import Lines
from rules.workbook.reading import Problem

DAYS = Part(
    "days",
    "Ngày nghỉ",
    f"{ADD} Mỗi ngày một dòng. Cuối tuần và ngày lễ theo luật không cần khai.",
    (
        Column("day", "Ngày", Kind.DAY, required=True, width=16),
        Column("working", "Nghỉ hay làm bù", Kind.CHOICE, required=True, width=18,
               choices=choices((False, "Nghỉ"), (True, "Làm bù"))),
        Column("source", "Theo văn bản", required=True, most=200, width=60),
    ),
    title="day",
    unique=("day",),
)  # fmt: skip
TITLES = Part(
    "titles",
    "Danh hiệu",
    f"{ADD} Danh hiệu hết hiệu lực thì ghi ngày ở cột Đến ngày, không xoá dòng.",
    (
        Column("code", "Mã", required=True, most=40, width=12),
        Column("name", "Danh hiệu", required=True, most=160, width=40),
        Column("level", "Dành cho", Kind.CHOICE, required=True, width=14,
               choices=choices(("individual", "Cá nhân"), ("collective", "Tập thể"))),
        Column("basis", "Căn cứ", most=300, width=60),
        Column("effective_from", "Từ ngày", Kind.DAY, width=14),
        Column("effective_to", "Đến ngày", Kind.DAY, width=14),
        Column("kind", "Loại", Kind.CHOICE, width=16,
               choices=choices(("title", "Danh hiệu"), ("form", "Hình thức khen"))),
        Column("decided_by", "Cấp quyết định", most=160, width=24),
    ),
    title="name",
    unique=("code",),
)  # fmt: skip


def shares_part(targets: Sequence[Target], units: Sequence[Unit], officials: Sequence[Official]) -> Part:
    """The sheet in which targets are issued: each row one target, one unit or one person, and the share."""
    persons = Choices(Option(o.id, f"{o.staff_code} – {o.full_name}", (o.staff_code,)) for o in officials)
    asked = Choices(Option(target.id, f"{place}. {target.measure}") for place, target in enumerate(targets, start=1))
    return Part(
        "shares",
        "Giao chỉ tiêu",
        f"{ADD} Mỗi dòng ghi đơn vị hoặc cá nhân, không ghi cả hai.",
        (
            Column("target_id", "Chỉ tiêu", Kind.CHOICE, required=True, choices=asked, width=60),
            Column("unit_id", "Đơn vị", Kind.CHOICE, choices=units_as_choices(units), width=40),
            Column("official_id", "Cá nhân", Kind.CHOICE, choices=persons, width=34),
            Column("value", "Mức giao", Kind.AMOUNT, required=True, width=14, unit="unit"),
            Column("unit", "Đơn vị tính", most=60, width=16),
        ),
        title="target_id",
    )


def check_titles(lines: Lines) -> list[Problem]:
    """A title that ends before it is in force."""
    found = []
    for line in lines.get("titles", ()):
        first, last = line.values["effective_from"], line.values["effective_to"]
        if line.touched and first is not None and last is not None and str(last) < str(first):
            found.append(Problem(TITLES.sheet, line.row, "Đến ngày", Fault.DAYS_SWAPPED))
    return found


def check_shares(lines: Lines) -> list[Problem]:
    """Each row names a unit or a person, not both, and nobody twice for a target."""
    found = []
    taken: set[tuple[object, object, object]] = set()
    for line in sorted(lines["shares"], key=lambda line: line.touched):
        who = (line.values["target_id"], line.values["unit_id"], line.values["official_id"])
        if line.touched and (who[1] is None) == (who[2] is None):
            found.append(Problem("Giao chỉ tiêu", line.row, "Đơn vị", Fault.WHO_NEEDED))
        elif line.touched and who in taken:
            found.append(Problem("Giao chỉ tiêu", line.row, "Chỉ tiêu", Fault.TWICE))
        taken.add(who)
    return found
