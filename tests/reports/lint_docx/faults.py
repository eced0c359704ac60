"""Ways to spoil a good document: one look, one text, one setting at a time."""

import copy
from collections.abc import Callable

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

Fault = Callable[[Document], None]


def paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph, those of the letterhead and signature tables included."""
    cells = [cell for table in document.tables for cell in table._cells[:2]]
    return [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def find(document: Document, start: str) -> Paragraph:
    return next(paragraph for paragraph in paragraphs(document) if paragraph.text.startswith(start))


def size(start: str, points: float) -> Fault:
    def fault(document: Document) -> None:
        find(document, start).runs[0].font.size = Pt(points)

    return fault


def bold(start: str, value: bool) -> Fault:
    def fault(document: Document) -> None:
        find(document, start).runs[0].bold = value

    return fault


def italic(start: str, value: bool) -> Fault:
    def fault(document: Document) -> None:
        find(document, start).runs[0].italic = value

    return fault


def text(start: str, new: str) -> Fault:
    """Replace the text and keep the letters' look."""

    def fault(document: Document) -> None:
        runs = find(document, start).runs
        runs[0].text = new
        for run in runs[1:]:
            run.text = ""

    return fault


def drop(start: str) -> Fault:
    def fault(document: Document) -> None:
        element = find(document, start)._p
        element.getparent().remove(element)

    return fault


def drop_after(start: str) -> Fault:
    """Remove the ruled line under an element."""

    def fault(document: Document) -> None:
        element = find(document, start)._p
        element.getparent().remove(element.getnext())

    return fault


def align(start: str, value: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT) -> Fault:
    def fault(document: Document) -> None:
        find(document, start).alignment = value

    return fault


def margin(side: str, millimetres: float) -> Fault:
    def fault(document: Document) -> None:
        setattr(document.sections[-1], f"{side}_margin", Mm(millimetres))

    return fault


def paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


def lying(document: Document) -> None:
    first = document.sections[0]
    first.page_width, first.page_height, first.orientation = Mm(297), Mm(210), WD_ORIENT.LANDSCAPE


def turned(document: Document) -> None:
    last = document.add_section(WD_SECTION.NEW_PAGE)
    last.page_width, last.page_height, last.orientation = Mm(297), Mm(210), WD_ORIENT.LANDSCAPE


def _number(document: Document) -> Paragraph:
    return document.sections[0].header.paragraphs[0]


def without_number(document: Document) -> None:
    _number(document).text = ""


def number_below(document: Document) -> None:
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.append(copy.deepcopy(_number(document).runs[1]._r))


def number_on_first(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def number_left(document: Document) -> None:
    _number(document).alignment = WD_ALIGN_PARAGRAPH.LEFT


def number_small(document: Document) -> None:
    _number(document).runs[1].font.size = Pt(10)


def number_sloped(document: Document) -> None:
    _number(document).runs[1].italic = True


def page_number_type(section: int, name: str, value: str | None) -> Fault:
    def fault(document: Document) -> None:
        properties = document.sections[section]._sectPr
        kind = properties.find(qn("w:pgNumType"))
        if kind is None:
            kind = OxmlElement("w:pgNumType")
            properties.append(kind)
        if value is None:
            del kind.attrib[qn(f"w:{name}")]
        else:
            kind.set(qn(f"w:{name}"), value)

    return fault


def font_fault(document: Document) -> None:
    find(document, "Có ").runs[0].font.name = "Arial"


def old_font(document: Document) -> None:
    find(document, "Có ").runs[0].font.name = ".VnTime"


def default_font(document: Document) -> None:
    fonts = document.styles["Normal"].element.rPr.rFonts
    for slot in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(slot), "Calibri")


def red(document: Document) -> None:
    find(document, "Có ").runs[0].font.color.rgb = RGBColor(0xC0, 0, 0)


def indent(document: Document) -> None:
    find(document, "Có ").paragraph_format.first_line_indent = Mm(0)


def gap(document: Document) -> None:
    form = find(document, "Có ").paragraph_format
    form.space_before = form.space_after = Pt(0)


def line(document: Document) -> None:
    find(document, "Có ").paragraph_format.line_spacing = 2.0


def empty_body(document: Document) -> None:
    body = document.element.body
    start = find(document, "Sơ kết")._p
    end = next(table for table in document.tables if table._cells[0].text.startswith("Nơi nhận"))._tbl
    for element in list(body)[body.index(start) + 1 : body.index(end)]:
        body.remove(element)


def insert(before: str, *lines: str) -> Fault:
    """Put paragraphs of the body's style before the one that starts so."""

    def fault(document: Document) -> None:
        place = find(document, before)
        for line in lines:
            place.insert_paragraph_before(line, style="TD Nội dung")

    return fault


def number_right(document: Document) -> None:
    """The date slips into the left block."""
    date, number = find(document, "Mẫu Thành"), find(document, "Số:")
    number._p.addnext(date._p)


def no_signature(document: Document) -> None:
    table = next(table for table in document.tables if table._cells[0].text.startswith("Nơi nhận"))
    for paragraph in table._cells[1].paragraphs:
        paragraph.text = ""


def both(*faults: Fault) -> Fault:
    def fault(document: Document) -> None:
        for one in faults:
            one(document)

    return fault


def brief(points: float, weight: bool) -> Fault:
    """Turn the report into a công văn with its V/v line under the number."""

    def fault(document: Document) -> None:
        text("BÁO CÁO", "Nội dung")(document)
        number = find(document, "Số:")
        new = Paragraph(copy.deepcopy(number._p), number._parent)
        number._p.addnext(new._p)
        for run in new.runs[1:]:
            run.text = ""
        new.runs[0].text, new.runs[0].font.size, new.runs[0].bold = "V/v sơ kết phong trào thi đua", Pt(points), weight

    return fault
