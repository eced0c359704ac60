"""How one sentence of a section of targets is read."""

from decimal import Decimal

import pytest

from rules.launch_document.findings import Target
from rules.launch_document.read import read

Row = tuple[str, str, str | None, str | None]


def targets_of(sentence: str, heading: str = "CHỈ TIÊU") -> tuple[Target, ...]:
    return read(f"Sở Mẫu phát động thi đua năm 2026 như sau:\n\nI. {heading}\n\n1. {sentence}\n").targets


CASES: list[tuple[str, list[tuple[str, str, str, str | None, str | None]]]] = [
    ("Tỷ lệ hồ sơ đúng hạn đạt từ 98% trở lên.", [(">=", "98", "%", None, None)]),
    ("Tỷ lệ hồ sơ đúng hạn trên 98%.", [(">", "98", "%", None, None)]),
    ("Tỷ lệ hồ sơ trễ hạn dưới 0,5%.", [("<", "0.5", "%", None, None)]),
    ("Tỷ lệ hồ sơ trễ hạn không quá 1%.", [("<=", "1", "%", None, None)]),
    ("Tỷ lệ hồ sơ trễ hạn từ 2% trở xuống.", [("<=", "2", "%", None, None)]),
    ("Tỷ lệ che phủ rừng đạt 63,12%.", [("=", "63.12", "%", None, None)]),
    ("Thu ngân sách 4.500 tỷ đồng.", [("none", "4500", "tỷ đồng", None, None)]),
    ("Đón 1.300.000 lượt khách.", [("none", "1300000", "lượt khách", None, None)]),
    ("Có thêm 05 xã đạt chuẩn.", [("increase", "5", "xã", None, "increase")]),
    ("Tỷ lệ hộ nghèo giảm ít nhất 4%/năm.", [(">=", "4", "%/năm", None, "decrease")]),
    ("Tỷ lệ hộ nghèo giảm 4%.", [("decrease", "4", "%", None, "decrease")]),
    ("Tỷ lệ hộ nghèo giảm còn 1,8%.", [("=", "1.8", "%", None, "decrease")]),
    ("Nâng tỷ lệ số hóa hồ sơ lên 90%.", [("=", "90", "%", None, "increase")]),
    ("Chỉ số cải cách hành chính tăng 02 bậc so với năm 2025.", [("rank_up", "2", "bậc", "năm 2025", "increase")]),
    ("PCI, PAPI và PAR INDEX tăng 05 bậc.", [("rank_up", "5", "bậc", None, "increase")] * 3),
    ("Số giường bệnh đạt 39,3 giường/01 vạn dân.", [("=", "39.3", "giường/01 vạn dân", None, None)]),
    ("Ít nhất 01 mô hình tiêu biểu hoặc 01 công trình.", [(">=", "1", "mô hình hoặc công trình", None, None)]),
    ("Thời gian chờ giảm từ 12 phút xuống dưới 9 phút.", [("<", "9", "phút", "12 phút", "decrease")]),
    ("Thu vượt 7% dự toán được giao.", [("increase", "7", "%", "dự toán được giao", "increase")]),
    ("Tặng 120 phần quà cho học sinh.", [("none", "120", "phần quà", None, None)]),
    (
        "Lao động qua đào tạo đạt 57,2%, trong đó đào tạo nghề đạt 41%.",
        [("=", "57.2", "%", None, None), ("=", "41", "%", None, None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0] for case in CASES])
def test_comparator_value_unit_baseline_direction(
    sentence: str, expected: list[tuple[str, str, str, str | None, str | None]]
) -> None:
    found = [(t.comparator, t.value, t.unit, t.baseline, t.direction) for t in targets_of(sentence)]
    assert found == [(c, Decimal(v), u, b, d) for c, v, u, b, d in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Thực hiện Nghị quyết số 55/2022/QH15 ngày 16/6/2022.",
        "Chào mừng kỷ niệm 370 năm thành lập tỉnh.",
        "Dịch vụ công mức độ 3, 4.",
        "Kế hoạch 5 năm 2021-2025.",
        "Phương châm “5K + vắc xin”, phong trào “500 ngày đêm”.",
        "Đại hội lần thứ 13, Điều 5, khoản 2.",
    ],
)
def test_other_figures_are_no_targets(sentence: str) -> None:
    assert targets_of(sentence) == ()


def test_a_quota_of_commendation_is_no_target() -> None:
    assert targets_of("Không quá 15% tổng số lao động.", heading="KHEN THƯỞNG") == ()


def test_remarks_and_sub_measures_stay_with_the_target() -> None:
    first, second = targets_of("Tỷ lệ che phủ rừng (có tính cây cao su) đạt 63%, trong đó rừng tự nhiên đạt 50%.")
    assert (first.measure, first.qualifier) == ("Tỷ lệ che phủ rừng", "có tính cây cao su")
    assert (second.measure, second.parent) == ("rừng tự nhiên", "Tỷ lệ che phủ rừng")


def test_a_numeral_with_two_readings_is_left_open_and_said() -> None:
    draft = read("Sở Mẫu phát động thi đua như sau:\n\nI. CHỈ TIÊU\n\n1. Thu ngân sách đạt 1,234 tỷ đồng.\n")
    assert draft.targets[0].value is None
    assert any("Chưa đọc chắc" in warning.text for warning in draft.warnings)


def test_bullets_before_a_running_number_get_their_numbers_back() -> None:
    items = "\n".join(f"- Chỉ số thứ nhất đạt {n}%." for n in (10, 20, 30))
    draft = read(f"Sở Mẫu phát động thi đua như sau:\n\nI. CHỈ TIÊU\n\n{items}\n\n4. Chỉ số thứ tư đạt 40%.\n")
    assert [t.number for t in draft.targets] == ["1", "2", "3", "4"]


def test_two_figures_without_a_parting_sign_each_keep_their_words() -> None:
    first, second = targets_of("100% đơn vị đăng ký ít nhất 01 công trình.")
    assert (first.measure, first.value) == ("đơn vị đăng ký", 100)
    assert (second.comparator, second.value, second.unit) == (">=", 1, "công trình")
