"""Open a Word file that may come from anywhere, and read its paragraphs in order with their real formatting."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from docx import Document as open_document
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.lint_docx.formatting import ParagraphForm, RunForm, Styles, with_paragraph, with_run

# a larger or denser archive is not a document anybody wrote
_MOST_BYTES, _MOST_ENTRIES, _MOST_RATIO = 300_000_000, 2_000, 200


class UnreadableError(ValueError):
    """The file is no Word document that may be opened; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    form: RunForm


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``cell`` is (table, row, column) inside a table; ``section`` counts from 0; ``ruled`` where it draws a line."""

    number: int
    runs: tuple[Run, ...]
    form: ParagraphForm
    section: int
    cell: tuple[int, int, int] | None
    ruled: frozenset[str]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def written(self) -> tuple[Run, ...]:
        """Runs with something to see in them."""
        return tuple(run for run in self.runs if run.text.strip())

    @property
    def place(self) -> str:
        text = " ".join(self.text.split())
        return f"Đoạn {self.number}: “{text[:40]}{'…' if len(text) > 40 else ''}”"


def checked(path: Path | BinaryIO) -> Document:
    """The opened document. UnreadableError for anything that is not a plain .docx of sane size."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check_size(archive)
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableError("Tệp không mở được hoặc không phải tệp Word (.docx).") from error
    if any(name.endswith("vbaProject.bin") for name in names):
        raise UnreadableError("Tệp có chứa macro; chỉ nhận tệp .docx không có macro.")
    if "word/document.xml" not in names:
        raise UnreadableError("Tệp không phải tệp Word (.docx).")
    try:
        return open_document(str(path) if isinstance(path, Path) else path)
    except (KeyError, ValueError, SyntaxError) as error:
        raise UnreadableError("Nội dung tệp Word bị hỏng.") from error


def _check_size(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    whole, packed = sum(e.file_size for e in entries), sum(e.compress_size for e in entries)
    if len(entries) > _MOST_ENTRIES or whole > _MOST_BYTES or whole > packed * _MOST_RATIO:
        raise UnreadableError("Tệp quá lớn hoặc nén bất thường, không kiểm tra.")


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Every paragraph of the body, those in tables at their place."""
    return tuple(_Reader(document).read())


class _Reader:
    def __init__(self, document: Document) -> None:
        self._body = document.element.body
        self._styles = Styles(document)
        self._number = self._section = 0
        self._tables = -1

    def read(self) -> Iterator[Paragraph]:
        for block in self._body.iterchildren():
            if block.tag == qn("w:p"):
                yield self._paragraph(block, None)
                if block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                    self._section += 1
            elif block.tag == qn("w:tbl"):
                yield from self._table(block)

    def _table(self, table: BaseOxmlElement) -> Iterator[Paragraph]:
        self._tables += 1
        number = self._tables
        for row_number, row in enumerate(table.iter(qn("w:tr"))):
            for column, cell in enumerate(row.iterchildren(qn("w:tc"))):
                for paragraph in cell.iterchildren(qn("w:p")):
                    yield self._paragraph(paragraph, (number, row_number, column))

    def _paragraph(self, element: BaseOxmlElement, cell: tuple[int, int, int] | None) -> Paragraph:
        self._number += 1
        properties = element.find(qn("w:pPr"))
        style = None if properties is None else properties.find(qn("w:pStyle"))
        run_form, form = self._styles.of(None if style is None else style.get(qn("w:val")))
        runs = tuple(self._run(run, run_form) for run in element.iter(qn("w:r")))
        return Paragraph(self._number, runs, with_paragraph(form, properties), self._section, cell, _ruled(element))

    def _run(self, element: BaseOxmlElement, form: RunForm) -> Run:
        properties = element.find(qn("w:rPr"))
        style = None if properties is None else properties.find(qn("w:rStyle"))
        if style is not None:
            form = self._styles.character(form, style.get(qn("w:val")))
        return Run(_text(element), with_run(form, properties))


def _text(run: BaseOxmlElement) -> str:
    marks = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:noBreakHyphen"): "-"}
    return "".join(part.text or "" if part.tag == qn("w:t") else marks.get(part.tag, "") for part in run.iterchildren())


def _ruled(element: BaseOxmlElement) -> frozenset[str]:
    """``top``, ``bottom`` for borders, ``drawing`` for a drawn line."""
    borders = element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    sides = ("top", "bottom") if borders is not None else ()
    solid = {s for s in sides if (b := borders.find(qn(f"w:{s}"))) is not None and b.get(qn("w:val")) == "single"}
    drawn = any(element.iter(qn("w:drawing"), qn("w:pict")))
    return frozenset(solid | ({"drawing"} if drawn else set()))
