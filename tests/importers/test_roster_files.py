"""Roster files of every make: headings, sheets, encodings, merged cells; and files that are turned away."""

import io
import zipfile

import pytest
import xlsxwriter

from importers import roster_cells
from importers.refusal import Refusal
from importers.roster import read_roster
from importers.roster_columns import columns_of
from rules.records import Category
from rules.roster import Fault, Reading
from tests.rosters import FAULTS, MOVES, workbook

HEADINGS = [
    ("STT", "Mã số", "Họ và tên", "Đơn vị", "Chức vụ", "Loại", "Điện thoại"),
    ("stt", "ma cb", "ho ten", "phong ban", "chuc danh", "ngach", "sdt"),
    ("MÃ CÔNG CHỨC", "HỌ VÀ TÊN (chữ in hoa)", "ĐƠN VỊ CÔNG TÁC", "CHỨC VỤ HIỆN TẠI", "PHÂN LOẠI", "SỐ ĐIỆN THOẠI DI ĐỘNG"),
    ("Số hiệu công chức", "Họ và tên cán bộ", "Phòng, đơn vị", "Chức danh, chức vụ", "Đối tượng", "ĐTDĐ"),
]  # fmt: skip


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings_are_recognised_with_and_without_marks(heading: tuple[str, ...]) -> None:
    found = columns_of(heading)
    assert set(found) == {"staff_code", "full_name", "unit", "position", "category", "phone"}


def test_headings_in_any_order_and_extra_columns() -> None:
    rows = [
        ("Ngày sinh", "SĐT", "Tên", "Đơn vị cấp trên", "Họ đệm", "Mã đơn vị", "Mã NV", "Phòng"),
        ("1/1/1990", "0912345678", "Tre", "Chi cục Lúa", "Trần Văn", "HC1", "NV1", "Phòng Hành chính"),
    ]
    (entry,) = read_roster(workbook(("A", rows))).entries
    assert (entry.staff_code, entry.full_name, entry.phone) == ("NV1", "Trần Văn Tre", "+84912345678")
    assert (entry.parent, entry.unit, entry.unit_code) == ("Chi cục Lúa", "Phòng Hành chính", "HC1")


@pytest.mark.parametrize("row", [("Họ và tên", "Đơn vị"), ("Mã số", "Đơn vị"), ("Kế hoạch", "Số liệu"), ()])
def test_a_row_without_code_and_name_is_no_heading(row: tuple[str, ...]) -> None:
    assert columns_of(row) == {}


def test_titles_numbering_sections_and_signatures_are_not_people() -> None:
    found = read_roster(workbook(("Cán bộ", MOVES), ("Hướng dẫn", [("Cách điền tệp này",)])))
    assert [entry.staff_code.upper() for entry in found.entries] == [f"CB{n:02d}" for n in range(1, 11)] + [
        "CB21",
        "CB22",
    ]
    assert found.problems == ()
    assert found.skipped == ("Hướng dẫn",)
    assert found.entries[3].full_name == "Hoàng Thị Bình"
    assert found.entries[3].phone == "+84900000004"
    assert found.entries[8].category == Category.LABOURER


def test_several_sheets_are_one_roster() -> None:
    sheets = [
        (name, [("Mã số", "Họ tên"), (code, "Trần Văn Tre")]) for name, code in (("A", "1"), ("B", "2"), ("C", "1"))
    ]
    found = read_roster(workbook(*sheets))
    assert [(entry.sheet, entry.staff_code) for entry in found.entries] == [("B", "2")]
    assert [(p.sheet, p.row, p.fault) for p in found.problems] == [
        ("A", 2, Fault.DUPLICATE),
        ("C", 2, Fault.DUPLICATE),
    ]


def test_bad_rows_are_named_by_sheet_and_row() -> None:
    found = read_roster(workbook(("Cán bộ", FAULTS)))
    assert [(p.sheet, p.row, p.fault) for p in found.problems] == [
        ("Cán bộ", 3, Fault.NO_CODE),
        ("Cán bộ", 4, Fault.NO_NAME),
        ("Cán bộ", 6, Fault.BAD_PHONE),
    ]
    assert [entry.staff_code for entry in found.entries] == ["CB01", "CB23", "CB25"]


def test_a_unit_merged_beside_its_people_counts_for_all_of_them() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("A")
        sheet.merge_range("A1:D1", "DANH SÁCH")
        sheet.write_row("A2", ["Đơn vị", "Mã số", "Họ tên", "Điện thoại"])
        sheet.merge_range("A3:A4", "Văn phòng")
        sheet.write_row("B3", ["1", "Trần Văn Tre", 912345678])
        sheet.write_row("B4", [2, "Lê Thị Sen", "'0912345679"])
        sheet.write_row("A5", ["Chi cục Lúa", "003", "Hồ Cúc", ""])
    found = read_roster(made.getvalue())
    assert [(e.staff_code, e.unit) for e in found.entries] == [
        ("1", "Văn phòng"),
        ("2", "Văn phòng"),
        ("003", "Chi cục Lúa"),
    ]
    assert found.entries[0].phone == "+84912345678"


CSV = "Mã số;Họ và tên;Đơn vị;SĐT\r\nCB01;Trần Văn Hoà;Phòng Đất đai;0912345678\r\nCB02;Lê Thị Sen;“Một” cửa;\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str) -> None:
    assert _names(read_roster(CSV.replace(";", delimiter).encode(encoding))) == [
        ("CB01", "Trần Văn Hoà", "Phòng Đất đai"),
        ("CB02", "Lê Thị Sen", "“Một” cửa"),
    ]


def test_csv_in_the_old_vietnamese_code_page() -> None:
    text = "Ma so,Ho va ten\nCB01,Trâ\u0300n Văn Hoa\u0300\nCB02,Đă\u0323ng Cúc\n"
    assert [name for _, name, _ in _names(read_roster(text.encode("cp1258")))] == ["Trần Văn Hoà", "Đặng Cúc"]


def _names(reading: Reading) -> list[tuple[str, str, str]]:
    return [(entry.staff_code, entry.full_name, entry.unit) for entry in reading.entries]


def bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * 20_000_000)
    return made.getvalue()


def with_macros() -> bytes:
    made = io.BytesIO(workbook(("A", [("Mã số", "Họ tên"), ("1", "Tre")])))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    return made.getvalue()


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b"%PDF-1.4 what", "unreadable"),
        (b"\x00\x01\x02", "unreadable"),
        (b"PK\x03\x04 broken", "unreadable"),
        (b"\xd0\xcf\x11\xe0 broken", "unreadable"),
        (b"x" * (roster_cells.MOST_BYTES + 1), "too_large"),
        (with_macros(), "macros"),
        (b"", "no_heading"),
        (workbook(("A", [("Kế hoạch", "Số liệu"), ("a", "b")])), "no_heading"),
    ],
    ids=["pdf", "binary", "zip", "old-excel", "large", "macros", "empty", "no-heading"],
)
def test_other_files_are_refused_with_a_sentence(payload: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_roster(payload)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(Refusal) as refused:
        roster_cells.read(bomb())
    assert refused.value.code == "bomb"
