"""Kính gửi and Căn cứ stand in the papers that have them, and in no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from reports.lint_docx import lint
from reports.word import awards, lists, sample
from reports.word.papers import PAPERS
from reports.word.writing import write
from tests.reports import files

SUPERIORS = ("UBND tỉnh Mẫu", "Sở Nội vụ")
ADDRESSED = {"bao-cao", "thong-bao", "to-trinh"}
OWN, ABOVE = sample.ROUND, replace(sample.ROUND, decided_by="Chủ tịch UBND tỉnh")


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_only_addressed_papers_say_kinh_gui(name: str, tmp_path: Path) -> None:
    head = replace(sample.LETTERHEAD, addressees=SUPERIORS)
    path = tmp_path / "a.docx"
    write(sample.content(name), head, path)
    document = files.opened(path)
    body = [paragraph.text for paragraph in document.paragraphs]
    assert ("Kính gửi:" in body) == (name in ADDRESSED)
    cells = "\n".join(cell.text for table in document.tables for cell in table._cells)
    assert ("- Như trên;" in cells) == (name in ADDRESSED)
    assert lint(path) == []


@pytest.mark.parametrize(
    ("office", "found", "expected"),
    [
        ((), OWN, ("Giám đốc Sở",)),
        (SUPERIORS, OWN, ("Giám đốc Sở",)),
        ((), ABOVE, ("Chủ tịch UBND tỉnh",)),
        (SUPERIORS, ABOVE, SUPERIORS),
        (SUPERIORS, replace(OWN, decided_by=""), SUPERIORS),
    ],
)
def test_a_submission_goes_to_who_decides(office: tuple[str, ...], found: awards.Round, expected: object) -> None:
    head = replace(sample.LETTERHEAD, addressees=office)
    assert awards.to_decider(head, found).addressees == expected


def test_a_notice_stands_on_the_campaigns_grounds() -> None:
    made = replace(sample.record(), grounds=("Căn cứ Chỉ thị số 1/CT",))
    assert lists.for_campaign(sample.LETTERHEAD, made).ground_lines() == ("Căn cứ Chỉ thị số 1/CT.",)
