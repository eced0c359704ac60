"""One planted fault per rule: what to do to a good document so that exactly this rule has something to say."""

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


def _paper(document: Document) -> None:
    document.sections[0].page_width, document.sections[0].page_height = Mm(215.9), Mm(279.4)


def _lying(document: Document) -> None:
    first = document.sections[0]
    first.page_width, first.page_height, first.orientation = Mm(297), Mm(210), WD_ORIENT.LANDSCAPE


def _turned(document: Document) -> None:
    last = document.add_section(WD_SECTION.NEW_PAGE)
    last.page_width, last.page_height, last.orientation = Mm(297), Mm(210), WD_ORIENT.LANDSCAPE


def _number(document: Document) -> Paragraph:
    return document.sections[0].header.paragraphs[0]


def _without_number(document: Document) -> None:
    _number(document)._p.clear_content()


def _number_below(document: Document) -> None:
    footer = document.sections[0].footer
    footer.is_linked_to_previous = False
    footer.paragraphs[0]._p.append(copy.deepcopy(_number(document).runs[1]._r))


def _number_on_first(document: Document) -> None:
    document.sections[0].different_first_page_header_footer = False


def _number_left(document: Document) -> None:
    _number(document).alignment = WD_ALIGN_PARAGRAPH.LEFT


def _number_small(document: Document) -> None:
    _number(document).runs[1].font.size = Pt(10)


def _number_sloped(document: Document) -> None:
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


def _font(document: Document) -> None:
    find(document, "Có ").runs[0].font.name = "Arial"


def _old_font(document: Document) -> None:
    find(document, "Có ").runs[0].font.name = ".VnTime"


def _default_font(document: Document) -> None:
    fonts = document.styles["Normal"].element.rPr.rFonts
    for slot in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(slot), "Calibri")


def _red(document: Document) -> None:
    find(document, "Có ").runs[0].font.color.rgb = RGBColor(0xC0, 0, 0)


def _indent(document: Document) -> None:
    find(document, "Có ").paragraph_format.first_line_indent = Mm(0)


def _gap(document: Document) -> None:
    form = find(document, "Có ").paragraph_format
    form.space_before = form.space_after = Pt(0)


def _line(document: Document) -> None:
    find(document, "Có ").paragraph_format.line_spacing = 2.0


def _empty_body(document: Document) -> None:
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


def _number_right(document: Document) -> None:
    """The date slips into the left block."""
    date, number = find(document, "Mẫu Thành"), find(document, "Số:")
    number._p.addnext(date._p)


def _no_signature(document: Document) -> None:
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


