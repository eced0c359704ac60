"""What a one-line command says beyond itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.told_after import told_after


@pytest.mark.parametrize(
    ("intent", "text", "told"),
    [
        ("difficulty", "gửi vướng mắc: thiếu máy đo", "thiếu máy đo"),
        ("difficulty", "Gui vuong mac: chua co kinh phi.", "chua co kinh phi"),
        ("difficulty", "em gửi kiến nghị bổ sung máy đo", "bổ sung máy đo"),
        ("difficulty", "khó khăn - đường vào rừng sạt lở", "đường vào rừng sạt lở"),
        ("difficulty", "gửi vướng mắc", None),
        ("difficulty", "em có khó khăn", None),
        ("difficulty", "vướng mắc: ", None),
        ("nomination", "đề cử đồng chí Mẫu Văn Tốt", "Mẫu Văn Tốt"),
        ("nomination", "de cu anh Mau Van Tot", "Mau Van Tot"),
        ("nomination", "giới thiệu chị Mẫu Thị Hiền", "Mẫu Thị Hiền"),
        ("nomination", "đề cử Mẫu Văn Tốt", "Mẫu Văn Tốt"),
        ("nomination", "đề cử", None),
        ("nomination", "đề cử một đồng chí", None),
        ("nomination", "giới thiệu gương người tốt", None),
        ("nomination", "đề cử đồng chí số 5", None),
        ("initiative", "đăng ký sáng kiến: số hoá hồ sơ đất", "số hoá hồ sơ đất"),
        ("initiative", "dang ky sang kien ve so hoa ho so", "so hoa ho so"),
        ("initiative", "đăng ký sáng kiến mới", None),
        ("initiative", "sáng kiến", None),
        ("report", "báo cáo: 5 ha", None),
    ],
)
def test_the_rest_of_the_line_is_told(intent: str, text: str, told: str | None) -> None:
    assert told_after(intent, text) == told


@given(st.sampled_from(["difficulty", "nomination", "initiative"]), st.text(max_size=80))
def test_what_is_told_was_typed(intent: str, text: str) -> None:
    told = told_after(intent, text)
    assert told is None or len(told) >= 3
