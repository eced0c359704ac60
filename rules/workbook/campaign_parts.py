"""The sheets of a campaign's workbook, and what has to hold between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rules.reckoning import Counting
from rules.records import Unit
from rules.workbook.cells import Fault
from rules.workbook.columns import Choices, Column, Kind, Option, Part, choices
from rules.workbook.document_parts import ADD, ADDRESSEES, COMMENDATION_RULES, DUTIES, LEGAL_BASES, LONG, SIGNERS
from rules.workbook.plan import Change, Line, Lines, Plan
from rules.workbook.plan import Kind as ChangeKind
from rules.workbook.reading import Problem

COMPARATORS = Choices(
    (
        Option(">=", "≥ (từ … trở lên)", ("≥", "=>", "từ … trở lên", "ít nhất", "tối thiểu")),
        Option(">", "> (trên)", ("trên", "hơn")),
        Option("<=", "≤ (không quá)", ("≤", "=<", "không quá", "tối đa")),
        Option("<", "< (dưới)", ("dưới",)),
        Option("=", "= (đạt)", ("đạt", "bằng")),
        Option("increase", "tăng thêm", ("+", "tăng", "thêm")),
        Option("decrease", "giảm", ("-", "−", "giảm đi")),
        Option("rank_up", "tăng bậc (thứ hạng)", ("tăng bậc",)),
        Option("none", "không nêu", ("không",)),
    )
)
LEVELS = choices(
    ("unit", "Đơn vị báo cáo"),
    ("person", "Từng người báo cáo"),
    ("registration", "Tỷ lệ đăng ký"),
    ("showcase", "Mô hình, công trình của đơn vị"),
)
TARGET_STATES = choices(("open", "Đang thực hiện"), ("awaiting_publication", "Chờ công bố"), ("closed", "Đã kết thúc"))
COUNTINGS = choices(
    (Counting.CUMULATIVE.value, "Luỹ kế từ đầu năm"),
    (Counting.INCREMENT.value, "Riêng từng kỳ, cộng lại"),
    (Counting.DONE.value, "Số việc giao, xong"),
    (Counting.DONE_WELL.value, "Số việc giao, xong, tốt"),
)
DIRECTIONS = choices(("increase", "Tăng"), ("decrease", "Giảm"))
MILESTONE_KINDS = choices(
    ("registration", "Phát động, đăng ký"),
    ("progress", "Báo cáo tiến độ"),
    ("activity", "Đợt thi đua, kỷ niệm"),
)
LATE_RULES = choices(("flag", "Vẫn nhận, ghi là muộn"), ("closed", "Không nhận sau hạn"))
YES = choices(("x", "Có"))
KIND_NAMES = {
    "so": "Sở",
    "phong": "phòng",
    "chi_cuc": "chi cục",
    "su_nghiep": "đơn vị sự nghiệp",
    "doanh_nghiep": "doanh nghiệp",
}


def units_as_choices(units: Sequence[Unit]) -> Choices:
    """Units as they stand in a drop-down list: name and code; either alone will do when it is the only one."""
    return Choices(Option(unit.id, f"{unit.name} ({unit.code})", (unit.name, unit.code)) for unit in units)


FACTS = Part(
    "facts",
    "Thông tin chung",
    "Sửa ở cột Nội dung; để trống mục chưa có.",
    (
        Column("title", "Tên phong trào", required=True, width=60),
        Column("theme", "Chủ đề", most=600),
        Column("objective", "Mục tiêu chung", most=LONG),
        Column("year", "Năm", Kind.WHOLE, required=True),
        Column("period_to", "Đến năm", Kind.WHOLE),
        Column("number", "Số, ký hiệu văn bản", most=60),
        Column("issuer", "Cơ quan ban hành"),
        Column("issued_on", "Ngày ban hành", Kind.DAY),
        Column("parent_document", "Văn bản cấp trên", most=1000),
        Column("late_rule", "Đăng ký sau hạn", Kind.CHOICE, required=True, choices=LATE_RULES),
    ),
    card=True,
)
STAGES = Part(
    "stages",
    "Giai đoạn",
    ADD,
    (
        Column("name", "Giai đoạn", required=True, most=120, width=40),
        Column("starts_on", "Từ ngày", Kind.DAY, required=True, width=14),
        Column("ends_on", "Đến ngày", Kind.DAY, required=True, width=14),
    ),
    title="name",
    unique=("name",),
)
MILESTONES = Part(
    "milestones",
    "Mốc hạn",
    f"{ADD} Mốc báo cáo tiến độ cần ghi giai đoạn đúng như ở trang Giai đoạn. Không ghi loại đơn vị: mốc của mọi đơn vị.",
    (
        Column("name", "Mốc", required=True, most=160, width=44),
        Column("kind", "Loại", Kind.CHOICE, required=True, choices=MILESTONE_KINDS, width=24),
        Column("due_on", "Hạn (hết ngày)", Kind.DAY, required=True, width=16),
        Column("stage", "Giai đoạn", most=120, width=30),
        Column("starts_on", "Đợt bắt đầu từ ngày", Kind.DAY, width=16),
        *(
            Column(f"only_{kind}", f"Chỉ loại: {label}", Kind.CHOICE, choices=YES, width=14)
            for kind, label in KIND_NAMES.items()
        ),
    ),
    title="name",
)
TOPICS = Part(
    "topics",
    "Nội dung",
    f"{ADD} Nội dung đã kết thúc thì ghi ngày kết thúc, không xoá dòng: kết quả vẫn được giữ.",
    (
        Column("number", "Số", required=True, most=20, width=8),
        Column("heading", "Tên nội dung", required=True, most=600, width=50),
        Column("text", "Toàn văn", most=LONG, width=80),
        Column("closed_on", "Kết thúc từ ngày", Kind.DAY, width=16),
    ),
    title="heading",
    unique=("number",),
)
MOVEMENTS = Part(
    "movements",
    "Phong trào",
    f"{ADD} Nhiều tên gọi khác thì cách nhau bằng dấu chấm phẩy.",
    (
        Column("name", "Phong trào cấp trên", required=True, most=600, width=60),
        Column("aliases", "Tên gọi khác", most=2000, width=50),
    ),
    title="name",
)


def campaign_parts(units: Sequence[Unit]) -> tuple[Part, ...]:
    """The sheets in their order; ``units`` are those that may own a target."""
    beside = (DUTIES, MOVEMENTS, ADDRESSEES, SIGNERS, LEGAL_BASES, COMMENDATION_RULES)
    return (_facts(units), _targets(units), TOPICS, STAGES, MILESTONES, *beside)


def _facts(units: Sequence[Unit]) -> Part:
    """What a campaign is, and whom it is for."""
    known = units_as_choices(units)
    audience = (
        Column("audience_unit_id", "Đơn vị tham gia (trống: cả Sở)", Kind.CHOICE, choices=known, width=34),
        *(
            Column(f"audience_{kind}", f"Loại đơn vị tham gia: {label}", Kind.CHOICE, choices=YES, width=14)
            for kind, label in KIND_NAMES.items()
        ),
    )
    return replace(FACTS, columns=(*FACTS.columns, *audience))


def _targets(units: Sequence[Unit]) -> Part:
    return Part(
        "targets",
        "Chỉ tiêu",
        f"{ADD} Số ghi theo cách Việt Nam: 1.300 là một nghìn ba trăm, 93,5 là chín mươi ba phẩy năm.",
        (
            Column("number", "Số", most=20, width=8),
            Column("text", "Nguyên văn", required=True, most=LONG, width=60),
            Column("measure", "Tên chỉ tiêu", required=True, most=600, width=40),
            Column("comparator", "So sánh", Kind.CHOICE, required=True, choices=COMPARATORS, width=20),
            Column("value", "Mức", Kind.AMOUNT, width=14, unit="unit"),
            Column("upper", "Mức trên (nếu là khoảng)", Kind.AMOUNT, width=14, unit="unit"),
            Column("unit", "Đơn vị tính", most=60, width=14),
            Column("baseline", "So với", most=600, width=24),
            Column("direction", "Chiều", Kind.CHOICE, choices=DIRECTIONS, width=10),
            Column("qualifier", "Điều kiện kèm theo", most=1000, width=30),
            Column("level", "Lấy kết quả từ", Kind.CHOICE, required=True, choices=LEVELS, width=28),
            Column("owner_unit_id", "Đơn vị chủ trì", Kind.CHOICE, choices=units_as_choices(units), width=34),
            Column("data_source", "Nguồn số liệu", most=600, width=30),
            Column("state", "Tình trạng", Kind.CHOICE, required=True, choices=TARGET_STATES, width=18),
            Column("counting", "Cách tính (trống: luỹ kế)", Kind.CHOICE, choices=COUNTINGS, width=26),
            Column("baseline_level", "Mức xuất phát", Kind.AMOUNT, width=14, unit="unit"),
            Column("earlier", "Kết quả năm trước", Kind.AMOUNT, width=14, unit="unit"),
        ),
        title="measure",
    )


def check_campaign(lines: Lines, stage_names: frozenset[str]) -> list[Problem]:
    """Stages that end before they begin; milestones whose stage is missing, unknown or not wanted.

    ``stage_names`` are the names of the stages as the record has them now.
    """
    stages = lines["stages"]
    known = stage_names | {str(line.values["name"]) for line in stages}
    swapped = [line for line in stages if line.touched and _ends_first(line)]
    found = [Problem(STAGES.sheet, line.row, "Đến ngày", Fault.DAYS_SWAPPED) for line in swapped]
    return [*found, *(problem for line in lines["milestones"] for problem in _milestone(line, known))]


def _ends_first(line: Line) -> bool:
    first, last = line.values["starts_on"], line.values["ends_on"]
    return first is not None and last is not None and str(last) < str(first)


def _milestone(line: Line, known: frozenset[str]) -> Iterator[Problem]:
    stage, kind = line.values["stage"], line.values["kind"]
    if not line.touched or kind is None:
        return
    fault, detail = None, ""
    if kind == "progress" and stage is None:
        fault = Fault.STAGE_NEEDED
    elif kind != "progress" and stage is not None:
        fault, detail = Fault.STAGE_NOT_NEEDED, str(stage)
    elif stage is not None and stage not in known:
        fault, detail = Fault.UNKNOWN_STAGE, str(stage)
    if fault is not None:
        yield Problem(MILESTONES.sheet, line.row, "Giai đoạn", fault, detail)


def check_extensions(plan: Plan) -> list[Problem]:
    """Milestones of a running campaign that get a later day, for everybody or for some kinds of units, or are taken off:
    only a named approver may do that."""
    later = [change for change in plan.of("milestones") if _extends(change)]
    return [Problem(MILESTONES.sheet, each.row, "Hạn (hết ngày)", Fault.NEEDS_APPROVAL, each.name) for each in later]


def _extends(change: Change) -> bool:
    values, before = change.values or {}, change.before or {}
    drive = (values.get("kind") or before.get("kind")) == "activity"
    limited = any(name.startswith("only_") and value for name, value in values.items())
    moved = bool(before.get("due_on")) and str(values.get("due_on")) > str(before["due_on"]) and "due_on" in values
    return moved or (not drive and (limited or change.kind is ChangeKind.REMOVED))
