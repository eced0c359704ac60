"""No produced paper stutters or shows what a program would say: doubled words, None, empty brackets, stray signs."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from reports import period
from reports.commendation import Nominee
from reports.commendation_list import Listed, proposals_table
from reports.excel import write_workbook
from reports.excel.single import write_table
from reports.publishing import publishable
from reports.statistics import write_statistics
from reports.summary import summarise
from reports.word import lists, sample
from reports.word.papers import PAPERS
from reports.word.report import report_content
from reports.word.writing import write
from rules.records import CampaignRecord
from tests.reports import files, made_up, test_statistics

# a closing quotation mark does not part words, an opening one begins somebody else's
_DOUBLED = re.compile(r"(?<![\w-])(\w+(?: \w+){0,4}) \1(?![\w-])", re.IGNORECASE)
_STRAY = re.compile(
    r"\bNone\b|\bNaN\b|\bTrue\b|\bFalse\b|\(\s*\)|\[\s*\]|“\s*”| [,;.:)]|\.\.|,,|;;|[,;:]\.|\( |\{\{|\}\}|  "
)
_BLANKS = re.compile(r"(?:ngày|tháng|số|Số:) {2,}")


def faults(text: str) -> list[str]:
    """What is wrong with one paragraph or cell."""
    plain = text.replace("”", "")
    stray = _STRAY.search(_BLANKS.sub("ngày ", text).strip())
    found = [match.group() for match in (_DOUBLED.search(plain), stray) if match]
    return [f"{each!r} in {text!r}" for each in found]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("phong trào “Thi đua năm 2027” năm 2027", True),
        ("phong trào thi đua “Thi đua năm 2027”", False),
        ("của của Sở", True),
        ("Có None người", True),
        ("danh sách ()", True),
        ("Chánh Văn phòng , Sở", True),
        ("hết..", True),
        ("ngày       tháng       năm 2027", False),
        ("đạt 14/15 (93,33%).", False),
    ],
)
def test_faults_are_seen(text: str, *, wrong: bool) -> None:
    assert bool(faults(text)) is wrong


def texts_of_word(path: Path) -> Iterator[str]:
    """Every paragraph, those in tables too."""
    document = files.opened(path)
    yield from ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body.iter(qn("w:p")))


def texts_of_excel(path: Path) -> Iterator[str]:
    for name, rows in files.sheets(path).items():
        yield name
        yield from (line for row in rows for cell in row if isinstance(cell, str) for line in cell.split("\n"))


def test_no_paper_of_the_made_up_department_stutters(tmp_path: Path) -> None:
    found: list[str] = []
    for name in PAPERS:
        write(sample.content(name), sample.LETTERHEAD, tmp_path / "a.docx")
        found += [f"{name}: {fault}" for text in texts_of_word(tmp_path / "a.docx") for fault in faults(text)]
    assert not found, "\n".join(found)


def records() -> Iterator[tuple[CampaignRecord, period.Period]]:
    """A closing one, one of which hardly anything is known, and one of many people."""
    little, many = sample.record(), made_up.record(people=15, unit_count=5)
    campaign = replace(little.campaign, theme="", parent_document="")
    yield little, period.named("year", little.campaign.year)
    yield replace(little, campaign=campaign, pledges=(), progress=(), targets=()), period.named("6m", campaign.year)
    yield many, period.named("6m", many.campaign.year)


def test_no_paper_of_any_period_stutters(tmp_path: Path) -> None:
    found: list[str] = []
    for record, when in records():
        summary = summarise(record, when)
        contents = [
            report_content(summary),
            report_content(publishable(summary, record), public=True),
            lists.title_list(summary),
            lists.pledge_board(summary),
            lists.notice(summary, record),
        ]
        for content in contents:
            write(content, sample.LETTERHEAD, tmp_path / "a.docx")
            found += [f"{content.paper.name}: {x}" for text in texts_of_word(tmp_path / "a.docx") for x in faults(text)]
        write_workbook(summary, tmp_path / "a.xlsx")
        found += [f"excel: {fault}" for text in texts_of_excel(tmp_path / "a.xlsx") for fault in faults(text)]
    assert not found, "\n".join(sorted(set(found)))


def test_lists_and_statistics_do_not_stutter(tmp_path: Path) -> None:
    """Rows with everything known beside rows of which nothing is."""
    who = Nominee("Phạm Thị Giả Định", True, "", "Giấy khen", "Công trạng")
    listed = [Listed(each, "Sở", "met", None, "Đã đề nghị") for each in (*sample.ROUND.nominees, who)]
    write_table(proposals_table(listed), "Đợt xét năm 2027", tmp_path / "a.xlsx")
    write_statistics(2027, test_statistics.LAUNCHED, test_statistics.AWARDS, sample.AS_OF, tmp_path)
    paths = (tmp_path / "a.xlsx", tmp_path / "bieu-thong-ke-0601-0603-2027.xlsx")
    found = [fault for path in paths for text in texts_of_excel(path) for fault in faults(text)]
    assert not found, "\n".join(found)
