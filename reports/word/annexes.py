"""The annexes (Phụ lục): one section per list, numbered in Roman, lying on its side when the list is wide."""

from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Pt

from reports import printing, wording
from reports.letterhead import Letterhead
from reports.model import Summary, Table
from reports.word import styles
from reports.word.pouring import Pouring


@dataclass(frozen=True, slots=True)
class Annex:
    """``columns`` of the table to show, all when empty; ``points`` is the size of its letters."""

    table: str
    number: str
    wide: bool = False
    points: float = 11
    columns: str = ""

    @property
    def label(self) -> str:
        return wording.ANNEX.format(number=self.number)

    def content(self, summary: Summary) -> Table:
        table = summary.table(self.table)
        return table.only(*self.columns.split()) if self.columns else table


ANNEXES = (
    Annex("units", "I", wide=True, points=10),
    Annex("titles", "II", wide=True),
    Annex("launches", "III"),
    Annex("showcases", "IV"),
    # the report goes to every unit, so people with difficulties are not named in it
    Annex("difficulties", "V", columns="order unit content note"),
    Annex("activities", "VI", wide=True, columns="order unit done_on kind text reached"),
    Annex(
        "nominations", "VII", wide=True, columns="order nominee unit text tags level found_on praised_on proposed_on"
    ),
    Annex(
        "unit_figures",
        "VIII",
        wide=True,
        points=10,
        columns="order measure unit value actual measure_unit verdict source as_of",
    ),
    Annex("unit_narratives", "IX", wide=True),
    Annex("collective_titles", "X"),
    Annex(
        "collective_pledges",
        "XI",
        wide=True,
        points=10,
        columns="order unit content pledged measure_unit due_on leads cooperates proof signed_by agreed_by",
    ),
    Annex(
        "initiatives",
        "XII",
        wide=True,
        points=10,
        columns="order initiative authors unit field expected due_on state decision decided_on",
    ),
)


def add_annexes(document: Document, summary: Summary, letterhead: Letterhead, pouring: Pouring) -> None:
    """``letterhead`` names the report the annexes belong to; its number and date stay blank here too."""
    attached = wording.ANNEX_OF.format(
        abbreviation=letterhead.abbreviation, year=summary.year, issuer=letterhead.issuer
    )
    for annex in ANNEXES:
        content = annex.content(summary)
        section = _section(document, wide=annex.wide)
        _centred(document, annex.label, 14)
        _centred(document, content.title.upper(), 14)
        _centred(document, attached, 14, bold=False, italic=True, after=6)
        element = pouring.place(content, styles.text_width(section), round(annex.points * 2))
        document.element.body.insert_element_before(element, "w:sectPr")
        if content.note:
            document.add_paragraph(printing.printable(content.note), style=styles.BODY)


def _section(document: Document, *, wide: bool) -> Section:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    if wide:
        styles.landscape(section)
    else:
        section.orientation = WD_ORIENT.PORTRAIT
        styles.portrait(section)
    styles.restart_numbering(section)
    return section


def _centred(
    document: Document, text: str, points: float, *, bold: bool = True, italic: bool = False, after: float = 0
) -> None:
    paragraph = document.add_paragraph(style=styles.PLAIN)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(after)
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(points), bold, italic
