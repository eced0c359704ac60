"""Bodies beside the units: their table stands in the compile of the whole campaign, silence is printed as such."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from reports import period
from reports.excel import write_workbook
from reports.lint_docx import lint
from reports.summary import summarise
from reports.word import write_report
from rules.partners import PartnerReport, TakingPart
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
AT = datetime(2026, 5, 4, 20, 0, tzinfo=UTC)  # already the next day on the office's wall
REPORT = PartnerReport(7, 1, 1, 1, 2, "Tiết kiệm điện", Decimal("93.50"), "%", "Trần Mẫu An", True, AT)
BODIES = (TakingPart(1, "Công đoàn ngành", "Trần Mẫu An", (REPORT,)), TakingPart(2, "Sở Mẫu", ""))


def test_each_body_with_its_reports(tmp_path: Path) -> None:
    made = replace(record(5, 3, 1), partners=BODIES)
    summary = summarise(made, HALF)
    table = summary.table("partners")
    assert table.column("partner") == ("Công đoàn ngành", "Sở Mẫu")
    assert table.column("content") == ("Tiết kiệm điện", "Chưa có số liệu")
    assert table.column("amount") == (Decimal("93.50"), None)
    assert table.column("reported_on") == (date(2026, 5, 5), None)
    assert [row.refs[0].kind for row in table.rows] == ["partner_report", "partner"]
    sheet = files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))["Cơ quan phối hợp"]
    assert files.column(sheet, "Cơ quan") == ["Công đoàn ngành", "Sở Mẫu"]


def test_nothing_is_shown_where_no_body_takes_part_or_one_unit_is_asked_about() -> None:
    assert all(section.key != "partners" for section in summarise(record(5, 3, 1), HALF).sections)
    made = replace(record(5, 3, 1), partners=BODIES)
    assert all(section.key != "partners" for section in summarise(made, HALF, made.units[1].id).sections)


def test_the_report_tells_what_each_body_said_and_names_no_contact(tmp_path: Path) -> None:
    summary = summarise(replace(record(5, 3, 1), partners=BODIES), HALF)
    document = files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx"))
    text = [paragraph.text for paragraph in document.paragraphs]
    stage = summary.table("partners").column("stage")[0]
    assert f"- Công đoàn ngành, {str(stage).lower()}: Tiết kiệm điện (93,5%)." in text
    assert "- Sở Mẫu: Chưa có số liệu." in text
    rows = files.word_rows(files.word_table(document, "Cơ quan", "Nội dung"))
    assert len(rows) == 3
    assert not any("Trần Mẫu An" in cell for row in rows for cell in row)
    assert lint(tmp_path / "a.docx") == []
    alone = files.opened(write_report(summarise(record(5, 3, 1), HALF), files.LETTERHEAD, tmp_path / "b.docx"))
    assert not any("phối hợp" in paragraph.text for paragraph in alone.paragraphs)
