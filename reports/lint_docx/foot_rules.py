"""Signature, recipients, annexes (NĐ 30/2020, Điều 13 and Phụ lục I, mục II.7, II.9 and III.1)."""

import re
from collections.abc import Iterable, Iterator

from reports.lint_docx import forms
from reports.lint_docx.finding import Fault, Rule
from reports.lint_docx.layout import Layout, composed
from reports.lint_docx.reading import Paragraph

FOOT = "Phần cuối văn bản"
_PREFIX = re.compile(r"(TM|KT|TL|TUQ|Q)\b\.?\s?")
_FOR_ANOTHER = ("KT.", "TL.", "TUQ.")
_ACADEMIC = re.compile(r"^(GS|PGS|TS|ThS|CN|KS|BS|NCS)\.|^(Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ)\b", re.IGNORECASE)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")


def _word(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.recipients_word]


def _authority(layout: Layout) -> list[Paragraph]:
    """The capital lines of the signature, without the name."""
    return [p for p in layout.signature if p.text == p.text.upper()]


def _posts(layout: Layout) -> list[Paragraph]:
    """The lines at the top of the signature: everything that is not in the shape of a name at the bottom."""
    return list(layout.signature[:-1]) if len(layout.signature) > 1 else list(layout.signature)


def _name(layout: Layout) -> Iterable[Paragraph]:
    return layout.signature[-1:] if len(layout.signature) > len(_authority(layout)) else ()


def _line_form(layout: Layout) -> Iterator[Fault]:
    for line in layout.recipients:
        text = composed(line.text)
        mark = "." if line is layout.recipients[-1] else ";"
        if not text.startswith("- ") or not text.endswith(mark):
            yield line.place, f"Dòng này phải bắt đầu bằng “- ” và kết thúc bằng “{mark}”."


def _archive(layout: Layout) -> Iterator[Fault]:
    if layout.recipients and not re.match(r"- Lưu: ?VT\b", composed(layout.recipients[-1].text)):
        yield layout.recipients[-1].place, "Ví dụ đúng: - Lưu: VT, VP."


def _as_above(layout: Layout) -> Iterator[Fault]:
    if layout.addressees and layout.recipients and "Như trên" not in composed(layout.recipients[0].text):
        yield layout.recipients[0].place, "Dòng đầu đang không ghi Như trên."


def _prefix(layout: Layout) -> Iterator[Fault]:
    for line in _posts(layout):
        found = _PREFIX.match(composed(line.text))
        if found and not re.fullmatch(r"\w+\. ", found[0]):
            yield line.place, "Ví dụ đúng: KT. GIÁM ĐỐC."


def _second_line(layout: Layout) -> Iterator[Fault]:
    posts = _authority(layout)
    if posts and composed(posts[-1].text).startswith(_FOR_ANOTHER):
        yield posts[-1].place, "Đang thiếu chức vụ của người ký."


def _academic(layout: Layout) -> Iterator[Fault]:
    for line in _name(layout):
        if _ACADEMIC.search(composed(line.text)):
            yield line.place, "Đang ghi học hàm, học vị."


def _annex_labels(layout: Layout) -> Iterable[Paragraph]:
    return layout.annex_labels


def _annex_titles(layout: Layout) -> Iterator[Paragraph]:
    for label in layout.annex_labels:
        yield from [p for p in layout.written if p.number > label.number and p.section == label.section][:1]


def _annex_order(layout: Layout) -> Iterator[Fault]:
    labels = layout.annex_labels
    for wanted, label in zip(_ROMANS, labels, strict=False):
        number = composed(label.text).split()[2:]
        if len(labels) > 1 and number != [wanted]:
            yield label.place, f"Phụ lục này phải là Phụ lục {wanted}."


RULES = (
    Rule("signature", "Văn bản phải có chức vụ của người ký.", forms.present(lambda x: x.signature, FOOT)),
    Rule("signature-capital", "Quyền hạn, chức vụ của người ký phải là chữ in hoa.", forms.capital(_posts)),
    Rule("signature-size", "Quyền hạn, chức vụ, họ tên người ký phải cỡ chữ 13 đến 14.",
         forms.sized(lambda x: x.signature, 13, 14)),
    Rule("signature-bold", "Quyền hạn, chức vụ, họ tên người ký phải in đậm.", forms.bold(lambda x: x.signature)),
    Rule("signature-upright", "Quyền hạn, chức vụ, họ tên người ký phải là kiểu chữ đứng.",
         forms.italic(lambda x: x.signature, wanted=False)),
    Rule("signature-prefix", "Chữ viết tắt TM., KT., TL., TUQ., Q. phải có dấu chấm và cách chữ sau.", _prefix),
    Rule("signature-post", "Ký thay, thừa lệnh, thừa ủy quyền phải ghi thêm chức vụ của người ký.", _second_line),
    Rule("signature-academic", "Trước họ tên người ký không ghi học hàm, học vị.", _academic),
    Rule("recipients", "Văn bản phải có Nơi nhận.", forms.present(_word, FOOT)),
    Rule("recipients-size", "Chữ “Nơi nhận” phải cỡ chữ 12.", forms.sized(_word, 12, 12)),
    Rule("recipients-bold", "Chữ “Nơi nhận” phải in đậm.", forms.bold(_word)),
    Rule("recipients-italic", "Chữ “Nơi nhận” phải in nghiêng.", forms.italic(_word)),
    Rule("recipient-size", "Danh sách nơi nhận phải cỡ chữ 11.", forms.sized(lambda x: x.recipients, 11, 11)),
    Rule("recipient-upright", "Danh sách nơi nhận phải là kiểu chữ đứng.",
         forms.italic(lambda x: x.recipients, wanted=False)),
    Rule("recipient-form", "Danh sách nơi nhận: mỗi dòng có gạch đầu dòng, cuối dòng là dấu ; và dòng cuối là dấu chấm.",
         _line_form),
    Rule("recipient-archive", "Dòng cuối của nơi nhận phải là Lưu: VT.", _archive),
    Rule("recipient-as-above", "Văn bản có Kính gửi thì nơi nhận đầu tiên là Như trên.", _as_above),
    Rule("annex-size", "Từ “Phụ lục” phải cỡ chữ 14.", forms.sized(_annex_labels, 14, 14)),
    Rule("annex-bold", "Từ “Phụ lục” phải in đậm.", forms.bold(_annex_labels)),
    Rule("annex-centred", "Từ “Phụ lục” phải canh giữa.", forms.aligned(_annex_labels, "center")),
    Rule("annex-order", "Từ hai phụ lục trở lên phải đánh số La Mã liên tục.", _annex_order),
    Rule("annex-title-capital", "Tên phụ lục phải là chữ in hoa.", forms.capital(_annex_titles)),
    Rule("annex-title-bold", "Tên phụ lục phải in đậm.", forms.bold(_annex_titles)),
    Rule("annex-title-size", "Tên phụ lục phải cỡ chữ 13 đến 14.", forms.sized(_annex_titles, 13, 14)),
)  # fmt: skip
