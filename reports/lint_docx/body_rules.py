"""Fonts, grounds, body text, levels (NĐ 30/2020, Phụ lục I, mục I.4 and II.6)."""

import re
from collections.abc import Callable, Iterable, Iterator

from reports.lint_docx import forms
from reports.lint_docx.finding import Fault, Rule
from reports.lint_docx.formatting import Styles
from reports.lint_docx.layout import Layout, composed
from reports.lint_docx.reading import Paragraph

FONT = "Times New Roman"
_LEGACY = (".vn", "vni-", "vntime")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LAW = re.compile(r"(Bộ luật|Luật|Pháp lệnh)\b[^;.]*\bsố\s+\d+", re.IGNORECASE)
_INDENTS_MM = (10, 12.7)
_POINTS_PER_MM = 72 / 25.4


def _body(layout: Layout) -> Iterable[Paragraph]:
    return (p for p in layout.body if p.form.align != "center")


def _plain(layout: Layout) -> Iterable[Paragraph]:
    """Body text without the Căn cứ lines, which are in italics."""
    return (p for p in _body(layout) if p not in layout.grounds)


def _fonts(layout: Layout, wrong: Callable[[str], bool]) -> Iterator[Fault]:
    for paragraph in layout.written:
        bad = {font for run in paragraph.written for font in run.form.fonts or {"không rõ"} if wrong(font)}
        if bad:
            yield paragraph.place, f"Đang dùng {', '.join(sorted(bad))}."


def _font(layout: Layout) -> Iterator[Fault]:
    return _fonts(layout, lambda font: font != FONT)


def _legacy(layout: Layout) -> Iterator[Fault]:
    return _fonts(layout, lambda font: font.lower().startswith(_LEGACY))


def _default_font(layout: Layout) -> Iterator[Fault]:
    fonts = Styles(layout.document).of(None)[0].fonts
    if fonts != {FONT}:
        yield "Kiểu chữ mặc định", f"Đang là {', '.join(sorted(fonts)) or 'không rõ'}."


def _black(layout: Layout) -> Iterator[Fault]:
    for paragraph in layout.written:
        colours = {run.form.colour for run in paragraph.written} - {"auto", "000000"}
        if colours:
            yield paragraph.place, f"Đang có màu {', '.join(sorted(colours))}."


def _ground_marks(layout: Layout) -> Iterator[Fault]:
    for ground in layout.grounds:
        mark = "." if ground is layout.grounds[-1] else ";"
        if not composed(ground.text).endswith(mark):
            yield ground.place, f"Dòng này phải kết thúc bằng dấu “{mark}”."


def _law_number(layout: Layout) -> Iterator[Fault]:
    for ground in layout.grounds:
        if _LAW.search(composed(ground.text)):
            yield ground.place, "Đang ghi số của luật."


def _indent(layout: Layout) -> Iterator[Fault]:
    for paragraph in _body(layout):
        indent = paragraph.form.first_indent / _POINTS_PER_MM
        if not any(abs(indent - wanted) < 0.4 for wanted in _INDENTS_MM):
            yield paragraph.place, f"Đang lùi {indent:.1f} mm."


def _gap(layout: Layout) -> Iterator[Fault]:
    """Word adds the space after one paragraph and before the next, so either may carry it."""
    for paragraph in _body(layout):
        if max(paragraph.form.before, paragraph.form.after) < 6:
            yield paragraph.place, f"Đang cách {max(paragraph.form.before, paragraph.form.after):g} pt."


def _line(layout: Layout) -> Iterator[Fault]:
    for paragraph in _body(layout):
        line = paragraph.form.line
        if line is not None and not 1 <= line <= 1.5:
            yield paragraph.place, f"Đang cách {line:.2g} dòng."


def _end(layout: Layout) -> Iterator[Fault]:
    if layout.body and not composed(layout.body[-1].text).endswith("./."):
        yield layout.body[-1].place, "Đang thiếu dấu ./."


def _headings(layout: Layout) -> list[Paragraph]:
    return [p for p in layout.body if re.match(r"[IVX]+\.\s", composed(p.text))]


def _roman_order(layout: Layout) -> Iterator[Fault]:
    for wanted, paragraph in zip(_ROMANS, _headings(layout), strict=False):
        if composed(paragraph.text).split(".")[0] != wanted:
            yield paragraph.place, f"Mục này phải là {wanted}."


