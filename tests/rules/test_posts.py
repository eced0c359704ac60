import pytest

from rules.posts import leads


@pytest.mark.parametrize(
    ("position", "answer"),
    [
        ("Giám đốc", True),
        ("Phó Giám đốc Sở", True),
        ("Q. Giám đốc", True),
        ("Trưởng phòng", True),
        ("Phó Trưởng phòng", True),
        ("Phó phòng", True),
        ("Chánh Văn phòng", True),
        ("Phó Chánh Thanh tra", True),
        ("Chi cục trưởng", True),
        ("Phó Chi cục trưởng Chi cục Kiểm lâm", True),
        ("Hạt trưởng", True),
        ("Phụ trách phòng", True),
        ("Phó Hạt trưởng", True),
        ("Chuyên viên", False),
        ("Chuyên viên chính", False),
        ("Kế toán trưởng", False),
        ("Tổ trưởng", False),
        ("Kiểm lâm viên", False),
        ("Thư ký Giám đốc", False),
        ("", None),
        ("   ", None),
    ],
)
def test_leading_posts_by_their_name(position: str, answer: bool | None) -> None:
    assert leads(position) is answer
