"""Every paper of the office, with every capacity of its signer: laid out by the rules, and saying what it was given."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from reports import period
from reports.commendation import Nominee, Round, by_title, counted, proposed_tables, votes_cell
from reports.letterhead import Capacity, Letterhead, Signer, recipient
from reports.lint_docx import lint
from reports.publishing import publishable
from reports.summary import summarise
from reports.word import awards, lists, sample
from reports.word.annexes import numbered
from reports.word.papers import PAPERS
from reports.word.report import report_content
from reports.word.writing import Content, all_values, write
from tests.reports import files
from tests.reports.made_up import record

CAPACITIES = (
    Signer(),
    Signer(capacity=Capacity.ACTING),
    Signer("Giám đốc", Capacity.DEPUTY, "Phó Giám đốc", "Lê Văn Mẫu"),
    Signer("Giám đốc", Capacity.ORDER, "Chánh Văn phòng", "Lê Văn Mẫu"),
    Signer("Giám đốc", Capacity.DELEGATED, "Trưởng phòng", "Lê Văn Mẫu"),
    Signer("Chủ tịch", collective="Ủy ban nhân dân", name="Lê Văn Mẫu"),
    Signer("Chủ tịch", Capacity.DEPUTY, "Phó Chủ tịch", "Lê Văn Mẫu", "Ủy ban nhân dân"),
)
ROUND = sample.ROUND
GUIDE = Path(__file__).parents[2] / "docs" / "mau-van-ban.md"


def made(folder: Path, content: Content, letterhead: Letterhead = files.LETTERHEAD) -> Path:
    write(content, letterhead, folder / "a.docx")
    return folder / "a.docx"


def text_of(path: Path) -> str:
    document = files.opened(path)
    cells = [cell.text for table in document.tables for cell in table._cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("name", PAPERS)
def test_every_capacity_keeps_every_rule(name: str, tmp_path: Path) -> None:
    content = sample.content(name)
    for signer in CAPACITIES:
        letterhead = replace(files.LETTERHEAD, signer=signer, addressees=("Hội đồng Thi đua - Khen thưởng tỉnh",))
        assert lint(made(tmp_path, content, letterhead)) == [], signer


@pytest.mark.parametrize("name", PAPERS)
def test_the_fields_of_a_template_are_those_that_the_guide_explains(name: str) -> None:
    content = sample.content(name)
    assert set(all_values(content, files.LETTERHEAD, numbered(content.annexes), {})) == set(PAPERS[name].fields)
    whole = GUIDE.read_text(encoding="utf-8")
    own = whole.partition(f"\n### `{name}`")[2].partition("\n#")[0]
    common = whole.partition("\n## Trường chung")[2].partition("\n## ")[0]
    said = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|$", common + own, re.MULTILINE))
    assert {field: words.replace("`", "") for field, words in said.items()} == dict(PAPERS[name].fields)


def test_the_submission_names_who_is_put_forward_for_what(tmp_path: Path) -> None:
    text = text_of(made(tmp_path, awards.submission(ROUND, sample.AS_OF, 2027)))
    assert all(each.name in text and each.achievement in text for each in ROUND.nominees)
    assert "gồm 01 tập thể và 02 cá nhân; trong số cá nhân có 01 người trực tiếp lao động (50%), 01 nữ (50%)" in text
    assert "- Báo cáo thành tích;" in text


def test_the_minutes_have_totals_and_nobody_s_vote(tmp_path: Path) -> None:
    assert ROUND.meeting is not None
    meeting = replace(ROUND.meeting, below=2)
    text = text_of(made(tmp_path, awards.minutes(replace(ROUND, meeting=meeting), sample.AS_OF, 2027)))
    assert "có mặt 14/15 thành viên; 01 thành viên vắng mặt có ý kiến bằng văn bản" in text
    assert "14/15 (93,33%)" in text
    assert "Có 02 trường hợp chưa đủ số phiếu" in text
    with pytest.raises(ValueError, match="without a meeting"):
        awards.minutes(replace(ROUND, meeting=None), sample.AS_OF, 2027)


def test_the_open_list_shows_names_and_titles_alone(tmp_path: Path) -> None:
    text = text_of(made(tmp_path, awards.public_list(ROUND, sample.AS_OF, 2027)))
    assert "từ ngày 15/11/2027 đến hết ngày 26/11/2027" in text
    assert "Nguyễn Văn Mẫu" in text
    assert not any(each.achievement in text for each in ROUND.nominees)
    assert "14/15" not in text


def test_what_nobody_knows_of_nominees_is_no_zero() -> None:
    unknown = replace(ROUND, nominees=(*ROUND.nominees, Nominee("Lê Văn Thử", True, "P", "Giấy khen", "Đột xuất")))
    found = counted(unknown)
    assert (found["people"], found["direct"], found["women"]) == (3, None, None)
    assert votes_cell(unknown.nominees[-1]) == "Chưa có số liệu"


def test_totals_are_those_of_the_rows() -> None:
    some = [
        Nominee(f"Người {n}", n % 3 > 0, "P", f"Danh hiệu {n % 4}", "Công trạng", direct=n % 2 == 0, woman=n % 5 == 0)
        for n in range(50)
    ]
    round_ = Round("P", "năm 2027", "Giám đốc Sở", tuple(some))
    found, (collectives, people) = counted(round_), proposed_tables(round_)
    assert (found["collectives"], found["people"]) == (len(collectives.rows), len(people.rows))
    assert found["direct"] == people.column("direct").count("Có")
    assert found["women"] == people.column("woman").count("Có")
    assert sum(int(each["so"]) for each in by_title(round_)) == found["all"] == 50


def test_the_council_has_a_series_of_its_own_and_signs_for_the_collective(tmp_path: Path) -> None:
    letterhead = awards.of_council(files.LETTERHEAD, "Hội đồng Thi đua, khen thưởng", "HĐTĐKT")
    path = made(tmp_path, awards.submission(ROUND, sample.AS_OF, 2027), letterhead)
    assert "/TTr-HĐTĐKT" in text_of(path)
    assert "TM. HỘI ĐỒNG THI ĐUA, KHEN THƯỞNG\nCHỦ TỊCH" in text_of(path)
    assert lint(path) == []


def test_lists_have_everybody(tmp_path: Path) -> None:
    summary = summarise(record(), period.named("6m", 2026))
    listed = files.opened(made(tmp_path, lists.title_list(summary)))
    rows = files.word_rows(files.word_table(listed, "Họ và tên", "Danh hiệu"))
    assert len(rows) - 1 == summary.figure("registered").value
    pledged = files.opened(made(tmp_path, lists.pledge_board(summary)))
    rows = files.word_rows(files.word_table(pledged, "Họ và tên", "Nội dung"))
    assert len(rows) - 1 == len(summary.table("pledges").rows)


def test_a_unit_s_own_paper_is_signed_by_its_head(tmp_path: Path) -> None:
    summary = summarise(record(), period.named("6m", 2026))
    path = made(tmp_path, lists.pledge_board(summary), lists.for_unit(files.LETTERHEAD, "Chi cục Kiểm lâm"))
    assert "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCHI CỤC KIỂM LÂM" in text_of(path)
    assert "THỦ TRƯỞNG ĐƠN VỊ" in text_of(path)
    assert lint(path) == []


def test_the_notice_has_every_target_and_deadline(tmp_path: Path) -> None:
    whole = record()
    text = text_of(made(tmp_path, lists.notice(summarise(whole, period.named("6m", 2026)), whole)))
    assert all(f"- {each.name}: chậm nhất hết ngày {each.due_on:%d/%m/%Y}" in text for each in whole.milestones)
    assert all(target.measure in text for target in whole.targets)


def test_the_report_quotes_units_topic_by_topic_and_inspections(tmp_path: Path) -> None:
    text = text_of(made(tmp_path, sample.content("bao-cao")))
    assert "Về Cải cách hành chính:\n- Phòng Ví Dụ: Đã cắt giảm 05 ngày làm việc." in text
    assert "- Phòng Ví Dụ, ngày 12/05/2027: Các tổ thực hiện đúng kế hoạch." in text
    assert "- Lao động tiên tiến (Công trạng): 01 trường hợp." in text


def test_nobody_is_named_in_the_copy_for_everybody(tmp_path: Path) -> None:
    named = record(note="Nhờ Nguyễn Mẫu An giúp, gọi 0912 345 678, mã GU-7KX2MQ")
    known = replace(named.officials[0], full_name="Nguyễn Mẫu An")
    whole = replace(named, officials=(known, *named.officials[1:]))
    open_ = publishable(summarise(whole, period.named("6m", 2026)), whole)
    path = made(tmp_path, report_content(open_, public=True), replace(files.LETTERHEAD, signer=Signer()))
    text = text_of(path)
    assert not [each.full_name for each in whole.officials if each.full_name in text]
    assert not [each.staff_code for each in whole.officials if each.staff_code in text]
    assert "345 678" not in text
    assert "7KX2MQ" not in text
    assert "Nhờ 01 cá nhân giúp, gọi (số điện thoại)" in text
    assert open_.figures().keys() == summarise(whole, period.named("6m", 2026)).figures().keys()
    assert lint(path) == []


PURPOSES = [
    ("UBND tỉnh (b/c)", "- UBND tỉnh (b/c);"),
    ("UBND tỉnh (B/c)", "- UBND tỉnh (b/c);"),
    ("UBND tỉnh (báo cáo)", "- UBND tỉnh (báo cáo);"),
    ("Công đoàn Sở (P/hợp)", "- Công đoàn Sở (p/hợp);"),
    ("Sở Nội vụ (đ/b)", "- Sở Nội vụ (đ/b);"),
    ("Các phòng (trừ Văn phòng)", "- Các phòng (trừ Văn phòng);"),
    ("Sở Nội vụ", "- Sở Nội vụ;"),
]


@pytest.mark.parametrize(("typed", "line"), PURPOSES)
def test_purposes_of_recipients(typed: str, line: str) -> None:
    assert replace(files.LETTERHEAD, recipients=(recipient(typed),)).recipient_lines()[0] == line
