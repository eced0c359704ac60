"""Builds the default template of a paper: head, title, its sentences, foot. The office may edit the file that it makes.

Elements, sizes and order by Nghị định 30/2020/NĐ-CP, Phụ lục I and mẫu 1.4, 1.9 of Phụ lục III.
"""

from collections.abc import Callable

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reports.word import styles
from reports.word.papers import Paper

CENTER = WD_ALIGN_PARAGRAPH.CENTER
_LEFT, _RIGHT = Mm(67), Mm(98)


def template_of(paper: Paper) -> Document:
    """The default template of a paper."""
    document = styles.blank_document()
    document._body.clear_content()
    _head(document)
    _title(document, paper)
    for style, text in paper.body:
        paragraph = document.add_paragraph(text, style=style)
        # a line that opens a list stays with it
        paragraph.paragraph_format.keep_with_next = True if text.endswith((":", ":{% endif %}")) else None
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    if paper.two_signatures:
        _signed_twice(document)
    else:
        _foot(document)
    # a table at the end is followed by a line in any case: one too flat for a page of its own
    styles.flatten(document.add_paragraph(style=styles.PLAIN))
    return document


def _two_columns(document: Document, widths: tuple[Mm, Mm] = (_LEFT, _RIGHT)) -> tuple[_Cell, _Cell]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    # a signature is never torn from its lines
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    left, right = table.rows[0].cells
    left.width, right.width = widths
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    return left, right


def _line(
    cell: _Cell, text: str, size: float, *, bold: bool = False, italic: bool = False, center: bool = True
) -> Paragraph:
    first = cell.paragraphs[0]
    paragraph = first if not first.text and len(cell.paragraphs) == 1 else cell.add_paragraph()
    return _dress(paragraph, text, size, bold=bold, italic=italic, center=center)


def _dress(
    paragraph: Paragraph, text: str, size: float, *, bold: bool = False, italic: bool = False, center: bool = True
) -> Paragraph:
    paragraph.style = styles.PLAIN
    if center:
        paragraph.alignment = CENTER
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    return paragraph


def _rule(paragraph: Paragraph, indent_mm: float) -> None:
    """A ruled line: the upper border of a flat, empty paragraph, as wide as the indents leave."""
    paragraph.style = styles.PLAIN
    paragraph.alignment = CENTER
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(indent_mm)
    form.line_spacing, form.space_before = Pt(6), Pt(3)
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def _head(document: Document) -> None:
    left, right = _two_columns(document)
    for text in ("{%p if chu_quan %}", "{{ chu_quan }}", "{%p endif %}"):
        _line(left, text, 12)
    _line(left, "{{ co_quan.upper() }}", 12, bold=True)
    _rule(left.add_paragraph(), 23)
    _line(left, "Số:          {{ so_hieu }}", 13)
    _line(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
    _line(right, "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
    _rule(right.add_paragraph(), 20.5)
    _line(right, "{{ dia_danh }}, ngày       tháng       năm {{ nam }}", 13, italic=True)


def _title(document: Document, paper: Paper) -> None:
    title = _dress(document.add_paragraph(), paper.heading, 14, bold=True)
    title.paragraph_format.space_before = Pt(14)
    _dress(document.add_paragraph(), paper.subject, 14, bold=True)
    _rule(document.add_paragraph(), 60)
    for text in _ADDRESSEES:
        document.add_paragraph(text, style=styles.BODY)
    for text in _GROUNDS:
        document.add_paragraph(style=styles.BODY).add_run(text).italic = True


_ADDRESSEES = (
    "{%p if kinh_gui|length == 1 %}",
    "Kính gửi: {{ kinh_gui[0] }}",
    "{%p elif kinh_gui %}",
    "Kính gửi:",
    "{%p for noi in kinh_gui %}",
    "- {{ noi }}{{ '.' if loop.last else ';' }}",
    "{%p endfor %}",
    "{%p endif %}",
)
_GROUNDS = ("{%p for dong in can_cu %}", "{{ dong }}", "{%p endfor %}")


def _foot(document: Document) -> None:
    left, right = _two_columns(document)
    _recipients(lambda text, size, **look: _line(left, text, size, center=False, **look))
    _signature(right, "ky_ten", "nguoi_ky")


def _signed_twice(document: Document) -> None:
    """Two people sign side by side, and Nơi nhận stands under them (mẫu 1.9)."""
    left, right = _two_columns(document, (Mm(82.5), Mm(82.5)))
    _signature(left, "ky_trai", "nguoi_ky_trai")
    _signature(right, "ky_ten", "nguoi_ky")
    for paragraph in (*left.paragraphs, *right.paragraphs):
        paragraph.paragraph_format.keep_with_next = True
    document.add_paragraph(style=styles.PLAIN).paragraph_format.keep_with_next = True

    def write(text: str, size: float, **look: bool) -> Paragraph:
        paragraph = _dress(document.add_paragraph(), text, size, center=False, **look)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    _recipients(write)


def _recipients(write: Callable[..., Paragraph]) -> None:
    write("Nơi nhận:", 12, bold=True, italic=True)
    for text in ("{%p for dong in noi_nhan %}", "{{ dong }}", "{%p endfor %}"):
        write(text, 11)


def _signature(cell: _Cell, lines: str, name: str) -> None:
    """Capital lines, room for the hand and seal, the name."""
    for text in (f"{{%p for dong in {lines} %}}", "{{ dong }}", "{%p endfor %}"):
        _line(cell, text, 14, bold=True)
    for _ in range(4):
        cell.add_paragraph(style=styles.PLAIN)
    _line(cell, f"{{{{ {name} }}}}", 14, bold=True)
