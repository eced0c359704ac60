"""Cells of one row as an entry, or what is wrong with it."""

import pytest

from rules.records import Category, Role
from rules.roster import Entry, Fault, Problem
from rules.roster_lines import Line, category_of, read_lines, role_of

GOOD = {"staff_code": "CB01", "full_name": "Trần Văn Tre", "unit": "Văn phòng"}


def one(**cells: str) -> Entry | Problem:
    reading = read_lines([Line("Trang 1", 7, {**GOOD, **cells})])
    found: tuple[Entry | Problem, ...] = (*reading.entries, *reading.problems)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"staff_code": ""}, Fault.NO_CODE),
        ({"staff_code": " - "}, Fault.NO_CODE),
        ({"full_name": ""}, Fault.NO_NAME),
        ({"full_name": "…"}, Fault.NO_NAME),
        ({"phone": "12345"}, Fault.BAD_PHONE),
        ({"phone": "0912 345 678 (Tre)"}, Fault.BAD_PHONE),
        ({"role": "trưởng thôn"}, Fault.UNKNOWN_ROLE),
        ({"position": "x" * 121}, Fault.TOO_LONG),
    ],
)
def test_a_bad_row_says_where_and_why(cells: dict[str, str], fault: Fault) -> None:
    found = one(**cells)
    assert isinstance(found, Problem)
    assert (found.sheet, found.row, found.fault) == ("Trang 1", 7, fault)


def test_cells_are_cleaned() -> None:
    found = one(full_name="  TRẦN \u200b VĂN   TRE ", phone="+84 912.345.678", unit="Văn\nphòng", position="–")
    assert isinstance(found, Entry)
    assert (found.full_name, found.phone, found.unit, found.position) == (
        "Trần Văn Tre",
        "+84912345678",
        "Văn phòng",
        None,
    )


def test_family_and_given_name_make_the_full_name() -> None:
    found = one(full_name="", family="Lê Thị", given="Sậy")
    assert isinstance(found, Entry)
    assert found.full_name == "Lê Thị Sậy"


def test_rows_that_share_a_code_are_all_turned_away() -> None:
    rows = [Line("A", 2, {**GOOD, "staff_code": code}) for code in ("CB1", "CB2")]
    rows.append(Line("B", 9, {**GOOD, "staff_code": "cb1 "}))
    reading = read_lines(rows)
    assert [entry.staff_code for entry in reading.entries] == ["CB2"]
    assert [(p.sheet, p.row, p.fault) for p in reading.problems] == [
        ("A", 2, Fault.DUPLICATE),
        ("B", 9, Fault.DUPLICATE),
    ]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Công chức", Category.CIVIL_SERVANT),
        ("cong chuc loai A1", Category.CIVIL_SERVANT),
        ("VIÊN CHỨC", Category.PUBLIC_EMPLOYEE),
        ("Người lao động", Category.LABOURER),
        ("Hợp đồng 111", Category.LABOURER),
        ("HĐLĐ", Category.LABOURER),
        ("Chuyên viên chính", None),
        ("", None),
    ],
)
def test_categories(text: str, category: Category | None) -> None:
    assert category_of(text) == category


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Thủ trưởng", Role.HEAD),
        ("van phong", Role.OFFICE),
        ("Quản trị", Role.ADMIN),
        ("thành viên", Role.MEMBER),
        ("vua", None),
    ],
)
def test_roles(text: str, role: Role | None) -> None:
    assert role_of(text) == role
