"""Tables drawn with bars, and tables that a PDF left as wide gaps."""

from decimal import Decimal

from rules.launch_document.read import read

OPENING = "Sở Mẫu phát động phong trào thi đua năm 2026 như sau:\n\nI. CHỈ TIÊU\n\n"


def test_targets_of_a_table_with_and_without_outer_bars() -> None:
    rows = [
        "STT | Chỉ tiêu | ĐVT | Thực hiện 2025 | Kế hoạch 2026",
        "1 | Sáng kiến | sáng kiến | 12 | ≥ 15",
        "2 | Cây xanh | cây | | 2.000",
    ]
    for table in ("\n".join(rows), "\n".join(f"| {row} |" for row in rows)):
        found = read(OPENING + table + "\n").targets
        assert [(t.measure, t.comparator, t.value, t.unit, t.baseline, t.number) for t in found] == [
            ("Sáng kiến", ">=", Decimal(15), "sáng kiến", "12", "1"),
            ("Cây xanh", "none", Decimal(2000), "cây", None, "2"),
        ]


def test_a_table_left_as_wide_gaps() -> None:
    table = "STT    Chỉ tiêu    Đơn vị tính    Kế hoạch\n1    Số sáng kiến    sáng kiến    15"
    assert [(t.measure, t.value) for t in read(OPENING + table).targets] == [("Số sáng kiến", Decimal(15))]


def test_duties_and_deadlines_of_a_table() -> None:
    table = "| TT | Nội dung | Đơn vị chủ trì | Thời gian |\n| 1 | Ký giao ước | Văn phòng Sở | Trước 28/02/2026 |"
    draft = read(f"Sở Mẫu phát động thi đua năm 2026 như sau:\n\nI. TỔ CHỨC THỰC HIỆN\n\n{table}\n")
    assert [(d.who, d.what) for d in draft.duties] == [("Văn phòng Sở", "Ký giao ước")]
    assert [(d.resolved, d.action) for d in draft.deadlines] == [("2026-02-27", "Ký giao ước")]


def test_a_table_without_known_headings_gives_nothing() -> None:
    assert read(OPENING + "| A | B |\n| 1 | 2 |\n").targets == ()
