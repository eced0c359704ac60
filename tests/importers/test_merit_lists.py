"""Lists of awards and ratings as offices have them: headings, matching, and why a row is left."""

from datetime import date

import pytest

from importers.merit_lists import read_merits
from importers.refusal import Refusal
from rules.merit_lists import Fault, Reading, grade_of
from rules.merit_plan import Book, Plan, plan
from rules.merits import Candidate, Grade
from rules.records import Category, Unit
from rules.roster import Known
from tests.rosters import Rows, workbook

TODAY = date(2027, 1, 11)
UNITS = [Unit(1, "SO", "Sở thử nghiệm", None), Unit(2, "A", "Phòng A", 1), Unit(3, "B", "Phòng B", 1)]
PEOPLE = [
    Known(1, "CB01", "Trần Thị Sậy", Category.CIVIL_SERVANT, "", None, 2),
    Known(2, "CB02", "Trần Thị Sậy", Category.CIVIL_SERVANT, "", None, 3),
    Known(3, "CB03", "Lê Văn Tre", Category.CIVIL_SERVANT, "", None, None, left=True),
]
TITLES = [(1, "LDTT", "Lao động tiên tiến"), (2, "TTLDTT", "Tập thể lao động tiên tiến")]


def read(*rows: tuple[object, ...]) -> Reading:
    return read_merits(workbook(("Trang 1", rows)), TODAY)


def planned(*rows: tuple[object, ...], recorded: frozenset[object] = frozenset()) -> Plan:
    return plan(read(*rows), Book(PEOPLE, UNITS, TITLES, recorded))  # type: ignore[arg-type]


HEAD = ("TT", "Mã số", "Họ và tên", "Đơn vị", "Danh hiệu", "Năm", "Số quyết định", "Ngày ký")


def test_headings_without_marks_the_year_above_and_a_family_name_apart() -> None:
    found = read(
        ("KẾT QUẢ XẾP LOẠI NĂM 2026",), (), ("stt", "HO VA TEN DEM", "Ten", "Xep loai"), (1, "Lê Văn", "Tre", "httnv")
    )
    (entry,) = found.entries
    assert (entry.full_name, entry.year, entry.grade) == ("Lê Văn Tre", 2026, Grade.GOOD)


def test_matched_by_code_by_name_and_unit_and_who_has_left() -> None:
    found = planned(
        HEAD,
        (1, "cb01", "", "", "LDTT", 2025, "", ""),
        (2, "", "Trần Thị Sậy", "Phòng B", "lao dong tien tien", "năm 2025", "9/QĐ", "20/12/2025"),
        (3, "", "le van tre", "", "Lao động tiên tiến", 2019, "", ""),
        (4, "", "", "Phòng A", "TTLDTT", 2025, "", ""),
    )
    assert [step.candidate for step in found.steps] == [
        Candidate(official=1), Candidate(official=2), Candidate(official=3), Candidate(unit=2),
    ]  # fmt: skip
    assert (found.steps[1].entry.number, found.steps[1].entry.decided_on) == ("9/QĐ", "2025-12-20")
    assert found.problems == ()


CASES = [
    (("", "Trần Thị Sậy", "", "LDTT", 2025), Fault.SEVERAL),
    (("", "Người Lạ", "", "LDTT", 2025), Fault.NOBODY),
    (("CB99", "", "", "LDTT", 2025), Fault.NOBODY),
    (("CB01", "Lê Văn Tre", "", "LDTT", 2025), Fault.OTHER_NAME),
    (("CB01", "", "", "Danh hiệu lạ", 2025), Fault.UNKNOWN_TITLE),
    (("CB01", "", "", "LDTT", ""), Fault.NO_YEAR),
    (("CB01", "", "", "LDTT", "2024-2025"), Fault.NO_YEAR),
    (("CB01", "", "", "LDTT", 2035), Fault.NO_YEAR),
    (("CB01", "", "", "", 2025), Fault.NO_TITLE),
    (("", "", "Phòng C", "TTLDTT", 2025), Fault.NOBODY),
]


@pytest.mark.parametrize(("cells", "fault"), CASES)
def test_rows_that_are_left(cells: tuple[object, ...], fault: Fault) -> None:
    found = planned(HEAD, (1, *cells, "", ""))
    assert [problem.fault for problem in found.problems] == [fault]
    assert found.problems[0].row == 2
    assert found.steps == ()


def test_a_day_or_a_grade_that_nobody_can_read() -> None:
    assert [each.fault for each in planned(HEAD, (1, "CB01", "", "", "LDTT", 2025, "1", "31/2/2025")).problems] == [
        Fault.BAD_DAY
    ]
    rated = planned(("Mã số", "Xếp loại", "Năm"), ("CB01", "Tạm được", 2025))
    assert [each.fault for each in rated.problems] == [Fault.NO_GRADE]


def test_what_is_there_already_is_left_and_a_row_twice_is_named() -> None:
    row = (1, "CB01", "", "", "LDTT", 2025, "", "")
    assert planned(HEAD, row, recorded=frozenset({(Candidate(official=1), 2025, 1)})).known == 1
    twice = planned(HEAD, row, row)
    assert (twice.awards, [each.fault for each in twice.problems]) == (1, [Fault.TWICE])


@pytest.mark.parametrize(
    ("text", "grade"),
    [("HTXSNV", Grade.EXCELLENT), ("Hoàn thành tốt nhiệm vụ", Grade.GOOD), ("hoan thanh", Grade.DONE),
     ("Không hoàn thành nhiệm vụ", Grade.NOT_DONE),
     ("Hoàn thành tốt ngày công", None), ("", None)],
)  # fmt: skip
def test_grades(text: str, grade: Grade | None) -> None:
    assert grade_of(text) is grade


def test_a_file_without_a_heading_is_refused() -> None:
    rows: Rows = [("Kế hoạch", "Số liệu"), ("a", "b")]
    with pytest.raises(Refusal):
        read_merits(workbook(("Trang 1", rows)), TODAY)
