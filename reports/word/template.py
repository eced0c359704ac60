"""Builds the default template of the Báo cáo. The office may edit the file it makes; the report's sentences live here.

Elements, sizes and order by Nghị định 30/2020/NĐ-CP, Phụ lục I, mẫu 1.4.
"""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from reports.word import styles

CENTER = WD_ALIGN_PARAGRAPH.CENTER
_LEFT, _RIGHT = Mm(67), Mm(98)


def report_template() -> Document:
    document = styles.blank_document()
    document._body.clear_content()
    _head(document)
    _title(document)
    for style, text in _BODY:
        document.add_paragraph(text, style=style)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _foot(document)
    return document


def _two_columns(document: Document) -> tuple[_Cell, _Cell]:
    table = document.add_table(rows=1, cols=2)
    table.autofit = False
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), "0")
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    left, right = table.rows[0].cells
    left.width, right.width = _LEFT, _RIGHT
    for column, width in zip(table.columns, (_LEFT, _RIGHT), strict=True):
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


def _title(document: Document) -> None:
    title = _dress(document.add_paragraph(), "BÁO CÁO", 14, bold=True)
    title.paragraph_format.space_before = Pt(14)
    subject = "{{ ten_loai|capitalize }} phong trào thi đua “{{ phong_trao }}” {{ ky }}"
    _dress(document.add_paragraph(), subject, 14, bold=True)
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

