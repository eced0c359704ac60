"""Pledges in Excel and in Word: bound by the same words, with the same results, each from a report of its own."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reports import period
from reports.excel import write_workbook
from reports.model import RowRef, Table
from reports.promises import promised
from reports.summary import summarise
from reports.word import lists, sample
from reports.word.annexes import Annex
from reports.word.writing import write
from rules.collective_pledge import Change, CollectiveItem, CollectivePledge, CollectiveState, CollectiveStep
from rules.records import CampaignRecord, PledgeItem, Target
from rules.registers import Registers
from rules.unit_report import Figure, FigureState
from tests.reports import files

HALF = period.named("6m", 2027)
TARGET = Target(1, 1, "Hồ sơ đúng hạn từ 95% trở lên", "Hồ sơ đúng hạn", ">=", Decimal(95), "%")


@pytest.mark.parametrize(
    ("item", "target", "words"),
    [
        (PledgeItem(1, "Hồ sơ", Decimal(96), "%"), TARGET, "từ 96% trở lên"),
        (PledgeItem(1, "Hồ sơ", Decimal(96), "%", comparator=">"), TARGET, "trên 96%"),
        (PledgeItem(1, "Hồ sơ", Decimal(96), "%"), None, "96%"),
        (PledgeItem(1, "Hồ sơ", Decimal(5), "hồ sơ"), TARGET, "5 hồ sơ"),
        (PledgeItem(1, "Xếp hạng", Decimal(5), "bậc", comparator="rank_up"), None, "tăng 5 bậc"),
        (CollectiveItem("Trễ hạn", Decimal("2.5"), "%", comparator="<="), None, "không quá 2,5%"),
        (PledgeItem(1, "Không ghi mức"), TARGET, ""),
    ],
)
def test_bound_as_said_or_as_the_target_asks(
    item: PledgeItem | CollectiveItem, target: Target | None, words: str
) -> None:
    assert promised(item, target) == words


def made() -> CampaignRecord:
    """Two units' pledges to plant trees: one has reported itself, of the other only people have."""
    base = sample.record()
    step = CollectiveStep(1, Change.SIGN, 1, "Người Ký", base.as_of)
    item = CollectiveItem("Trồng cây", Decimal(300), "cây", date(2027, 6, 30), 1)
    collectives = tuple(
        CollectivePledge(
            unit, 1, unit, CollectiveState.CONFIRMED, "Tập thể", 1, f"GT-{unit}", 2, base.as_of, False, (item,), (step,)
        )
        for unit in (2, 3)
    )
    (report,) = base.answered.reports
    answer = replace(report, figures=(Figure(1, FigureState.KNOWN, Decimal(320), "cây"),))
    answered = replace(base.answered, reports=(answer,))
    return replace(base, registers=Registers(collectives, ()), answered=answered)


def word_rows(table: Table, annex: Annex) -> list[tuple[object, ...]]:
    return [row.cells for row in annex.content(table).rows]


def test_what_units_reached_is_their_own_figure_or_that_of_their_people() -> None:
    record = made()
    table = summarise(record, HALF).table("collective_pledges")
    people = sum(
        report.amount
        for report in record.progress
        if report.amount is not None and next(o for o in record.officials if o.id == report.official_id).unit_id == 3
    )
    assert table.column("promised") == ("từ 300 cây trở lên", "từ 300 cây trở lên")
    assert table.column("attained") == ("320 cây", f"{people} cây")
    assert table.rows[0].sources["attained"] == (RowRef("unit_report", 1),)
    assert {ref.kind for ref in table.rows[1].sources["attained"]} == {"progress"}


def test_word_and_excel_say_the_same(tmp_path: Path) -> None:
    summary = summarise(made(), HALF)
    write(lists.pledge_board(summary), sample.LETTERHEAD, tmp_path / "a.docx")
    document, sheets = files.opened(tmp_path / "a.docx"), files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))
    for sheet, first in (("Giao ước", "Họ và tên"), ("Giao ước đơn vị", "Chủ trì")):
        head, *rows = files.word_rows(files.word_table(document, first, "Mức giao ước"))
        for label in ("Mức giao ước", "Kết quả đến nay"):
            assert [row[head.index(label)] for row in rows] == files.column(sheets[sheet], label), (sheet, label)
    assert "Chưa có số liệu" in files.column(sheets["Giao ước"], "Kết quả đến nay")


def test_a_board_before_any_report_has_no_column_of_results() -> None:
    base = made()
    summary = summarise(replace(base, progress=(), answered=replace(base.answered, reports=())), HALF)
    for annex in lists.pledge_board(summary).annexes:
        keys = {column.key for column in annex.content(summary.table(annex.table)).columns}
        assert "promised" in keys
        assert "attained" not in keys


def test_a_summary_frozen_before_these_columns_keeps_its_figures() -> None:
    summary = summarise(made(), HALF)
    for annex in lists.pledge_board(summary).annexes:
        table = summary.table(annex.table)
        old = table.only(*(column.key for column in table.columns if column.key not in ("promised", "attained")))
        assert {"pledged", "measure_unit"} <= {column.key for column in annex.content(old).columns}
