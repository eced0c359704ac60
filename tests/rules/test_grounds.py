"""Căn cứ lines: laws without number and body, everything else as it is cited, each once."""

from datetime import date

import pytest

from rules.grounds import ground, grounds, own_ground


@pytest.mark.parametrize(
    ("cited", "line"),
    [
        ("Luật Mẫu số 06/2022/QH15 ngày 15 tháng 6 năm 2022;", "Căn cứ Luật Mẫu ngày 15 tháng 6 năm 2022"),
        ("căn cứ Luật Mẫu 06/2022/QH15 ngày 15/6/2022", "Căn cứ Luật Mẫu ngày 15/6/2022"),
        ("Luật Mẫu (số 06/2022/QH15) của Quốc hội thông qua ngày 15/6/2022", "Căn cứ Luật Mẫu ngày 15/6/2022"),
        ("Pháp lệnh Mẫu số 04/2020/UBTVQH14", "Căn cứ Pháp lệnh Mẫu"),
        ("Nghị định số 99/2025/NĐ-CP ngày 14/6/2025.", "Căn cứ Nghị định số 99/2025/NĐ-CP ngày 14/6/2025"),
        ("Thực hiện Chỉ thị số 02/CT-UBND", "Căn cứ Chỉ thị số 02/CT-UBND"),
        (" ; ", ""),
    ],
)
def test_a_line(cited: str, line: str) -> None:
    assert ground(cited) == line


def test_the_campaigns_own_document_comes_last_and_only_with_its_number_and_day() -> None:
    own = own_ground("Kế hoạch", "05/KH-SM", date(2027, 2, 3), "Sở Mẫu", "Về đích")
    assert own.startswith("Căn cứ Kế hoạch số 05/KH-SM ngày 03 tháng 02 năm 2027 của Sở Mẫu phát động")
    assert grounds(["Chỉ thị số 1/CT", "Chỉ thị số 1/CT;", ""], own) == ("Căn cứ Chỉ thị số 1/CT", own)
    assert own_ground("Kế hoạch", None, date(2027, 2, 3), "", "") == own_ground("", "1/KH", None, "", "") == ""
