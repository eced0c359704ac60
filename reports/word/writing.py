"""Write any paper: its template filled, its tables put in their places, its annexes behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO

from docx.document import Document
from docx.shared import Pt

from reports import wording
from reports.letterhead import Letterhead
from reports.model import Table
from reports.word.annexes import Annex, Belonging, add_annex, numbered
from reports.word.papers import Paper
from reports.word.pouring import Pouring
from reports.word.rendering import rendered
from reports.word.styles import text_width

_BODY_POINTS = 12


@dataclass(frozen=True, slots=True)
class Content:
    """What a paper says. ``values`` are the fields of its own; ``body`` the tables in its text and ``annexes`` the lists
    behind it, with their ``tables`` by key. ``absent`` are annexes that the template may ask after and that are not there."""

    paper: Paper
    year: int
    as_of: datetime
    title: str
    values: Mapping[str, Any]
    body: Mapping[str, Table] = field(default_factory=dict)
    annexes: tuple[Annex, ...] = ()
    tables: Mapping[str, Table] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()


def write(
    content: Content, letterhead: Letterhead, path: Path | BinaryIO, template: Path | BinaryIO | None = None
) -> None:
    """The paper as .docx with number and date left blank for the clerk; without a template by the default one.

    jinja2.TemplateError when an edited template names an unknown field or tries what a template may not do.
    """
    labels = numbered(content.annexes)
    if not content.paper.addressed:
        letterhead = replace(letterhead, addressees=())
    # the markers cannot be guessed, so no text typed by a user is taken for the place of a table
    markers = {key: f"[{key} {token_hex(8)}]" for key in content.body}
    document = rendered(template or content.paper.default, all_values(content, letterhead, labels, markers))
    pouring = Pouring()
    for key, marker in markers.items():
        _place(document, marker, content.body[key], pouring)
    of = Belonging(content.paper, letterhead, content.year)
    for annex in content.annexes:
        add_annex(document, annex, labels[annex.table], annex.content(content.tables[annex.table]), of, pouring)
    _describe(document, content)
    pouring.save(document, path)


def all_values(
    content: Content, letterhead: Letterhead, labels: Mapping[str, str], markers: Mapping[str, str]
) -> dict[str, Any]:
    """Everything the template may name: the issuer's fields, the paper's own, tables and annexes."""
    # a no-break space keeps "Phụ lục" and its number on one line
    shown = {table: label.replace(" ", "\u00a0") for table, label in labels.items()}
    common = _issuer(letterhead, content.paper.mark) | {"nam": str(content.year)}
    places = {"bang": dict(markers), "phu_luc": dict.fromkeys(content.absent, "") | shown}
    return {**common, "so": {}, "n": {}, "phong_trao": "", **content.values, **places}


def _issuer(letterhead: Letterhead, mark: str) -> dict[str, Any]:
    return {
        "chu_quan": letterhead.superior.upper(),
        "co_quan": letterhead.issuer,
        "so_hieu": f"/{mark}-{letterhead.abbreviation}",
        "dia_danh": letterhead.place or wording.BLANK,
        "kinh_gui": letterhead.addressees,
        "can_cu": letterhead.ground_lines(),
        "ky_ten": letterhead.signer.lines(),
        "nguoi_ky": letterhead.signer.name,
        "noi_nhan": letterhead.recipient_lines(),
    }


def _place(document: Document, marker: str, table: Table, pouring: Pouring) -> None:
    """Put the table where its marker stands; a template without that marker goes without the table."""
    for paragraph in document.paragraphs:
        if paragraph.text == marker:
            element = pouring.place(table, text_width(document.sections[0]), _BODY_POINTS * 2)
            paragraph._p.addprevious(element)
            paragraph.text = ""
            paragraph.paragraph_format.line_spacing = Pt(6)


def _describe(document: Document, content: Content) -> None:
    """File properties: title and moment of the figures, so that two copies can be told apart."""
    properties = document.core_properties
    properties.title = content.title[:255]
    properties.author, properties.language = "", "vi-VN"
    properties.created = properties.modified = content.as_of
