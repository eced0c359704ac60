"""Difficulties sent to the office stand in the compile with their answers; proposals stand in the report."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from reports import period
from reports.excel import write_workbook
from reports.lint_docx import lint
from reports.summary import summarise
from reports.word import write_report
from rules.commendation import Kind, Proposal, Route, Stage
from rules.commendation_record import CommendationRecord
from rules.difficulties import DOCUMENT, Difficulty, State, Step
from rules.records import CampaignRecord
from tests.reports import files
from tests.reports.made_up import record

HALF = period.named("6m", 2026)
SENT, SAID = datetime(2026, 5, 4, 2, tzinfo=UTC), datetime(2026, 5, 8, 2, tzinfo=UTC)
AFTER = datetime(2026, 7, 1, 2, tzinfo=UTC)


def difficulty(serial: int, state: State, *steps: Step, sent: datetime = SENT) -> Difficulty:
    first = Step(1, State.NEW, 4, f"Người Gửi {serial}", sent, f"Thiếu máy số {serial}")
    return Difficulty(serial, 2026, serial, 4, 2 + serial % 3, state, 1 + len(steps), sent, (first, *steps))


ANSWERED = Step(2, State.ANSWERED, 1, "Văn phòng", SAID, "Sẽ cấp trong quý III")
PUT = Step(2, State.PUT, 1, "Văn phòng", SAID, "Đề nghị mua thêm")
DECIDED = Step(3, State.DECIDED, 2, "Giám đốc", SAID, "Đồng ý mua thêm 02 máy")
PAPER = Step(4, DOCUMENT, 1, "Văn phòng", SAID, number="12/SNNMT-VP", on_day=date(2026, 5, 8))
SENT_ONES = (
    difficulty(1, State.ANSWERED, ANSWERED),
    difficulty(2, State.DECIDED, PUT, DECIDED, PAPER),
    difficulty(3, State.NEW),
    difficulty(4, State.WITHDRAWN, Step(2, State.WITHDRAWN, 4, "Người Gửi 4", SAID)),
    difficulty(5, State.NEW, sent=AFTER),
)


def proposal(number: int, title: str, stage: Stage) -> Proposal:
    told = (f"Thành tích {number}", None, None, None, None, "entered", "", SAID, 1)
    who = (number, 2, "Phòng", f"Người {number}", 1, stage)
    return Proposal(number, 1, *who, 1, "code", title, False, Kind.WORK, Route.OWN, *told)


def made() -> CampaignRecord:
    found = (
        proposal(1, "Lao động tiên tiến", Stage.PROPOSED),
        proposal(2, "Lao động tiên tiến", Stage.DECIDED),
        proposal(3, "Chiến sĩ thi đua cơ sở", Stage.VOTED),
        proposal(4, "Chiến sĩ thi đua cơ sở", Stage.WITHDRAWN),
    )
    return replace(record(20, 6), difficulties=SENT_ONES, commendation=CommendationRecord(proposals=found))


def test_answers_stand_beside_what_was_sent(tmp_path: Path) -> None:
    summary = summarise(made(), HALF)
    assert [summary.figure(key).value for key in ("raised", "raised_answered", "raised_waiting")] == [3, 2, 1]
    sheet = files.sheets(write_workbook(summary, tmp_path / "a.xlsx"))["Vướng mắc, kiến nghị"]
    assert files.column(sheet, "Mã") == ["VM-2026-001", "VM-2026-002", "VM-2026-003"]
    replies = files.column(sheet, "Trả lời, ý kiến chỉ đạo")
    assert replies == ["Sẽ cấp trong quý III", "Đồng ý mua thêm 02 máy", "Chưa trả lời"]
    assert files.column(sheet, "Văn bản") == ["", "12/SNNMT-VP ngày 08/5/2026", ""]


def test_the_report_tells_answers_and_proposals_and_names_nobody(tmp_path: Path) -> None:
    path = write_report(summarise(made(), HALF), files.LETTERHEAD, tmp_path / "a.docx")
    assert lint(path) == []
    document = files.opened(path)
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Trong kỳ có 03 vướng mắc, kiến nghị gửi Văn phòng; đã trả lời 02, đang xem xét 01 (nội dung" in text
    annex = files.word_rows(files.word_table(document, "Mã", "Trả lời, ý kiến chỉ đạo"))
    assert [row[5] for row in annex[1:]] == ["Sẽ cấp trong quý III", "Đồng ý mua thêm 02 máy", "Chưa trả lời"]
    assert "Người Gửi" not in str(annex)
    assert "Có 03 trường hợp được đề nghị khen thưởng, theo danh hiệu, hình thức như sau:" in text
    assert "- Lao động tiên tiến (Công trạng): 02 trường hợp;" in text
    assert "- Chiến sĩ thi đua cơ sở (Công trạng): 01 trường hợp." in text


def test_nothing_sent_and_nobody_proposed_is_not_zero(tmp_path: Path) -> None:
    summary = summarise(record(5, 4), HALF)
    assert summary.figure("raised").value is None
    document = files.opened(write_report(summary, files.LETTERHEAD, tmp_path / "a.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Chưa có số liệu về vướng mắc, kiến nghị gửi Văn phòng trong kỳ." in text
    assert "Chưa có số liệu về đề nghị khen thưởng." in text
