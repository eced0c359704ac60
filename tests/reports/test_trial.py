"""Templates edited by the office are tried before they are used, and refused with the reason."""

from base64 import b64decode
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from reports.lint_docx import lint
from reports.word.papers import PAPERS, REPORT_PAPER
from reports.word.trial import tried
from tests.reports import files


def edited(text: str, paper: str = "bao-cao") -> bytes:
    template = files.opened(PAPERS[paper].default)
    template.paragraphs[-1].insert_paragraph_before(text, style="TD Nội dung")
    made = BytesIO()
    template.save(made)
    return made.getvalue()


@pytest.mark.parametrize("name", PAPERS)
def test_every_default_template_passes_with_a_preview_that_keeps_every_rule(name: str, tmp_path: Path) -> None:
    found = tried(PAPERS[name].default.read_bytes(), name)
    assert (found["reasons"], found["warnings"]) == ([], [])
    (tmp_path / "a.docx").write_bytes(b64decode(found["document"]))
    assert lint(tmp_path / "a.docx") == []
    texts = "\n".join(p.text for p in files.opened(tmp_path / "a.docx").paragraphs)
    assert "{{" not in texts
    assert "{%" not in texts


def test_an_edited_template_can_be_used() -> None:
    found = tried(edited("Riêng của Sở: {{ so.registered }} người.", "bao-cao"), "bao-cao")
    document = Document(BytesIO(b64decode(found["document"])))
    assert "Riêng của Sở: 03 người." in [paragraph.text for paragraph in document.paragraphs]


REFUSED = [
    ("{{ khong_co }}", "trường không có: khong_co"),
    ("{{ so.khong_co }}", "trường không có: so.khong_co"),
    ("{% if chi_thi %}{{ phu_luc.khong_co }}{% endif %}", "trường không có: phu_luc.khong_co"),
    ("{{ range(10) }}", "không được phép: range"),
    ("{{ ''.__class__ }}", "không được phép: __class__"),
    ("{{ can_cu.__class__.__mro__ }}", "không được phép: __"),
    ("{{ can_cu['__class__'] }}", "không được phép: __class__"),
    ("{% if chi_thi %}{{ ''.__class__ }}{% endif %}", "không được phép: __class__"),
    ("{{ ''|attr('__class__') }}", "không được phép"),
    ("{{ so.update({}) }}", "không được phép: update"),
    ("{{ '%s'.format(so) }}", "không được phép: format"),
    ("{% import 'x' as y %}", "không được phép: import"),
    ("{% from 'x' import y %}", "không được phép: fromimport"),
    ("{% include 'x' %}", "không được phép: include"),
    ("{% extends 'x' %}", "không được phép: extends"),
    ("{% if %}", "sai cú pháp"),
    ("{{ 1 + '2' }}", "không dùng được"),
    ("{{ 'a' * 100000000000 }}", "không được phép: *"),
    ("{{ 9 ** 999999999 }}", "không được phép: **"),
    ("{{ '%0999999999d' % 1 }}", "không được phép: %"),
    ("{{ 'a'|center(999999999) }}", "không được phép: center"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_the_reason_is_named(text: str, reason: str) -> None:
    found = tried(edited(text), "bao-cao")
    assert any(reason in said for said in found["reasons"])
    assert "document" not in found


def test_a_field_of_another_paper_is_unknown() -> None:
    assert tried(edited("{{ chu_tri }}", "bien-ban"), "bien-ban")["reasons"] == []
    assert tried(edited("{{ chu_tri }}"), "bao-cao")["reasons"] == ["Mẫu Word dùng trường không có: chu_tri"]


def test_a_template_that_breaks_the_layout_is_warned_of_rule_by_rule() -> None:
    template = files.opened(REPORT_PAPER.default)
    template.styles["TD Nội dung"].font.name = "Arial"
    made = BytesIO()
    template.save(made)
    found = tried(made.getvalue(), "bao-cao")
    assert found["reasons"] == []
    assert {rule for rule, _ in found["warnings"]} == {"font"}
    assert all("Times New Roman" in said for _, said in found["warnings"])
