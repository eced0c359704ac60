"""Number, date, province, year, title and theme as they are printed, blank or lost."""

import pytest

from rules.launch_document.read import read

BODY = "\n\nCăn cứ nhiệm vụ được giao, Sở Mẫu phát động phong trào thi đua như sau:\n\n1. Hoàn thành nhiệm vụ.\n"


@pytest.mark.parametrize(
    ("printed", "number", "symbol"),
    [
        ("Số: 214/KH-SM", "214/KH-SM", "/KH-SM"),
        ("Số: 41 /KH-SM", "41/KH-SM", "/KH-SM"),
        ("Số:      /KH-SM", None, "/KH-SM"),
        ("Số: ……/SM-VP", None, "/SM-VP"),
        ("Số: 112-KH/TĐTN", "112-KH/TĐTN", "-KH/TĐTN"),
        ("Số: 77/2026/QĐ-UBND", "77/2026/QĐ-UBND", "/2026/QĐ-UBND"),
    ],
)
def test_a_blank_number_is_not_filled(printed: str, number: str | None, symbol: str) -> None:
    draft = read(f"SỞ MẪU\n{printed}{BODY}")
    assert (draft.number.value, draft.symbol) == (number, symbol)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("An Lĩnh, ngày 05 tháng 3 năm 2026", "2026-03-05"),
        ("An Lĩnh, ngày     tháng 3 năm 2026", "2026-03"),
        ("An Lĩnh, ngày … tháng … năm 2026", "2026"),
        ("An Lĩnh, ngày tháng năm", None),
        ("An Lĩnh, 05/3/2026", "2026-03-05"),
    ],
)
def test_a_date_is_read_as_far_as_it_is_printed(printed: str, day: str | None) -> None:
    assert read(f"SỞ MẪU\nSố: 1/KH-SM\n{printed}{BODY}").date.value == day


def test_a_letterhead_flattened_into_one_line() -> None:
    draft = read(
        "SỞ Y TẾ TỈNH AN LĨNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBỆNH VIỆN MẪU Độc lập - Tự do - Hạnh phúc\n"
        "Số: 9/BV-TC Suối Mơ, ngày 02 tháng 3 năm 2026" + BODY
    )
    assert (draft.number.value, draft.date.value, draft.issuer.value) == ("9/BV-TC", "2026-03-02", "BỆNH VIỆN MẪU")
    assert draft.province.value == "An Lĩnh"


def test_a_ward_in_the_date_line_is_no_province() -> None:
    assert read(f"UBND PHƯỜNG MẪU\nSố: 1/KH-UBND\nPhường Mẫu, ngày 02 tháng 3 năm 2026{BODY}").province.value is None


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Phát động thi đua năm 2026", 2026),
        ("Phát động thi đua giai đoạn 2026-2030", "2026-2030"),
        ("Phát động thi đua 5 năm 2026 – 2030", "2026-2030"),
        ("Phát động thi đua năm học 2026 - 2027", "2026-2027"),
        ("Phát động thi đua theo Kế hoạch số 1/KH-UBND ngày 18/01/2023", None),
    ],
)
def test_year_or_period(title: str, year: int | str | None) -> None:
    assert read(f"KẾ HOẠCH\n{title}{BODY}").year.value == year


@pytest.mark.parametrize(
    ("where", "theme"),
    [
        ("Sở Mẫu phát động thi đua với chủ đề “Đoàn kết, sáng tạo” như sau:\n\n1. Một việc.", "Đoàn kết, sáng tạo"),
        (
            "Sở Mẫu phát động thi đua như sau:\n\nI. CHỦ ĐỀ\n“Đoàn kết, sáng tạo”\n\nII. NỘI DUNG\n1. Một việc.",
            "Đoàn kết, sáng tạo",
        ),
        (
            "Sở Mẫu phát động thi đua như sau:\n\n1. Chủ đề thi đua: Đoàn kết, sáng tạo.\n\n2. Một việc.",
            "Đoàn kết, sáng tạo",
        ),
        ("Sở Mẫu phát động thi đua với tinh thần “chống dịch như chống giặc”:\n\n1. Một việc.", None),
    ],
)
def test_theme(where: str, theme: str | None) -> None:
    assert read(where).theme.value == theme


@pytest.mark.parametrize(
    ("head", "kind", "launches"),
    [
        ("KẾ HOẠCH\nPhát động phong trào thi đua năm 2026", "launch", True),
        ("CHỈ THỊ\nVề việc tổ chức phong trào thi đua năm 2026", "launch", True),
        ("BÁO CÁO\nTổng kết phong trào thi đua năm 2026", "report", False),
        ("QUY CHẾ\nThi đua, khen thưởng của Sở Mẫu", "regulation", False),
        ("KẾ HOẠCH\nĐào tạo, bồi dưỡng năm 2026", "plan", False),
        ("KẾ HOẠCH\nKiểm tra việc thực hiện phong trào thi đua năm 2026", "plan", False),
        ("TỜ TRÌNH\nVề việc khen thưởng năm 2026", "other", False),
    ],
)
def test_what_launches_nothing_is_recognised_and_said(head: str, kind: str, launches: bool) -> None:
    draft = read(f"{head}\n\nCăn cứ nhiệm vụ được giao, Sở Mẫu ban hành như sau:\n\n1. Một việc.\n")
    assert (draft.kind, draft.launches) == (kind, launches)
    assert any("chưa thấy nội dung phát động" in warning.text for warning in draft.warnings) != launches
