"""Workbooks that went out and came back as real files, through the child process that reads them."""

import io
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from importers.refusal import Refusal
from importers.workbook import is_workbook, read_workbook
from reports.excel.editable import write_editable
from rules.workbook.columns import Record
from rules.workbook.marker import Marker
from rules.workbook.plan import plan
from rules.workbook.reading import sheets_of
from tests.dialogs.workbooks import cells
from tests.rosters import FILES, workbook
from tests.rules.workbook.made_up import PARTS, RECORDS, TODAY, small_record

MARK = Marker(7, "ab" * 32)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_editable(PARTS, small_record(), "Thi đua mẫu", MARK, tmp_path_factory.mktemp("ra") / "a.xlsx")


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(RECORDS)
def test_a_file_sent_back_unchanged_changes_nothing(tmp_path: Path, record: Record) -> None:
    path = write_editable(PARTS, record, "=1+1", MARK, tmp_path / "a.xlsx")
    sent = read_workbook(path.read_bytes())
    assert sent is not None
    found = plan(PARTS, record, record, sheets_of(sent.sheets), today=TODAY)
    assert (sent.marker, found.changes, found.problems, found.absent) == (MARK, (), (), ())


def test_saved_by_another_program_it_still_changes_nothing(file: Path) -> None:
    sent = read_workbook(workbook(*cells(file.read_bytes()).items()))
    assert sent is not None
    found = plan(PARTS, small_record(), small_record(), sheets_of(sent.sheets), today=TODAY)
    assert (found.changes, found.problems) == ((), ())


def test_numbers_and_days_keep_their_kind(file: Path) -> None:
    book = cells(file.read_bytes())
    book["Chỉ tiêu"][3][5] = 97.25
    sent = read_workbook(workbook(*book.items()))
    assert sent is not None
    assert dict(sheets_of(sent.sheets))["Chỉ tiêu"][3][5] == Decimal("97.25")


def test_the_sheets_hide_their_keys_freeze_their_heads_and_offer_lists(file: Path) -> None:
    with zipfile.ZipFile(file) as parts:
        book = parts.read("xl/workbook.xml").decode()
        targets = parts.read("xl/worksheets/sheet2.xml").decode()
        table = parts.read("xl/tables/table1.xml").decode()
    assert 'name="_thidua"' in book
    assert book.count('state="veryHidden"') == 1
    assert targets.count('hidden="1"') == 1
    assert 'state="frozen"' in targets
    assert targets.count('type="list"') == 6
    assert 'name="Mức"' in table


@pytest.mark.parametrize("name", ["danh-sach.xlsx", "khong-tieu-de.xlsx", "hong.xlsx"])
def test_other_files_are_none_of_ours(name: str) -> None:
    assert not is_workbook(FILES[name])


def test_a_forged_marker_is_none_of_ours() -> None:
    for rows in ([], [["thidua-workbook-1"]], [["thidua-workbook-1"], ["bảy"], ["x"]], [["khác"], ["7"], ["x"]]):
        assert read_workbook(workbook(("_thidua", rows), ("Chỉ tiêu", []))) is None


def test_a_swelling_file_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", bytes(60 * 1024 * 1024))
    with pytest.raises(Refusal, match="bomb"):
        read_workbook(packed.getvalue())
