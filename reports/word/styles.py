"""Page and paragraph styles by Nghị định 30/2020/NĐ-CP, Phụ lục I: what the template starts from, editable in Word."""

from docx import Document as new_document
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BODY, HEADING, SUBHEADING, PLAIN = "TD Nội dung", "TD Mục", "TD Khoản", "TD Ô"
_KEPT = ("Normal", "Normal Table", "Default Paragraph Font", "No List")
_FONT_SLOTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")


def blank_document() -> Document:
    """A4, margins and Times New Roman everywhere, and nothing of the library's own look."""
    document = new_document()
    defaults = document.styles.element.find(qn("w:docDefaults"))
    document.styles.element.remove(defaults)
    for style in list(document.styles):
        if style.name not in _KEPT:
            document.styles.element.remove(style.element)
    _normal(document.styles["Normal"])
    _body_styles(document)
    portrait(document.sections[0])
    number_pages(document.sections[0])
    return document


def _normal(style: ParagraphStyle) -> None:
    style.font.name, style.font.size = FONT, Pt(14)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for slot in _FONT_SLOTS:
        fonts.set(qn(slot), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().append(language)


def _body_styles(document: Document) -> None:
    body = _style(document, BODY)
    body.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    body.paragraph_format.first_line_indent = Mm(12.7)
    body.paragraph_format.space_before = body.paragraph_format.space_after = Pt(6)
    body.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for name in (HEADING, SUBHEADING):
        heading = _style(document, name, BODY)
        heading.font.bold = True
        heading.paragraph_format.keep_with_next = True
    plain = _style(document, PLAIN)
    plain.paragraph_format.space_before = plain.paragraph_format.space_after = Pt(0)


def _style(document: Document, name: str, based_on: str = "Normal") -> ParagraphStyle:
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles[based_on]
    return style


def portrait(section: Section) -> None:
    """A4 upright; margins top, bottom 20, left 30, right 15 mm."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    _margins(section)


def landscape(section: Section) -> None:
    """A4 lying, for wide tables only."""
    section.page_width, section.page_height = Mm(297), Mm(210)
    element = section._sectPr.find(qn("w:pgSz"))
    element.set(qn("w:orient"), "landscape")
    _margins(section)


def _margins(section: Section) -> None:
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)


def text_width(section: Section) -> int:
    """Room between the margins, in twentieths of a point."""
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return width // 635


def number_pages(section: Section) -> None:
    """Arabic page number from 1, centred in the top margin, hidden on the first page."""
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = "Normal"
    section.first_page_header.paragraphs[0].style = "Normal"
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        tag = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            tag.set(qn("w:fldCharType"), kind)
        else:
            tag.text = text
        run._r.append(tag)


def restart_numbering(section: Section) -> None:
    """Annexes are numbered on their own, from 1."""
    # a new section is a copy of the one before it, numbering included
    for copied in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(copied)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")


def flatten(paragraph: Paragraph) -> None:
    """Make an empty paragraph one point high."""
    form = paragraph.paragraph_format
    form.line_spacing, form.space_before, form.space_after = Pt(1), Pt(0), Pt(0)
