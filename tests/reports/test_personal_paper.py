"""The file of a person as a Word paper: faultless by Nghị định 30, a page or two, the newest of each section."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from reports.lint_docx import lint
from reports.personal_file import SECTIONS
from reports.word.personal import MOST_ROWS, write_paper
from reports.word.sample import LETTERHEAD
from storage.personal_file import PERSON, UNIT
from tests.world import ZONE

NOW = datetime(2027, 7, 1, 3, tzinfo=UTC)
CELLS: dict[str, Any] = {"Năm": 2027, "Ngày": date(2027, 1, 5), "Đến ngày": None, "Mức": "excellent"}


def filled(names: Any, rows: int) -> dict[str, list[tuple[Any, ...]]]:
    """Sections of so many rows, each with the number of the row in its last cell."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for key in names:
        headings = SECTIONS[key][1]
        found[key] = [
            (*(CELLS.get(h, h.lower()) for h in headings[:-1]), f"lần thứ {row}") for row in range(1, rows + 1)
        ]
    return found


def written(tmp_path: Path, name: str, sections: dict[str, Any]) -> Any:
    path = write_paper(name, "Phòng Ví Dụ", sections, LETTERHEAD, NOW, ZONE, tmp_path / "ho-so.docx")
    assert lint(path) == []
    return Document(str(path))


@pytest.mark.parametrize("rows", [0, 1, 3, MOST_ROWS, MOST_ROWS + 3])
@pytest.mark.parametrize("names", [tuple(PERSON), tuple(UNIT)], ids=["person", "unit"])
def test_every_section_stands_in_a_faultless_paper(tmp_path: Path, names: tuple[str, ...], rows: int) -> None:
    document = written(tmp_path, "Nguyễn Văn Mẫu", filled(names, rows))
    told = [paragraph.text for paragraph in document.paragraphs]
    for number, key in enumerate(names, start=1):
        assert f"{number}. {SECTIONS[key][0]}" in told
    assert told.count("Chưa có số liệu.") == (len(names) if rows == 0 else 0)
    assert told.count(f"Còn {rows - MOST_ROWS} dòng cũ hơn trong hồ sơ.") == (len(names) if rows > MOST_ROWS else 0)
    tables = [table for table in document.tables if table.style is None or len(table.rows) > 1]
    assert {len(table.rows) for table in tables} == ({min(rows, MOST_ROWS) + 1} if rows else set())
    assert "Nguyễn Văn Mẫu" in " ".join(told)


def test_words_that_look_like_fields_or_places_are_only_words(tmp_path: Path) -> None:
    odd = "{{ ky_ten }} [awards 00] <b>&"
    sections = filled(PERSON, 1) | {"awards": [(2027, odd, "1/QĐ", date(2027, 1, 5), "Sở", "Phòng")]}
    document = written(tmp_path, odd, sections)
    assert any(odd in cell.text for table in document.tables for row in table.rows for cell in row.cells)
