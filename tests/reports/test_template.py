"""Templates edited by the office are tried before they are used, and refused with the reason."""

import shutil
import zipfile
from pathlib import Path

import pytest

from reports.word import template_faults
from reports.word.report import DEFAULT_TEMPLATE
from tests.reports import files


def edited(folder: Path, text: str) -> Path:
    template = files.opened(DEFAULT_TEMPLATE)
    template.paragraphs[-1].insert_paragraph_before(text, style="TD Nội dung")
    template.save(str(folder / "t.docx"))
    return folder / "t.docx"


def test_the_default_template_can_be_used() -> None:
    assert template_faults(DEFAULT_TEMPLATE) == []


def test_an_edited_template_can_be_used(tmp_path: Path) -> None:
    assert template_faults(edited(tmp_path, "Riêng của Sở: {{ so.registered }} người.")) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ khong_co }}", "trường không có"),
        ("{{ so.khong_co }}", "trường không có"),
        ("{{ can_cu.__class__.__mro__ }}", "không được phép"),
        ("{{ so.update({}) }}", "không được phép"),
        ("{% if %}", "sai cú pháp"),
        ("{{ 1 + '2' }}", "không dùng được"),
    ],
)
def test_the_reason_is_named(text: str, reason: str, tmp_path: Path) -> None:
    (fault,) = template_faults(edited(tmp_path, text))
    assert reason in fault


def test_a_template_that_breaks_the_layout_is_refused(tmp_path: Path) -> None:
    template = files.opened(DEFAULT_TEMPLATE)
    template.styles["TD Nội dung"].font.name = "Arial"
    template.save(str(tmp_path / "t.docx"))
    assert any("Times New Roman" in fault for fault in template_faults(tmp_path / "t.docx"))


def test_macros_and_other_files_are_refused(tmp_path: Path) -> None:
    shutil.copy(DEFAULT_TEMPLATE, tmp_path / "m.docx")
    with zipfile.ZipFile(tmp_path / "m.docx", "a") as archive:
        archive.writestr("word/vbaProject.bin", "x")
    (tmp_path / "x.docx").write_text("không phải Word")
    assert "macro" in template_faults(tmp_path / "m.docx")[0]
    assert "không mở được" in template_faults(tmp_path / "x.docx")[0]
