"""Paper, margins, page numbers (NĐ 30/2020, Phụ lục I, mục I.1-I.3 and I.7)."""

from collections.abc import Callable, Iterator

from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.section import Section

from reports.lint_docx.finding import Fault, Rule
from reports.lint_docx.formatting import Styles, with_run
from reports.lint_docx.layout import Layout

_SLACK_MM = 0.4
_SHORT, _LONG = 210, 297


def _mm(length: int | None) -> float:
    return (length or 0) / 36_000


def _place(number: int) -> str:
    return f"Phần trang {number}"


def _sections(layout: Layout) -> Iterator[tuple[int, Section]]:
    yield from enumerate(layout.document.sections, start=1)


def _paper(layout: Layout) -> Iterator[Fault]:
    for number, section in _sections(layout):
        sides = sorted((_mm(section.page_width), _mm(section.page_height)))
        if abs(sides[0] - _SHORT) > 1 or abs(sides[1] - _LONG) > 1:
            yield _place(number), f"Đang là {sides[0]:.0f} × {sides[1]:.0f} mm."


def _lies(section: Section) -> bool:
    return section.orientation == WD_ORIENT.LANDSCAPE or (section.page_width or 0) > (section.page_height or 0)


def _upright(layout: Layout) -> Iterator[Fault]:
    if _lies(layout.document.sections[0]):
        yield _place(1), "Trang đầu đang nằm ngang."


def _turned(layout: Layout) -> Iterator[Fault]:
    for number, section in _sections(layout):
        has_table = any(p.cell for p in layout.paragraphs if p.section == number - 1)
        if number > 1 and _lies(section) and not has_table:
            yield _place(number), "Trang nằm ngang không có bảng."


def _margin(side: str, low: float, high: float) -> Callable[[Layout], Iterator[Fault]]:
    def check(layout: Layout) -> Iterator[Fault]:
        for number, section in _sections(layout):
            margin = _mm(getattr(section, f"{side}_margin"))
            if not low - _SLACK_MM <= margin <= high + _SLACK_MM:
                yield _place(number), f"Đang là {margin:.1f} mm."

    return check


def _number_paragraphs(section: Section) -> list[object]:
    found = section.header._element.iter(qn("w:p"))
    return [paragraph for paragraph in found if _has_number(paragraph)]


def _has_number(element: object) -> bool:
    codes = [tag.text or "" for tag in element.iter(qn("w:instrText"))]  # type: ignore[attr-defined]
    codes += [tag.get(qn("w:instr"), "") for tag in element.iter(qn("w:fldSimple"))]  # type: ignore[attr-defined]
    return any(code.split()[:1] == ["PAGE"] for code in codes)


def _numbered(layout: Layout) -> Iterator[Fault]:
    for number, section in _sections(layout):
        if not _number_paragraphs(section):
            yield _place(number), "Không có số trang ở lề trên."


def _not_below(layout: Layout) -> Iterator[Fault]:
    for number, section in _sections(layout):
        if _has_number(section.footer._element):
            yield _place(number), "Số trang đang ở lề dưới."


def _first_hidden(layout: Layout) -> Iterator[Fault]:
    first = layout.document.sections[0]
    if not first.different_first_page_header_footer or _has_number(first.first_page_header._element):
        yield _place(1), "Trang đầu đang hiện số trang."


def _centred(layout: Layout) -> Iterator[Fault]:
    for number, section in _sections(layout):
        for paragraph in _number_paragraphs(section):
            align = paragraph.find(f"{qn('w:pPr')}/{qn('w:jc')}")  # type: ignore[attr-defined]
            if align is None or align.get(qn("w:val")) != "center":
                yield _place(number), "Số trang chưa ở giữa."


def _number_form(layout: Layout) -> Iterator[tuple[int, float, bool]]:
    form = Styles(layout.document).of(None)[0]
    for number, section in _sections(layout):
        for paragraph in _number_paragraphs(section):
            for run in paragraph.iter(qn("w:r")):  # type: ignore[attr-defined]
                found = with_run(form, run.find(qn("w:rPr")))
                yield number, found.size, found.italic


def _number_size(layout: Layout) -> Iterator[Fault]:
    wrong = {(number, size) for number, size, _ in _number_form(layout) if not 13 <= size <= 14}
    yield from ((_place(number), f"Đang là cỡ {size:g}.") for number, size in sorted(wrong))


def _number_upright(layout: Layout) -> Iterator[Fault]:
    wrong = {number for number, _, italic in _number_form(layout) if italic}
    yield from ((_place(number), "Số trang đang in nghiêng.") for number in sorted(wrong))


def _arabic(layout: Layout) -> Iterator[Fault]:
    for number, section in _sections(layout):
        kind = section._sectPr.find(qn("w:pgNumType"))
        style = None if kind is None else kind.get(qn("w:fmt"))
        if style not in (None, "decimal"):
            yield _place(number), f"Đang dùng kiểu số {style}."


def _from_one(layout: Layout) -> Iterator[Fault]:
    kind = layout.document.sections[0]._sectPr.find(qn("w:pgNumType"))
    start = None if kind is None else kind.get(qn("w:start"))
    if start not in (None, "1"):
        yield _place(1), f"Đang bắt đầu từ số {start}."


def _annex_numbers(layout: Layout) -> Iterator[Fault]:
    sections = list(layout.document.sections)
    for label in layout.annex_labels:
        kind = sections[label.section]._sectPr.find(qn("w:pgNumType")) if label.section < len(sections) else None
        if kind is None or kind.get(qn("w:start")) != "1":
            yield label.place, "Số trang của phụ lục đang nối tiếp phần trước."


RULES = (
    Rule("page-size", "Khổ giấy phải là A4 (210 × 297 mm).", _paper),
    Rule("page-upright", "Văn bản phải trình bày theo chiều dài của trang A4.", _upright),
    Rule("page-turned", "Chỉ trang có bảng mới được nằm ngang.", _turned),
    Rule("margin-top", "Lề trên phải từ 20 đến 25 mm.", _margin("top", 20, 25)),
    Rule("margin-bottom", "Lề dưới phải từ 20 đến 25 mm.", _margin("bottom", 20, 25)),
    Rule("margin-left", "Lề trái phải từ 30 đến 35 mm.", _margin("left", 30, 35)),
    Rule("margin-right", "Lề phải phải từ 15 đến 20 mm.", _margin("right", 15, 20)),
    Rule("page-number", "Trang phải được đánh số ở lề trên.", _numbered),
    Rule("page-number-top", "Số trang không đặt ở lề dưới.", _not_below),
    Rule("page-number-first", "Không hiển thị số trang thứ nhất.", _first_hidden),
    Rule("page-number-centred", "Số trang phải ở giữa lề trên.", _centred),
    Rule("page-number-size", "Số trang phải cỡ chữ 13 đến 14.", _number_size),
    Rule("page-number-upright", "Số trang phải là kiểu chữ đứng.", _number_upright),
    Rule("page-number-arabic", "Số trang phải là chữ số Ả Rập.", _arabic),
    Rule("page-number-start", "Số trang phải bắt đầu từ số 1.", _from_one),
    Rule("annex-page-number", "Phụ lục phải được đánh số trang riêng từ 1.", _annex_numbers),
)
