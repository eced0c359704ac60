from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

from reports.model import Cell, Table
from reports.statistics import awards_table, campaigns_table, each_table, write_statistics
from rules.merits import Award, Candidate
from rules.statistics import Given, Launched
from tests.reports import files

LAUNCHED = [
    Launched("Cả năm", True, date(2027, 1, 1), date(2027, 12, 31)),
    Launched("Một đợt", False, date(2027, 10, 1), date(2027, 12, 31), "Sở Mẫu"),
    Launched("Không ghi ngày", True, None, None, "UBND tỉnh Mẫu"),
]
BY, ABOVE = "Giám đốc Sở", "Chủ tịch UBND tỉnh Mẫu"


def given(
    number: int, name: str, who: Candidate, issuer: str, kind: str, *rest: bool | None, branch: str = ""
) -> Given:
    return Given(Award(number, 1, "X", name, 2027, issuer=issuer, candidate=who, kind=kind), *rest, branch=branch)


def official(number: int) -> Candidate:
    return Candidate(official=number)


AWARDS = [
    given(1, "Bằng khen", Candidate(unit=1), ABOVE, "chuyen_de", branch="Phòng A"),
    given(2, "Lao động tiên tiến", official(1), BY, "cong_trang", False, True, True, branch="Phòng A"),
    given(3, "Lao động tiên tiến", official(2), BY, "cong_trang", True, False, False, branch="Chi cục B"),
    given(4, "Lao động tiên tiến", official(3), "", "", None, None, True),
    given(5, "Giấy khen", official(3), BY, "dot_xuat", None, True, True, branch="Phòng A"),
    given(6, "Kỷ niệm chương", official(4), ABOVE, "", False, None, None, branch="Chi cục B"),
]


def by_name(table: Table) -> dict[str, tuple[Cell, ...]]:
    return {str(row.cells[1]): row.cells[2:] for row in table.rows}


def test_campaigns_add_up_by_launcher_scope_and_length() -> None:
    rows = by_name(campaigns_table(LAUNCHED))
    assert rows["Tổng số"] == (1, 0, 1, 1, 3)
    assert rows["Phạm vi: bộ, ngành, địa phương"] == (1, 0, 0, 0, 1)
    assert rows["Phạm vi: cơ quan, đơn vị"] == (0, 0, 1, 1, 2)
    assert rows["Thời gian: 1 năm"] == (0, 0, 1, 0, 1)
    for group in ("Phạm vi", "Thời gian"):
        parts = [cells for name, cells in rows.items() if name.startswith(group)]
        assert tuple(sum(int(str(each)) for each in column) for column in zip(*parts, strict=True)) == rows["Tổng số"]
    assert rows["Phương thức: theo chuyên đề"] == (None,) * 5


def test_awards_are_counted_by_every_trait_that_is_recorded() -> None:
    rows = by_name(awards_table(AWARDS))
    assert rows["Tổng số"] == (1, 0, 0, 1, 4, 6)
    assert rows["Tập thể"] == (1, 0, 0, 0, 0, 1)
    assert rows["Cá nhân"] == (0, 0, 0, 1, 4, 5)
    assert rows["Cá nhân: lãnh đạo, quản lý"] == (0, 0, 0, 0, 1, 1)
    assert rows["Cá nhân: người trực tiếp lao động, công tác"] == (0, 0, 0, None, 2, 2)
    assert rows["Cá nhân: nữ"] == (0, 0, 0, None, 3, 3)
    assert rows["Cá nhân: chưa ghi nam, nữ"] == (0, 0, 0, 1, 0, 1)
    assert rows["Loại hình: phong trào thi đua"] == (1, 0, 0, None, 0, 1)
    assert rows[f"Quyết định của: {BY}"] == (0, 0, 0, 0, 3, 3)
    assert rows["Đơn vị: Phòng A"] == (1, 0, 0, 0, 2, 3)
    assert set(rows["Hộ gia đình"]) == {None}


def test_every_group_of_rows_adds_up_to_an_independent_count() -> None:
    """Counted from the awards one by one, not through the table."""
    rows = by_name(awards_table(AWARDS))
    people = sum(1 for each in AWARDS if each.award.candidate.official)
    groups: list[tuple[tuple[str, ...], int]] = [
        (("Tập thể", "Cá nhân"), len(AWARDS)),
        (tuple(name for name in rows if name.startswith("Loại hình")), len(AWARDS)),
        (tuple(name for name in rows if name.startswith("Quyết định của")), len(AWARDS)),
        (tuple(name for name in rows if name.startswith("Đơn vị")), len(AWARDS)),
        (tuple(name for name in rows if "chức vụ" in name or "quản lý" in name), people),
        (tuple(name for name in rows if name.startswith("Cá nhân: ") and "trực tiếp" in name), people),
        (("Cá nhân: nữ", "Cá nhân: nam", "Cá nhân: chưa ghi nam, nữ"), people),
    ]
    for names, wanted in groups:
        assert sum(int(str(rows[name][-1])) for name in names) == wanted, names


def test_a_trait_nobody_has_said_is_unknown_and_no_awards_are_none() -> None:
    rows = by_name(awards_table([given(1, "Giấy khen", official(1), "", "")]))
    assert rows["Cá nhân: nữ"] == (0, 0, 0, 0, None, None)
    assert rows["Cá nhân: chưa ghi nam, nữ"] == (0, 0, 0, 0, 1, 1)
    assert by_name(awards_table([]))["Cá nhân: nữ"] == (0,) * 6


def test_each_title_and_form_has_a_row() -> None:
    rows = by_name(each_table(AWARDS))
    assert rows["Lao động tiên tiến"] == (0, 3, 1, 1, 2, 3)
    assert rows["Kỷ niệm chương"] == (0, 1, 0, None, None, 1)
    assert {name: cells[-1] for name, cells in rows.items()} == Counter(each.award.name for each in AWARDS)


def test_the_workbook_says_what_has_to_be_checked_and_why_something_is_missing(tmp_path: Path) -> None:
    path = write_statistics(2027, LAUNCHED, AWARDS, datetime(2027, 12, 15, tzinfo=UTC), tmp_path / "x")
    sheets = files.sheets(path)
    assert set(sheets) == {"0601", "0603", "0603 chi tiết"}
    assert all("cần kiểm tra hiệu lực" in str(sheets[name][0][0]) for name in ("0601", "0603"))
    assert "Chưa có số liệu" in sheets["0603"][5]
    below = [str(row[0]) for row in sheets["0603"]]
    assert any("danh sách nhân sự không ghi" in line for line in below)
    assert any("hệ thống không ghi phương thức" in str(row[0]) for row in sheets["0601"])
