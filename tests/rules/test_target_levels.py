"""Levels that the words of a target plainly say."""

import pytest

from rules.target_levels import proposed_level


@pytest.mark.parametrize(
    ("text", "unit", "level"),
    [
        ("100% công chức, viên chức đăng ký danh hiệu thi đua", "%", "registration"),
        ("100 % cán bộ, giáo viên đăng ký phấn đấu các danh hiệu", "%", "registration"),
        ("Ít nhất 95% người lao động ký giao ước thi đua", "%", "registration"),
        ("100% cong chuc dang ky danh hieu", "%", "registration"),
        ("Ít nhất 01 mô hình hoặc công trình thi đua", "mô hình hoặc công trình", "showcase"),
        ("Mỗi đơn vị có 01 mô hình hoặc 01 công trình", "mô hình", "showcase"),
        ("100% doanh nghiệp đăng ký nộp thuế điện tử", "%", None),
        ("100% hộ gia đình ký cam kết bảo vệ môi trường", "%", None),
        ("80% đoàn viên đăng ký đề tài, sáng kiến", "%", None),
        ("Hỗ trợ 03 mô hình kinh tế", "mô hình", None),
        ("Khởi công 02 công trình trọng điểm", "công trình", None),
        ("Có 05 công chức đăng ký danh hiệu", "công chức", None),
    ],
)
def test_level(text: str, unit: str, level: str | None) -> None:
    assert proposed_level(text, unit) == level