FAULTS: dict[str, Fault] = {
    "page-size": _paper,
    "page-upright": _lying,
    "page-turned": _turned,
    "margin-top": margin("top", 10),
    "margin-bottom": margin("bottom", 30),
    "margin-left": margin("left", 25),
    "margin-right": margin("right", 25.4),
    "page-number": _without_number,
    "page-number-top": _number_below,
    "page-number-first": _number_on_first,
    "page-number-centred": _number_left,
    "page-number-size": _number_small,
    "page-number-upright": _number_sloped,
    "page-number-arabic": page_number_type(1, "fmt", "upperRoman"),
    "page-number-start": page_number_type(0, "start", "5"),
    "annex-page-number": page_number_type(1, "start", None),
    "national-name": drop("CỘNG HÒA"),
    "national-name-text": text("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    "national-name-size": size("CỘNG HÒA", 14),
    "national-name-bold": bold("CỘNG HÒA", False),
    "national-name-upright": italic("CỘNG HÒA", True),
    "motto": drop("Độc lập"),
    "motto-text": text("Độc lập", "Độc lập – Tự do – Hạnh phúc"),
    "motto-size": size("Độc lập", 12),
    "motto-bold": bold("Độc lập", False),
    "motto-upright": italic("Độc lập", True),
    "motto-rule": drop_after("Độc lập"),
    "issuer": both(drop("ỦY BAN"), drop("SỞ NÔNG")),
    "issuer-capital": text("SỞ NÔNG", "Sở Nông nghiệp và Môi trường"),
    "issuer-size": size("SỞ NÔNG", 14),
    "issuer-bold": bold("SỞ NÔNG", False),
    "issuer-rule": drop_after("SỞ NÔNG"),
    "superior-capital": text("ỦY BAN", "Ủy ban nhân dân tỉnh Mẫu"),
    "superior-size": size("ỦY BAN", 11),
    "superior-light": bold("ỦY BAN", True),
    "number": drop("Số:"),
    "number-text": text("Số:", "Số: 05 / BC – SNNMT"),
    "number-zero": text("Số:", "Số: 5/BC-SNNMT"),
    "number-size": size("Số:", 12),
    "number-upright": italic("Số:", True),
    "date": drop("Mẫu Thành"),
    "date-text": text("Mẫu Thành", "Mẫu Thành ngày 05 tháng 7 năm 2026"),
    "date-zero": text("Mẫu Thành", "Mẫu Thành, ngày 5 tháng 7 năm 2026"),
    "date-size": size("Mẫu Thành", 12),
    "date-italic": italic("Mẫu Thành", False),
    "date-right": _number_right,
    "title": both(text("BÁO CÁO", "Nội dung")),
    "title-capital": text("BÁO CÁO", "Báo cáo"),
    "title-size": size("BÁO CÁO", 16),
    "title-bold": bold("BÁO CÁO", False),
    "title-centred": align("BÁO CÁO"),
    "subject-size": size("Sơ kết", 12),
    "subject-bold": bold("Sơ kết", False),
    "subject-centred": align("Sơ kết"),
    "subject-rule": drop_after("Sơ kết"),
    "brief-size": brief(14, False),
    "brief-light": brief(12, True),
    "font": _font,
    "font-unicode": _old_font,
    "font-default": _default_font,
    "font-black": _red,
    "ground-italic": italic("Căn cứ", False),
    "ground-mark": text("Căn cứ", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022."),
    "ground-law": text("Căn cứ", "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;"),
    "addressee-size": size("Kính gửi", 12),
    "addressee-upright": italic("Kính gửi", True),
    "addressee-mark": text("- Ủy ban nhân dân tỉnh;", "- Ủy ban nhân dân tỉnh,"),
    "body": _empty_body,
    "body-size": size("Có ", 12),
    "body-upright": italic("Có ", True),
    "body-justified": align("Có "),
    "body-indent": _indent,
    "body-gap": _gap,
    "body-line": _line,
    "body-end": text("Trên đây", "Trên đây là báo cáo của Sở."),
    "heading-capital": text("II. KẾT QUẢ", "II. Kết quả thực hiện"),
    "heading-bold": both(bold("II. KẾT QUẢ", False)),
    "heading-order": text("II. KẾT QUẢ", "III. KẾT QUẢ THỰC HIỆN"),
    "clause-order": text("2. Đăng ký", "3. Đăng ký thi đua"),
    "point-order": insert("2. Đăng ký", "a) Một.", "b) Hai.", "c) Ba.", "d) Bốn.", "e) Năm."),
    "point-mark": insert("2. Đăng ký", "a. Một."),
    "signature": _no_signature,
    "signature-capital": text("KT. GIÁM ĐỐC", "KT. Giám đốc"),
    "signature-size": size("PHÓ GIÁM ĐỐC", 12),
    "signature-bold": bold("Lê Văn Mẫu", False),
    "signature-upright": italic("Lê Văn Mẫu", True),
    "signature-prefix": text("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"),
    "signature-post": drop("PHÓ GIÁM ĐỐC"),
    "signature-academic": text("Lê Văn Mẫu", "TS. Lê Văn Mẫu"),
    "recipients": drop("Nơi nhận"),
    "recipients-size": size("Nơi nhận", 11),
    "recipients-bold": bold("Nơi nhận", False),
    "recipients-italic": italic("Nơi nhận", False),
    "recipient-size": size("- Các phòng", 12),
    "recipient-upright": italic("- Các phòng", True),
    "recipient-form": text("- Các phòng", "Các phòng, đơn vị trực thuộc"),
    "recipient-archive": text("- Lưu:", "- Lưu hồ sơ."),
    "recipient-as-above": text("- Như trên", "- Thanh tra tỉnh;"),
    "annex-size": size("Phụ lục I", 13),
    "annex-bold": bold("Phụ lục I", False),
    "annex-centred": align("Phụ lục I"),
    "annex-order": text("Phụ lục II", "Phụ lục 2"),
    "annex-title-capital": text("TỔNG HỢP THEO ĐƠN VỊ", "Tổng hợp theo đơn vị"),
    "annex-title-bold": bold("TỔNG HỢP THEO ĐƠN VỊ", False),
    "annex-title-size": size("TỔNG HỢP THEO ĐƠN VỊ", 12),
}  # fmt: skip
