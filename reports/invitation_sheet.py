"""The printed sheet of invitations of one unit: name, position, code and QR codes, to be cut and handed out."""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

_COLUMNS_CM = (1.0, 5.0, 3.5, 3.6, 3.4)
_NAMES = ("number", "name", "position", "code", "qr")


@dataclass(frozen=True, slots=True)
class Ticket:
    """One person's invitation; ``links`` are deep links by network, each printed as a QR code."""

    name: str
    position: str
    code: str
    links: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be written to ``path``. ``words``: heading, validity, steps, count and the column names."""

    path: Path
    unit: str
    tickets: tuple[Ticket, ...]
    words: Mapping[str, str]


def write_sheets(sheets: Sequence[Sheet], progress: Callable[[int, int, str], None]) -> list[Path]:
    """Write every sheet as a DOCX that only its owner may read; ``progress`` gets (written, of how many, unit)."""
    for number, sheet in enumerate(sheets, start=1):
        _write(sheet.path, sheet.unit, sheet.tickets, sheet.words)
        progress(number, len(sheets), sheet.unit)
    return [sheet.path for sheet in sheets]


def _write(path: Path, unit: str, tickets: Sequence[Ticket], words: Mapping[str, str]) -> None:
    document = Document()
    _set_page(document)
    _line(document, words["heading"], bold=True, centred=True)
    _line(document, unit, bold=True, centred=True)
    for name in ("validity", "steps", "count"):
        _line(document, words[name])
    _fill_table(document, tickets, words)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    document.save(str(path))


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(1.5)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")


def _line(document: Any, text: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(4)
    paragraph.add_run(text).bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _fill_table(document: Any, tickets: Sequence[Ticket], words: Mapping[str, str]) -> None:
    table = document.add_table(rows=1, cols=len(_NAMES), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _COLUMNS_CM, strict=True):
        column.width = Cm(width)
    _write_row(table.rows[0], [words[name] for name in _NAMES], bold=True)
    _mark(table.rows[0], "w:tblHeader")
    for number, ticket in enumerate(tickets, start=1):
        row = table.add_row()
        _write_row(row, [str(number), ticket.name, ticket.position, spaced(ticket.code), ""], bold=False)
        _mark(row, "w:cantSplit")
        _draw_links(row.cells[-1], ticket.links)


def _write_row(row: Any, texts: Sequence[str], *, bold: bool) -> None:
    for cell, text, width in zip(row.cells, texts, _COLUMNS_CM, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].add_run(text).bold = bold


def _mark(row: Any, property_name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(property_name))


def _draw_links(cell: Any, links: Mapping[str, str]) -> None:
    paragraph = cell.paragraphs[0]
    for network, link in links.items():
        picture = io.BytesIO()
        segno.make(link, error="m", micro=False).save(picture, kind="png", scale=5, border=2)
        picture.seek(0)
        paragraph.add_run().add_picture(picture, width=Cm(2.8))
        if len(links) > 1:
            paragraph.add_run(f"\n{network}\n")


def spaced(code: str) -> str:
    """A code in two halves, easier to read and to type; the space does no harm."""
    return f"{code[:5]} {code[5:]}"
