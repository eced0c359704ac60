"""Totals of the workbook = counts that SQL makes on the same database by itself = named rows."""

from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bench.office import REMINDED, fill
from reports import period
from reports.excel import write_workbook
from reports.summary import summarise
from reports.word import write_report
from storage.database import engine
from storage.record import campaign_record
from tests.reports import files

YEAR = period.named("6m", 2027)
REGISTERED = "SELECT count(*) FROM pledges p JOIN officials o ON o.id = p.official_id WHERE p.state <> 'withdrawn'"


@pytest.mark.parametrize("seed", [1, 2])
def test_workbook_report_sql_and_named_rows_agree(seed: int, tmp_path: Path) -> None:
    url = fill(tmp_path, 120)
    made, random = engine(url), Random(seed)
    with made.begin() as conn:
        for number in random.sample(range(1, 121), 50):
            state = random.choice(["withdrawn", "returned", "submitted"])
            conn.execute(text("UPDATE pledges SET state = :state WHERE id = :id"), {"state": state, "id": number})
        for number in random.sample(range(1, 121), 15):
            conn.execute(text("UPDATE pledges SET late = true WHERE id = :id"), {"id": number})
        record = campaign_record(conn, 1, REMINDED, ZoneInfo("Asia/Ho_Chi_Minh"))
        expected = {
            "Tổng số người": conn.execute(text("SELECT count(*) FROM officials")).scalar_one(),
            "Đã đăng ký": conn.execute(text(REGISTERED)).scalar_one(),
            "Đăng ký muộn": conn.execute(text(f"{REGISTERED} AND p.late")).scalar_one(),
            "Đã xác nhận": conn.execute(text(f"{REGISTERED} AND p.state = 'confirmed'")).scalar_one(),
        }
    made.dispose()
    summary = summarise(record, YEAR)
    sheets = files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))
    document = files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx"))
    annex = files.word_rows(files.word_table(document, "Trực thuộc", "Đã xác nhận"))
    in_word = dict(zip(annex[0], annex[-1], strict=True))
    for label, count in expected.items():
        assert files.totals(sheets["Theo đơn vị"])[label] == count
        assert in_word[label] == str(count)
    assert len(files.column(sheets["Danh hiệu"], "Họ và tên")) == expected["Đã đăng ký"]
    assert files.totals(sheets["Theo tuần"])["Đăng ký trong tuần"] == expected["Đã đăng ký"]
    assert len(summary.figure("registered").rows) == expected["Đã đăng ký"]
    by_unit = files.column(sheets["Kết quả đơn vị"], "Đã đăng ký")
    assert sum(count for count in by_unit if isinstance(count, float)) == expected["Đã đăng ký"]
