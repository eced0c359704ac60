"""Units of measure that no table knows are kept as typed, never dropped."""

import pytest

from rules.amounts import Amount, read_amount
from rules.unit_words import unit_typed


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("500 trang", "trang"),
        ("150 tài liệu", "tài liệu"),
        ("4 chuyên đề", "chuyên đề"),
        ("2 con đường", "con đường"),
        ("3 vòng thi trước 30/6", "vòng thi"),
        ("320 cây", "cây"),
        ("120 hồ sơ đất đai", "hồ sơ"),
        ("97", ""),
        ("95%", ""),
        ("12 video, đăng mạng nội bộ", "video"),
        ("5 tin bài mỗi quý", "tin bài"),
        ("57 triệu đồng", "đồng"),
    ],
)
def test_the_unit_as_typed(text: str, unit: str) -> None:
    amount = read_amount(text)
    assert isinstance(amount, Amount)
    assert unit_typed(text, amount) == unit
