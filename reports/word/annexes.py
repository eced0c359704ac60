"""The annexes (Phụ lục): one section per list, numbered in Roman, lying on its side when the list is wide."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docx.shared import Pt

from reports import printing, wording
from reports.letterhead import Letterhead
from reports.model import Table
from reports.word import styles
from reports.word.papers import Paper
from reports.word.pouring import Pouring

_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


@dataclass(frozen=True, slots=True)
class Annex:
    """``columns`` of the table to show, all when empty; ``points`` is the size of its letters. ``earlier`` are the columns
    of a summary that was frozen before it had the others."""

    table: str
    wide: bool = False
    points: float = 11
    columns: str = ""
    earlier: str = ""

    def content(self, table: Table) -> Table:
        """The table as the annex shows it; nothing stands under ``attained`` as long as nobody has reported."""
        known = {column.key for column in table.columns}
        wanted = self.columns.split()
        if self.earlier and not known.issuperset(wanted):
            wanted = self.earlier.split()
        shown = [key for key in wanted if key != "attained" or any(table.column(key))]
        return table.only(*shown) if shown else table


REPORT_ANNEXES = (
    Annex("units", wide=True, points=10),
    Annex("titles", wide=True, columns="order name unit position category title registered_on note"),
    Annex("launches"),
    Annex("showcases"),
    # the report goes to every unit, so people with difficulties are not named in it
    Annex("difficulties", columns="order unit content note"),
    Annex(
        "raised",
        wide=True,
        points=10,
        columns="order code unit content state reply replied_on document",
    ),
    Annex("activities", wide=True, columns="order unit done_on kind text reached"),
    Annex("nominations", wide=True, columns="order nominee unit text tags level found_on praised_on proposed_on"),
    Annex(
        "unit_figures",
        wide=True,
        points=10,
        columns="order measure unit value actual measure_unit verdict source as_of",
    ),
    Annex("unit_narratives", wide=True),
    Annex("collective_titles", columns="order collective unit_kind title registered_on state note"),
    Annex(
        "collective_pledges",
        wide=True,
        points=10,
        columns="order unit content promised due_on leads cooperates proof attained signed_by agreed_by",
        earlier="order unit content pledged measure_unit due_on leads cooperates proof signed_by agreed_by",
    ),
    Annex(
        "initiatives",
        wide=True,
        points=10,
        columns="order initiative authors unit field expected due_on state decision decided_on",
    ),
    Annex("activity_movements", columns="order movement deeds doing_units reached planned"),
    # who the contact of a body is stays inside
    Annex("partners", columns="order partner stage content amount measure_unit reported_on"),
)


def numbered(annexes: Sequence[Annex]) -> dict[str, str]:
    """The label of each annex by its table: ``Phụ lục`` for a single one, else with a Roman number."""
    if len(annexes) == 1:
        return {annexes[0].table: wording.ANNEX}
    return {annex.table: f"{wording.ANNEX} {number}" for annex, number in zip(annexes, _ROMANS, strict=False)}


@dataclass(frozen=True, slots=True)
class Belonging:
    """Which paper the annexes go with; its number and date stay blank here too."""

    paper: Paper
    letterhead: Letterhead
    year: int

    @property
    def line(self) -> str:
        """``(Kèm theo Báo cáo số … của …)``."""
        return wording.ANNEX_OF.format(
            paper=self.paper.heading.capitalize(),
            mark=self.paper.mark,
            abbreviation=self.letterhead.abbreviation,
            year=self.year,
            issuer=self.letterhead.issuer,
        )


def add_annex(document: Document, annex: Annex, label: str, content: Table, of: Belonging, pouring: Pouring) -> None:
    """Put a list behind the paper, on pages of its own."""
    section = _section(document, wide=annex.wide)
    _centred(document, label, 14)
    _centred(document, content.title.upper(), 14)
    _centred(document, of.line, 14, bold=False, italic=True, after=6)
    element = pouring.place(content, styles.text_width(section), round(annex.points * 2))
    document.element.body.insert_element_before(element, "w:sectPr")
    if content.note:
        document.add_paragraph(printing.printable(content.note), style=styles.BODY)


def _section(document: Document, *, wide: bool) -> Section:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    styles.flatten(document.paragraphs[-1])
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
