import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reports import period
from reports.excel import write_workbook
from reports.excel.cells import CELL_LIMIT, pieces
from reports.summary import summarise
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
TABLES = len(summarise(record(), HALF).tables())
HOSTILE = [
    "& < > \" ' {{ 7*7 }} {% if %} {_{ _x000D_",
    "=1+1",
    "=cmd|' /C calc'!A0",
    "@SUM(A1)",
    "+84",
    "-5",
    "0012",
    "Trồng cây e\u0301 Đặng",
    "tab\tở giữa\nhai dòng",
    "http://vi.du/",
    "😀 chữ tượng hình",
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workbook(summarise(record(), HALF), tmp_path_factory.mktemp("book") / "a.xlsx")


def test_every_table_has_a_sheet_and_the_first_explains_them(book: Path) -> None:
    sheets = files.sheets(book)
    assert next(iter(sheets)) == "Thông tin chung"
    assert len(sheets) == TABLES + 1
    front = "\n".join(str(cell) for row in sheets["Thông tin chung"] for cell in row)
    assert "6 tháng đầu năm 2026" in front
    assert "10 giờ 00 phút ngày 03/7/2026" in front
    assert "Giao ước đã rút không được tính" in front


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}


def test_tables_filters_frozen_heads_and_print_set_up(book: Path) -> None:
    xml = parts(book)
    tables = [text for name, text in xml.items() if name.startswith("xl/tables/")]
    assert len(tables) == TABLES
    assert all("<autoFilter" in table for table in tables)
    sheets = [text for name, text in xml.items() if name.startswith("xl/worksheets/") and "<tableParts" in text]
    assert len(sheets) == TABLES
    assert all('state="frozen"' in sheet and 'paperSize="9"' in sheet and "fitToHeight" in sheet for sheet in sheets)
    assert xml["xl/workbook.xml"].count("_xlnm.Print_Titles") == TABLES
    assert any(name.startswith("xl/charts/chart") for name in xml)


def test_no_formula_anywhere(book: Path) -> None:
    assert not any("<f>" in text for name, text in parts(book).items() if name.startswith("xl/worksheets/"))


def test_days_are_days_rates_are_numbers_and_unknown_is_said(book: Path) -> None:
    sheets = files.sheets(book)
    assert {type(value) for value in files.column(sheets["Danh hiệu"], "Ngày đăng ký")} == {date}
    assert all(isinstance(rate, float) and 0 <= rate <= 1 for rate in files.column(sheets["Theo đơn vị"], "Tỷ lệ (%)"))
    assert "Chưa có số liệu" in files.column(sheets["Mô hình, công trình"], "Mô hình")


def test_late_rows_are_red(book: Path) -> None:
    styles = parts(book)["xl/styles.xml"]
    assert "FF9C0006" in styles
    assert "FFFFC7CE" in styles


@pytest.mark.parametrize("text", HOSTILE)
def test_text_comes_back_character_for_character(text: str, tmp_path: Path) -> None:
    made = record(12, 3, seed=1, note=text)
    path = write_workbook(summarise(made, HALF), tmp_path / "a.xlsx")
    contents = files.column(files.sheets(path)["Giao ước"], "Nội dung")
    assert f"Trồng cây xanh {text}".strip() in contents
    assert not any("<f>" in xml for name, xml in parts(path).items() if name.startswith("xl/worksheets/"))


def test_an_equals_sign_alone_stays_text(tmp_path: Path) -> None:
    made = record(12, 3, seed=1)
    campaign = replace(made.campaign, title="=1+1", theme="=2+2")
    officials = tuple(replace(official, full_name="=HYPERLINK(1)") for official in made.officials)
    path = write_workbook(summarise(replace(made, campaign=campaign, officials=officials), HALF), tmp_path / "a.xlsx")
    assert set(files.column(files.sheets(path)["Cán bộ"], "Họ và tên")) == {"=HYPERLINK(1)"}


def test_control_characters_are_shown(tmp_path: Path) -> None:
    path = write_workbook(summarise(record(12, 3, seed=1, note="a\x00b\x0bc\ud800d"), HALF), tmp_path / "a.xlsx")
    assert "Trồng cây xanh a␀b␋c\ufffdd" in files.column(files.sheets(path)["Giao ước"], "Nội dung")


def test_long_text_goes_on_in_the_next_column(tmp_path: Path) -> None:
    long = "đ" * 40_000 + "hết"
    path = write_workbook(summarise(record(12, 3, seed=1, note=long), HALF), tmp_path / "a.xlsx")
    rows = files.sheets(path)["Giao ước"]
    first, second = files.column(rows, "Nội dung"), files.column(rows, "Nội dung (tiếp 2)")
    assert f"Trồng cây xanh {long}" in [f"{a}{b}" for a, b in zip(first, second, strict=True)]


def test_pieces_never_split_a_character_and_fit() -> None:
    text = "a" * (CELL_LIMIT - 1) + "😀" + "b"
    found = list(pieces(text))
    assert "".join(found) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= CELL_LIMIT for piece in found)


def test_amounts_too_long_for_a_float_are_written_out(tmp_path: Path) -> None:
    made = record(20)
    exact = Decimal("12345678901234567.89")
    items = tuple(replace(r, amount=exact, unit="cây") for r in made.progress)
    path = write_workbook(summarise(replace(made, progress=items), HALF), tmp_path / "a.xlsx")
    assert "12.345.678.901.234.567,89" in files.column(files.sheets(path)["Tiến độ"], "Kết quả")
