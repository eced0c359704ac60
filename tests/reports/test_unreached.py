"""The list of those not reached, read back from the file."""

from pathlib import Path

from python_calamine import CalamineWorkbook

from reports.excel.single import write_table
from reports.unreached import TITLE, Missed, unreached_table


def test_every_person_is_in_the_file_and_nothing_is_a_formula(tmp_path: Path) -> None:
    people = [
        Missed("CB06", "Vũ Thị Lan", "Chuyên viên", "Phòng Quản lý đất đai", "đã chặn hệ thống"),
        Missed("=1+1", "@Khải", "+84", "-", "chưa tham gia hệ thống"),
    ]
    path = write_table(unreached_table(people), "Thi đua năm 2027", tmp_path / "x.xlsx")
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(TITLE).to_python()
    assert rows[2][1:] == ["Mã cán bộ", "Họ và tên", "Chức vụ", "Đơn vị", "Lý do"]
    assert [row[1:] for row in rows[3:5]] == [
        ["CB06", "Vũ Thị Lan", "Chuyên viên", "Phòng Quản lý đất đai", "đã chặn hệ thống"],
        ["=1+1", "@Khải", "+84", "-", "chưa tham gia hệ thống"],
    ]
