import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from jinja2 import TemplateError

from reports import period
from reports.letterhead import Capacity, Letterhead, Recipient, Signer
from reports.lint_docx import lint
from reports.summary import summarise
from reports.word import write_report
from reports.word.frame import template_of
from reports.word.papers import PAPERS, REPORT_PAPER
from rules.records import CampaignRecord
from tests.reports import files
from tests.reports.made_up import MILESTONES, record
from tests.reports.test_excel import HOSTILE

HALF, YEAR, Q1 = (period.named(kind, 2026) for kind in ("6m", "year", "q1"))


def made(folder: Path, letterhead: Letterhead = files.LETTERHEAD, of: period.Period = HALF, **changes: Any) -> Path:
    summary = summarise(replace(record(), **changes), of)
    return write_report(summary, letterhead, folder / "a.docx")


def text_of(document: Document) -> str:
    cells = [cell.text for table in document.tables[:1] + document.tables[-8:] for cell in table._cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.mark.parametrize("of", [Q1, HALF, YEAR])
def test_reports_of_every_period_pass_every_rule(of: period.Period, tmp_path: Path) -> None:
    assert lint(made(tmp_path, of=of)) == []


def test_number_and_date_stay_blank_for_the_clerk(tmp_path: Path) -> None:
    head = "\n".join(cell.text for cell in files.opened(made(tmp_path)).tables[0]._cells)
    assert re.search(r"Số: +/BC-SNNMT", head)
    assert re.search(r"Mẫu Thành, ngày +tháng +năm 2026", head)
    assert "ỦY BAN NHÂN DÂN TỈNH MẪU" in head
    assert "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG" in head


def test_sentences_carry_the_figures(tmp_path: Path) -> None:
    summary = summarise(record(), HALF)
    text = text_of(files.opened(made(tmp_path)))
    assert f"Có {summary.figure('registered').value}/60 người đã đăng ký thi đua, đạt tỷ lệ 76,67%" in text
    assert "Sơ kết phong trào thi đua “Thi đua thực hiện thắng lợi nhiệm vụ năm 2026” 6 tháng đầu năm 2026" in text
    assert text.count("{{") == text.count("{%") == 0


ORDER = {
    "w:tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "w:sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "w:pPr": "pStyle keepNext keepLines pBdr spacing ind jc rPr sectPr",
    "w:rPr": "rStyle rFonts b bCs i iCs caps color sz szCs u lang",
    "w:tcPr": "tcW gridSpan vAlign",
}


@pytest.mark.parametrize("tag", ORDER)
def test_properties_stand_once_and_in_the_order_of_the_schema(tag: str, tmp_path: Path) -> None:
    """ECMA-376 fixes the order, and Word may call a file damaged that does not keep it."""
    known = [qn(f"w:{name}") for name in ORDER[tag].split()]
    found = list(files.opened(made(tmp_path)).element.iter(qn(tag)))
    assert found
    for properties in found:
        places = [known.index(child.tag) for child in properties]
        assert places == sorted(places)
        single = [place for place in places if "Reference" not in known[place]]
        assert len(single) == len(set(single))


def test_a_letterhead_of_names_only_makes_a_document_that_passes(tmp_path: Path) -> None:
    path = made(tmp_path, Letterhead("", "Sở Mẫu", "SM", ""))
    assert lint(path) == []
    assert "…………, ngày" in files.opened(path).tables[0]._cells[1].text


def test_the_registration_list_has_its_foot(tmp_path: Path) -> None:
    foot = "Tổng số người: 60; đã đăng ký: 46; tỷ lệ: 76,67%."
    assert foot in [paragraph.text for paragraph in files.opened(made(tmp_path)).paragraphs]


def test_the_closing_report_says_tong_ket(tmp_path: Path) -> None:
    text = text_of(files.opened(made(tmp_path, of=YEAR)))
    assert "Tổng kết phong trào thi đua" in text


def test_what_nobody_reported_is_said_to_be_unknown(tmp_path: Path) -> None:
    silent: dict[str, Any] = {
        "progress": (),
        "launches": (),
        "showcases": (),
        "milestones": MILESTONES[:1],
        "stages": (),
    }
    text = text_of(files.opened(made(tmp_path, of=Q1, **silent)))
    assert "Chưa có số liệu về báo cáo tiến độ trong kỳ." in text
    assert "Chưa có số liệu về mô hình, công trình của các đơn vị." in text


def test_an_empty_campaign_makes_a_document_that_passes(tmp_path: Path) -> None:
    empty: dict[str, Any] = {
        "officials": (),
        "pledges": (),
        "progress": (),
        "launches": (),
        "showcases": (),
        "targets": (),
        "topics": (),
    }
    path = made(tmp_path, **empty)
    assert lint(path) == []
    assert "Chưa có số liệu về đăng ký thi đua." in text_of(files.opened(path))


def test_nobody_missing_is_named_in_the_report(tmp_path: Path) -> None:
    summary = summarise(record(), HALF)
    missing = set(summary.table("unregistered").column("name")) - set(summary.table("titles").column("name"))
    texts = {cell.text for table in files.opened(made(tmp_path)).tables for cell in table._cells}
    assert missing
    assert not missing & texts


@pytest.mark.parametrize(
    ("signer", "lines"),
    [
        (Signer(), ["GIÁM ĐỐC"]),
        (Signer(capacity=Capacity.ACTING), ["Q. GIÁM ĐỐC"]),
        (Signer("Giám đốc", Capacity.DEPUTY, "Phó Giám đốc"), ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (Signer("Giám đốc", Capacity.ORDER, "Chánh Văn phòng"), ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        (Signer("Giám đốc", Capacity.DELEGATED, "Trưởng phòng"), ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
        (Signer("Chủ tịch", collective="Ủy ban nhân dân"), ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            Signer("Chủ tịch", Capacity.DEPUTY, "Phó Chủ tịch", collective="Ủy ban nhân dân"),
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
    ],
)
def test_signing_capacities(signer: Signer, lines: list[str], tmp_path: Path) -> None:
    path = made(tmp_path, replace(files.LETTERHEAD, signer=replace(signer, name="Lê Văn Mẫu")))
    foot = next(table for table in files.opened(path).tables if table._cells[0].text.startswith("Nơi nhận"))
    found = [line for line in foot._cells[1].text.split("\n") if line]
    assert found == [*lines, "Lê Văn Mẫu"]
    assert lint(path) == []


def test_recipients_and_addressees(tmp_path: Path) -> None:
    letterhead = replace(files.LETTERHEAD, addressees=("Ủy ban nhân dân tỉnh", "Sở Nội vụ"))
    path = made(tmp_path, letterhead)
    document = files.opened(path)
    foot = next(table for table in document.tables if table._cells[0].text.startswith("Nơi nhận"))
    assert foot._cells[0].text.split("\n") == [
        "Nơi nhận:",
        "- Như trên;",
        "- Ủy ban nhân dân tỉnh (b/c);",
        "- Các phòng, đơn vị trực thuộc;",
        "- Lưu: VT, VP.",
    ]
    texts = [paragraph.text for paragraph in document.paragraphs]
    start = texts.index("Kính gửi:")
    assert texts[start : start + 3] == ["Kính gửi:", "- Ủy ban nhân dân tỉnh;", "- Sở Nội vụ."]
    assert lint(path) == []


def test_one_addressee_stands_on_the_same_line(tmp_path: Path) -> None:
    path = made(tmp_path, replace(files.LETTERHEAD, addressees=("Sở Nội vụ",), recipients=(Recipient("Sở Tài chính"),)))
    assert "Kính gửi: Sở Nội vụ" in [paragraph.text for paragraph in files.opened(path).paragraphs]
    assert lint(path) == []


@pytest.mark.parametrize("text", [*HOSTILE, "a_b {_{ x }_} {_% y %_}", "dài " * 10_000])
def test_text_comes_back_character_for_character(text: str, tmp_path: Path) -> None:
    hostile: CampaignRecord = record(12, 3, seed=1, note=text)
    hostile = replace(hostile, campaign=replace(hostile.campaign, title=f"Thi đua {text}"))
    path = write_report(summarise(hostile, HALF), files.LETTERHEAD, tmp_path / "a.docx")
    document = files.opened(path)
    names = [row[-1] for row in files.word_rows(files.word_table(document, "Mô hình", "Công trình"))]
    shown = {line for showcase in hostile.showcases for line in [showcase.name]}
    assert all(any(name in cell for cell in names) for name in shown)
    assert any(f"“Thi đua {text}”" in paragraph.text for paragraph in document.paragraphs)


def test_control_characters_are_shown(tmp_path: Path) -> None:
    campaign = replace(record().campaign, title="a\x07b\x0cc\x00d")
    assert any("“a␇b␌c␀d”" in p.text for p in files.opened(made(tmp_path, campaign=campaign)).paragraphs)


def test_a_marker_like_text_is_not_taken_for_a_table(tmp_path: Path) -> None:
    campaign = replace(record().campaign, title="[branches 0123456789abcdef] {{ bang.targets }}")
    plain, odd = files.opened(made(tmp_path)), files.opened(made(tmp_path, campaign=campaign))
    assert len(plain.tables) == len(odd.tables)


@pytest.mark.parametrize("name", PAPERS)
def test_the_template_file_is_the_one_the_program_builds(name: str) -> None:
    kept, made = files.opened(PAPERS[name].default), template_of(PAPERS[name])
    assert kept.element.xml == made.element.xml
    assert kept.styles.element.xml == made.styles.element.xml


@pytest.mark.parametrize(
    "text",
    [
        "{{ khong_co }}",
        "{{ so.khong_co }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{{ can_cu.__class__ }}",
        "{% include 'x' %}",
        "{{ so.update({}) }}",
    ],
)
def test_an_edited_template_may_not_leave_its_fields(text: str, tmp_path: Path) -> None:
    template = files.opened(REPORT_PAPER.default)
    template.paragraphs[0].insert_paragraph_before(text)
    template.save(str(tmp_path / "t.docx"))
    with pytest.raises((TemplateError, TypeError)):
        write_report(summarise(record(), HALF), files.LETTERHEAD, tmp_path / "a.docx", tmp_path / "t.docx")


def test_the_office_may_edit_the_template(tmp_path: Path) -> None:
    template = files.opened(REPORT_PAPER.default)
    template.paragraphs[-1].insert_paragraph_before("Riêng của Sở: {{ so.registered }} người.", style="TD Nội dung")
    template.save(str(tmp_path / "t.docx"))
    path = write_report(summarise(record(), HALF), files.LETTERHEAD, tmp_path / "a.docx", tmp_path / "t.docx")
    assert "Riêng của Sở: 46 người." in [paragraph.text for paragraph in files.opened(path).paragraphs]
