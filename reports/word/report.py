"""Write the Báo cáo sơ kết or tổng kết of a summary."""

from pathlib import Path
from secrets import token_hex

from docx.document import Document
from docx.shared import Pt

from reports import wording
from reports.letterhead import Letterhead
from reports.model import Summary, Table
from reports.word.annexes import ANNEXES, add_annexes
from reports.word.fields import fields
from reports.word.pouring import Pouring
from reports.word.rendering import rendered
from reports.word.styles import text_width

DEFAULT_TEMPLATE = Path(__file__).parent.parent / "templates" / "bao_cao.docx"
# what fits between the margins of an upright page; the annexes and the workbook have every column
_BODY_COLUMNS = {
    "branches": "order unit headcount registered rate reported late missing",
    "title_counts": "order title count",
    "activity_kinds": "order kind deeds doing_units reached planned",
    "targets": "order measure asked actual measure_unit verdict note",
    "topics": "order topic items done on_track slow blocked silent",
}
_BODY_POINTS = 12


def write_report(summary: Summary, letterhead: Letterhead, path: Path, template: Path = DEFAULT_TEMPLATE) -> Path:
    """The Báo cáo as .docx with number and date left blank for the clerk.

    jinja2.TemplateError when an edited template names an unknown field or tries what a template may not do.
    """
    # the markers cannot be guessed, so no text typed by a user is taken for the place of a table
    markers = {key: f"[{key} {token_hex(8)}]" for key in _BODY_COLUMNS}
    # a no-break space keeps "Phụ lục" and its number on one line
    annexes = {annex.table: annex.label.replace(" ", "\u00a0") for annex in ANNEXES}
    document = rendered(template, fields(summary, letterhead, annexes, markers))
    pouring = Pouring()
    for key, marker in markers.items():
        _place(document, marker, _narrow(summary.table(key)), pouring)
    add_annexes(document, summary, letterhead, pouring)
    _describe(document, summary)
    pouring.save(document, path)
    return path


def _narrow(table: Table) -> Table:
    """The columns for the body of the report; remarks only where there are any."""
    keys = _BODY_COLUMNS[table.key].split()
    if "note" in keys and not any(table.column("note")):
        keys.remove("note")
    return table.only(*keys)


def _place(document: Document, marker: str, table: Table, pouring: Pouring) -> None:
    """Put the table where its marker stands; a template without that marker goes without the table."""
    for paragraph in document.paragraphs:
        if paragraph.text == marker:
            element = pouring.place(table, text_width(document.sections[0]), _BODY_POINTS * 2)
            paragraph._p.addprevious(element)
            paragraph.text = ""
            paragraph.paragraph_format.line_spacing = Pt(6)


def _describe(document: Document, summary: Summary) -> None:
    """File properties: title and moment of the figures, so that two copies can be told apart."""
    properties = document.core_properties
    kind = wording.REPORT_KINDS["closing" if summary.period.closing else "preliminary"]
    properties.title = f"Báo cáo {kind} {summary.period.label}"[:255]
    properties.author, properties.language = "", "vi-VN"
    properties.created = properties.modified = summary.as_of