_BODY = (
    (
        styles.BODY,
        "{% if chi_thi %}Thực hiện {{ chi_thi }}, {% endif %}{{ co_quan }} báo cáo {{ ten_loai }} phong trào thi đua "
        "“{{ phong_trao }}” {{ ky }}. Số liệu tính đến {{ chot }}, phạm vi {{ pham_vi }}, cụ thể như sau:",
    ),
    (styles.HEADING, "I. TÌNH HÌNH TRIỂN KHAI, PHÁT ĐỘNG"),
    (styles.SUBHEADING, "1. Phát động phong trào"),
    (
        styles.BODY,
        "{% if n.launched is none %}Chưa có số liệu về việc phát động tại các đơn vị.{% else %}"
        "{% if n.launched %}Có {{ so.launched }}/{{ so.launch_units }} đơn vị đã báo cáo phát động phong trào thi đua"
        "{% else %}Chưa có đơn vị nào báo cáo phát động phong trào thi đua{% endif %}"
        "{% if n.launched_late %}, trong đó {{ so.launched_late }} đơn vị phát động muộn{% endif %}"
        "{% if n.not_launched %}; còn {{ so.not_launched }} đơn vị chưa báo cáo phát động{% endif %} "
        "(chi tiết tại {{ phu_luc.launches }}).{% endif %}",
    ),
    (styles.SUBHEADING, "2. Đăng ký thi đua"),
    (
        styles.BODY,
        "{% if n.registered is none %}Chưa có số liệu về đăng ký thi đua.{% else %}"
        "Có {{ so.registered }}/{{ so.headcount }} người đã đăng ký thi đua, đạt tỷ lệ {{ so.rate }}%"
        "{% if n.registered_late %}, trong đó {{ so.registered_late }} người đăng ký muộn{% endif %}"
        "{% if n.unregistered %}; còn {{ so.unregistered }} người chưa đăng ký{% endif %}. "
        "Đã xác nhận {{ so.confirmed }}/{{ so.registered }} bản giao ước thi đua."
        "{% if n.on_leave %} Trong tổng số có {{ so.on_leave }} người đang tạm vắng.{% endif %}{% endif %}",
    ),
    (
        styles.BODY,
        "Kết quả đăng ký theo khối đơn vị như bảng dưới đây; chi tiết từng đơn vị tại {{ phu_luc.units }}, danh sách đăng ký "
        "danh hiệu tại {{ phu_luc.titles }}.",
    ),
    (styles.PLAIN, "{{ bang.branches }}"),
    (styles.BODY, "Số lượt đăng ký theo từng danh hiệu:"),
    (styles.PLAIN, "{{ bang.title_counts }}"),
    (styles.HEADING, "II. KẾT QUẢ THỰC HIỆN"),
    (styles.SUBHEADING, "1. Báo cáo tiến độ"),
    (
        styles.BODY,
        "{% if n.owing is none %}Chưa có số liệu về báo cáo tiến độ trong kỳ.{% else %}"
        "{% if n.reported %}Có {{ so.reported }}/{{ so.owing }} người đã báo cáo đủ nội dung giao ước, trong đó "
        "{{ so.on_time }} người đúng hạn, {{ so.late }} người muộn"
        "{% else %}Chưa có người nào báo cáo đủ nội dung giao ước{% endif %}"
        "{% if n.missing %}; còn {{ so.missing }} người chưa báo cáo hoặc báo cáo thiếu nội dung"
        "{% endif %}.{% endif %}",
    ),
    (styles.SUBHEADING, "2. Kết quả thực hiện các chỉ tiêu"),
    (
        styles.BODY,
        "{% if not n.targets %}Phong trào không có chỉ tiêu được theo dõi bằng số liệu.{% else %}"
        "Phong trào có {{ so.targets }} chỉ tiêu{% for muc in danh_gia %}{{ ', gồm ' if loop.first else ', ' }}{{ muc.so }} "
        "chỉ tiêu {{ muc.ten }}{% endfor %}.{% endif %}",
    ),
    (styles.PLAIN, "{%p if n.targets %}"),
    (styles.PLAIN, "{{ bang.targets }}"),
    (styles.PLAIN, "{%p endif %}"),
    (styles.SUBHEADING, "3. Kết quả theo nội dung thi đua"),
    (styles.BODY, "Số nội dung giao ước và tình trạng thực hiện theo từng nội dung thi đua:"),
    (styles.PLAIN, "{{ bang.topics }}"),
    (
        styles.BODY,
        "{% if n.units_reported %}{{ so.units_reported }}/{{ so.answering_units }} đơn vị đã báo cáo kết quả của đơn vị"
        "{% if n.units_late %}, trong đó {{ so.units_late }} đơn vị báo cáo muộn{% endif %} (chỉ tiêu tại "
        "{{ phu_luc.unit_figures }}, nội dung thi đua tại {{ phu_luc.unit_narratives }})."
        "{% else %}Chưa có đơn vị nào báo cáo kết quả của đơn vị trong kỳ.{% endif %}",
    ),
    (styles.SUBHEADING, "4. Mô hình, công trình"),
    (
        styles.BODY,
        "{% if n.models is none %}Chưa có số liệu về mô hình, công trình của các đơn vị.{% else %}"
        "Có {{ so.showcase_units }} đơn vị báo cáo {{ so.models }} mô hình và {{ so.projects }} công trình (chi tiết tại "
        "{{ phu_luc.showcases }}).{% endif %}",
    ),
    (styles.SUBHEADING, "5. Hoạt động của các đơn vị"),
    (
        styles.BODY,
        "{% if n.activities is none %}Chưa có số liệu về hoạt động của các đơn vị trong kỳ.{% else %}"
        "Có {{ so.activity_units }} đơn vị thực hiện {{ so.activities }} hoạt động"
        "{% if n.people_reached is not none %}, với {{ so.people_reached }} lượt người được tuyên truyền, dự sinh hoạt"
        "{% endif %}{% if n.planned_activities %}; còn {{ so.planned_activities }} hoạt động trong kế hoạch{% endif %} (danh sách tại "
        "{{ phu_luc.activities }}). Số hoạt động theo loại:{% endif %}",
    ),
    (styles.PLAIN, "{%p if n.activities is not none %}"),
    (styles.PLAIN, "{{ bang.activity_kinds }}"),
    (styles.PLAIN, "{%p endif %}"),
    (styles.SUBHEADING, "6. Điển hình tiên tiến"),
    (
        styles.BODY,
        "{% if n.nominations is none %}Chưa có số liệu về điển hình tiên tiến trong kỳ.{% else %}"
        "Các đơn vị phát hiện {{ so.nominations }} điển hình tiên tiến, trong đó {{ so.nominations_praised }} điển hình đã "
        "được biểu dương, {{ so.nominations_proposed }} điển hình đã được đề nghị cấp trên (danh sách tại "
        "{{ phu_luc.nominations }}).{% endif %}",
    ),
    (styles.HEADING, "III. KHÓ KHĂN, VƯỚNG MẮC"),
    (
        styles.BODY,
        "{% if n.difficulties is none %}Chưa có số liệu về khó khăn, vướng mắc trong kỳ.{% elif n.difficulties == 0 %}"
        "Các báo cáo trong kỳ không nêu khó khăn, vướng mắc.{% else %}"
        "Các báo cáo trong kỳ nêu {{ so.difficulties }} nội dung có vướng mắc (chi tiết tại {{ phu_luc.difficulties }})."
        "{% endif %}",
    ),
    (styles.HEADING, "IV. NHIỆM VỤ TIẾP THEO"),
    (styles.PLAIN, "{%p if n.not_launched %}"),
    (styles.BODY, "- Đôn đốc {{ so.not_launched }} đơn vị chưa báo cáo phát động phong trào."),
    (styles.PLAIN, "{%p endif %}"),
    (styles.PLAIN, "{%p if n.unregistered %}"),
    (styles.BODY, "- Vận động {{ so.unregistered }} người chưa đăng ký tham gia đăng ký thi đua."),
    (styles.PLAIN, "{%p endif %}"),
    (styles.PLAIN, "{%p if n.missing %}"),
    (
        styles.BODY,
        "- Đề nghị {{ so.missing }} người chưa báo cáo hoặc báo cáo thiếu nội dung hoàn thành báo cáo tiến độ.",
    ),
    (styles.PLAIN, "{%p endif %}"),
    (styles.PLAIN, "{%p if n.targets_behind %}"),
    (styles.BODY, "- Tập trung thực hiện {{ so.targets_behind }} chỉ tiêu đang chậm so với mức giao."),
    (styles.PLAIN, "{%p endif %}"),
    (styles.PLAIN, "{%p if n.targets_not_met %}"),
    (styles.BODY, "- Làm rõ nguyên nhân, có giải pháp đối với {{ so.targets_not_met }} chỉ tiêu chưa đạt."),
    (styles.PLAIN, "{%p endif %}"),
    (styles.BODY, "- Tiếp tục theo dõi, kiểm tra và tổng hợp kết quả thực hiện phong trào thi đua."),
    (
        styles.BODY,
        "Trên đây là báo cáo {{ ten_loai }} phong trào thi đua “{{ phong_trao }}” {{ ky }} của {{ co_quan }}./.",
    ),
)


def _foot(document: Document) -> None:
    left, right = _two_columns(document)
    _line(left, "Nơi nhận:", 12, bold=True, italic=True, center=False)
    for text in ("{%p for dong in noi_nhan %}", "{{ dong }}", "{%p endfor %}"):
        _line(left, text, 11, center=False)
    for text in ("{%p for dong in ky_ten %}", "{{ dong }}", "{%p endfor %}"):
        _line(right, text, 14, bold=True)
    for _ in range(4):
        right.add_paragraph(style=styles.PLAIN)
    _line(right, "{{ nguoi_ky }}", 14, bold=True)
