"""Every paper and the workbook open in LibreOffice: all of them become PDF files with pages in one run."""

from pathlib import Path

import pytest

from bot.pdf import converter, copies
from reports import period
from reports.excel import write_workbook
from reports.summary import summarise
from reports.word import sample
from reports.word.papers import PAPERS
from reports.word.writing import write

# rows of the file's page tree, and single pages where the tree is not packed
PAGE_MARKS = (b"/Type/Page", b"/Type /Page")


@pytest.mark.skipif(converter() is None, reason="LibreOffice is not installed: apt-get install libreoffice")
async def test_every_paper_and_the_workbook_become_pdf(tmp_path: Path) -> None:
    made = []
    for name in PAPERS:
        write(sample.content(name), sample.LETTERHEAD, tmp_path / f"{name}.docx")
        made.append(tmp_path / f"{name}.docx")
    summary = summarise(sample.record(), period.named("6m", 2027))
    made.append(write_workbook(summary, tmp_path / "bang.xlsx"))
    printed = await copies(made)
    assert [each.stem for each in printed] == [each.stem for each in made]
    for each in printed:
        content = each.read_bytes()
        assert content.startswith(b"%PDF-")
        assert any(content.count(mark) > content.count(mark + b"s") for mark in PAGE_MARKS), each.name
