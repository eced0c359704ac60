from datetime import UTC, date, datetime
from pathlib import Path

from reports.statistics import awards_table, campaigns_table, write_statistics
from rules.merits import Award, Candidate
from rules.statistics import Launched
from tests.reports import files

LAUNCHED = [
    Launched("Cả năm", True, date(2027, 1, 1), date(2027, 12, 31)),
    Launched("Một đợt", False, date(2027, 10, 1), date(2027, 12, 31)),
    Launched("Không ghi ngày", True, None, None),
]
AWARDS = [
    Award(1, 1, "BK", "Bằng khen", 2027, candidate=Candidate(unit=1)),
    Award(2, 2, "LDTT", "Lao động tiên tiến", 2027, candidate=Candidate(official=1)),
]


def test_campaigns_add_up_by_level_and_by_length() -> None:
    table = campaigns_table(LAUNCHED)
    rows = {row.cells[1]: row.cells[2:] for row in table.rows}
    assert rows["Tổng số"] == (None, 2, 1, 3)
    assert rows["Thời gian: 1 năm"] == (None, 1, 0, 1)
    by_length = [cells[3] for name, cells in rows.items() if str(name).startswith("Thời gian")]
    assert sum(count for count in by_length if isinstance(count, int)) == 3
    assert rows["Phương thức: theo chuyên đề"] == (None,) * 4


def test_awards_add_up_and_what_is_unknown_is_said() -> None:
    rows = {row.cells[1]: row.cells[2:] for row in awards_table(AWARDS).rows}
    assert rows["Tổng số"] == (1, 0, 0, 0, 1, 2)
    assert rows["Tập thể"] == (1, 0, 0, 0, 0, 1)
    assert rows["Cá nhân"] == (0, 0, 0, 0, 1, 1)
    assert set(rows["Hộ gia đình"]) == {None}


def test_the_workbook_says_what_has_to_be_checked(tmp_path: Path) -> None:
    path = write_statistics(2027, LAUNCHED, AWARDS, datetime(2027, 12, 15, tzinfo=UTC), tmp_path / "x")
    sheets = files.sheets(path)
    assert set(sheets) == {"0601", "0603"}
    assert all("cần kiểm tra hiệu lực" in str(rows[0][0]) for rows in sheets.values())
    assert "Chưa có số liệu" in sheets["0603"][5]