def _clause_order(layout: Layout) -> Iterator[Fault]:
    """``1.``, ``2.``… begin anew under each heading."""
    wanted, headings = 1, _headings(layout)
    for paragraph in layout.body:
        if paragraph in headings:
            wanted = 1
        elif found := re.match(r"(\d+)\.\s", composed(paragraph.text)):
            if int(found[1]) != wanted:
                yield paragraph.place, f"Khoản này phải là {wanted}."
            wanted = int(found[1]) + 1


def _point_order(layout: Layout) -> Iterator[Fault]:
    """``a)``, ``b)``… by the Vietnamese alphabet, begun anew under each clause."""
    place = 0
    for paragraph in layout.body:
        found = re.match(r"(\w)\)\s", composed(paragraph.text))
        if not found:
            place = 0 if re.match(r"(\d+|[IVX]+)\.\s", composed(paragraph.text)) else place
            continue
        if found[1] != _LETTERS[place % len(_LETTERS)]:
            yield paragraph.place, f"Điểm này phải là {_LETTERS[place % len(_LETTERS)]})."
        place += 1


def _point_mark(layout: Layout) -> Iterator[Fault]:
    for paragraph in layout.body:
        if re.match(r"[a-zđ][./]\s", composed(paragraph.text)):
            yield paragraph.place, "Ví dụ đúng: a)."


def _addressee_marks(layout: Layout) -> Iterator[Fault]:
    lines = layout.addressees[1:]
    for line in lines:
        mark = "." if line is lines[-1] else ";"
        if not composed(line.text).endswith(mark):
            yield line.place, f"Dòng này phải kết thúc bằng dấu “{mark}”."


RULES = (
    Rule("font", f"Phông chữ phải là {FONT}.", _font),
    Rule("font-unicode", "Phải dùng bộ mã Unicode (TCVN 6909:2001), không dùng phông chữ mã cũ.", _legacy),
    Rule("font-default", f"Phông chữ mặc định của tệp phải là {FONT}.", _default_font),
    Rule("font-black", "Chữ phải màu đen.", _black),
    Rule("ground-italic", "Căn cứ ban hành phải in nghiêng.", forms.italic(lambda x: x.grounds)),
    Rule("ground-mark", "Căn cứ ban hành: mỗi dòng kết thúc bằng dấu ; và dòng cuối bằng dấu chấm.", _ground_marks),
    Rule("ground-law", "Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu.", _law_number),
    Rule("addressee-size", "Kính gửi phải cỡ chữ 13 đến 14.", forms.sized(lambda x: x.addressees, 13, 14)),
    Rule("addressee-upright", "Kính gửi phải là kiểu chữ đứng.", forms.italic(lambda x: x.addressees, wanted=False)),
    Rule(
        "addressee-mark",
        "Kính gửi nhiều nơi: mỗi dòng kết thúc bằng dấu ; và dòng cuối bằng dấu chấm.",
        _addressee_marks,
    ),
    Rule("body", "Văn bản phải có nội dung.", forms.present(lambda x: x.body, "Nội dung")),
    Rule("body-size", "Nội dung phải cỡ chữ 13 đến 14.", forms.sized(_body, 13, 14)),
    Rule("body-upright", "Nội dung phải là kiểu chữ đứng.", forms.italic(_plain, wanted=False)),
    Rule("body-justified", "Nội dung phải canh đều cả hai lề.", forms.aligned(_body, "both")),
    Rule("body-indent", "Dòng đầu đoạn phải lùi vào 10 mm hoặc 12,7 mm.", _indent),
    Rule("body-gap", "Khoảng cách giữa các đoạn tối thiểu 6 pt.", _gap),
    Rule("body-line", "Khoảng cách dòng phải từ dòng đơn đến 1,5 dòng.", _line),
    Rule("body-end", "Nội dung phải kết thúc bằng dấu ./.", _end),
    Rule("heading-capital", "Mục I, II… phải là chữ in hoa.", forms.capital(_headings)),
    Rule("heading-bold", "Mục I, II… phải in đậm.", forms.bold(_headings)),
    Rule("heading-order", "Mục phải đánh số La Mã liên tục từ I.", _roman_order),
    Rule("clause-order", "Khoản phải đánh số liên tục từ 1 trong mỗi mục.", _clause_order),
    Rule("point-order", "Điểm phải theo thứ tự bảng chữ cái tiếng Việt (a, b, c, d, đ, e…).", _point_order),
    Rule("point-mark", "Sau chữ cái của điểm phải là dấu đóng ngoặc đơn.", _point_mark),
)
