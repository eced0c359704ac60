"""Totals in Excel = totals in Word = sums over the record's rows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import period
from reports.excel import write_workbook
from reports.summary import summarise
from reports.word import write_report
from rules.records import PledgeState
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)


@settings(max_examples=8, deadline=None)
@given(st.integers(1, 40), st.integers(2, 12), st.integers(0, 10_000))
def test_workbook_report_and_record_agree(people: int, units: int, seed: int) -> None:
    made = record(people, units, seed)
    summary = summarise(made, HALF)
    with TemporaryDirectory() as folder:
        sheets = files.sheets(write_workbook(summary, Path(folder, "a.xlsx")))
        document = files.opened(write_report(summary, files.LETTERHEAD, Path(folder, "a.docx")))
    live = [pledge for pledge in made.pledges if pledge.state is not PledgeState.WITHDRAWN]
    expected = {
        "Tổng số người": people,
        "Đã đăng ký": len(live),
        "Chưa đăng ký": people - len(live),
        "Đăng ký muộn": sum(pledge.late for pledge in live),
        "Tạm vắng": sum(official.on_leave for official in made.officials),
        "Đã xác nhận": sum(pledge.state is PledgeState.CONFIRMED for pledge in live),
        "Phải báo cáo": sum(bool(pledge.items) for pledge in live),
    }
    annex = files.word_rows(files.word_table(document, "Trực thuộc", "Đã xác nhận"))
    in_word = dict(zip(annex[0], annex[-1], strict=True))
    for label, count in expected.items():
        for sheet in ("Theo đơn vị", "Theo khối"):
            assert files.totals(sheets[sheet])[label] == count, (sheet, label)
        assert in_word[label] == str(count), label
    counted = sheets["Theo đơn vị"]
    assert sum(n for n in files.column(counted, "Đã đăng ký") if isinstance(n, float)) == len(live)
    assert len(files.column(sheets["Danh hiệu"], "Họ và tên")) == len(live)
    if live:  # an annex without rows is left out
        titles = files.word_rows(files.word_table(document, "Họ và tên", "Danh hiệu"))
        assert len(titles) - 1 == len(live)
    for label in ("Đã báo cáo", "Đúng hạn", "Muộn", "Chưa báo cáo"):
        assert str(round(float(str(files.totals(counted)[label])))) == in_word[label], label
