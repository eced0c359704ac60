"""Every rule passes the report that the program makes and finds the fault that was planted for it."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from reports import period
from reports.lint_docx import RULES, lint
from reports.summary import summarise
from reports.word import write_report
from tests.reports import files
from tests.reports.lint_docx.planted import FAULTS
from tests.reports.made_up import record


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    letterhead = replace(files.LETTERHEAD, addressees=("Ủy ban nhân dân tỉnh", "Sở Nội vụ"))
    path = tmp_path_factory.mktemp("good") / "good.docx"
    return write_report(summarise(record(12, 5), period.named("6m", 2026)), letterhead, path)


def test_the_good_document_passes_every_rule(good: Path) -> None:
    assert lint(good) == []


def test_there_are_forty_rules_and_more_each_with_a_planted_fault() -> None:
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) >= 40
    assert set(codes) == set(FAULTS)


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_the_planted_fault_is_found(code: str, good: Path, tmp_path: Path) -> None:
    document = files.opened(good)
    FAULTS[code](document)
    document.save(str(tmp_path / "bad.docx"))
    found = [finding for finding in lint(tmp_path / "bad.docx") if finding.rule == code]
    assert found
    assert all(finding.place and finding.message_vi.endswith((".", "”.")) for finding in found)


def test_a_blank_word_file_is_told_what_it_lacks(tmp_path: Path) -> None:
    Document().save(str(tmp_path / "blank.docx"))
    assert {"page-size", "font-default", "national-name", "motto", "number", "recipients", "signature"} <= {
        finding.rule for finding in lint(tmp_path / "blank.docx")
    }


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 torn"])
def test_what_is_not_a_word_file_is_refused_with_the_reason(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "odd.docx"
    path.write_bytes(content)
    assert [finding.rule for finding in lint(path)] == ["file"]


def test_another_archive_a_bomb_and_a_macro_are_refused(good: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.docx", "w") as archive:
        archive.writestr("a.txt", "a")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "0" * 30_000_000)
    shutil.copy(good, tmp_path / "macro.docx")
    with zipfile.ZipFile(tmp_path / "macro.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", "x")
    for name, word in (("other", "không phải"), ("bomb", "nén bất thường"), ("macro", "macro")):
        finding = lint(tmp_path / f"{name}.docx")[0]
        assert finding.rule == "file"
        assert word in finding.message_vi


def test_a_missing_file_is_a_finding_too(tmp_path: Path) -> None:
    assert [finding.rule for finding in lint(tmp_path / "nowhere.docx")] == ["file"]
