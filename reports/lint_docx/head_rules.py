"""Letterhead, number, date, title (NĐ 30/2020, Phụ lục I, mục II.1-II.5)."""

import re
from collections.abc import Iterable, Iterator

from reports.lint_docx import forms
from reports.lint_docx.finding import Fault, Rule
from reports.lint_docx.layout import Layout, composed
from reports.lint_docx.reading import Paragraph

HEAD = "Phần đầu văn bản"
_NAMES = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
# three types of the decree are written with a small letter (Phụ lục III)
_CODE = r"(?:TTr|CTr|QyĐ|[A-ZĐƯ]+)(?:-[A-ZĐƯ]+)*"
_NUMBER = re.compile(rf"Số: ?(\d*) ?[./…_ ]*/({_CODE})")
_DATE = re.compile(r".+, ngày ?(\d*|[.…_ ]+) ?tháng ?(\d*|[.…_ ]+) ?năm ?(\d{4}|[.…_ ]*)")


def _national_name(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.national_name]


def _motto(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.motto]


def _issuer(layout: Layout) -> Iterable[Paragraph]:
    return layout.issuers[-1:]


def _superiors(layout: Layout) -> Iterable[Paragraph]:
    """All lines of the superior body: those over the issuer that are not a continuation of it in bold."""
    return layout.issuers[:1] if len(layout.issuers) > 1 else ()


def _number(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.number]


def _date(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.date]


def _title(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.title]


def _named_subject(layout: Layout) -> Iterable[Paragraph | None]:
    return [layout.subject if layout.title else None]


def _brief(layout: Layout) -> Iterable[Paragraph | None]:
    return [None if layout.title else layout.brief]


def _name_text(layout: Layout) -> Iterator[Fault]:
    if layout.national_name and composed(layout.national_name.text) not in _NAMES:
        yield layout.national_name.place, "Sai chữ hoặc chưa viết hoa."


def _motto_text(layout: Layout) -> Iterator[Fault]:
    if layout.motto and composed(layout.motto.text) != _MOTTO:
        yield layout.motto.place, "Kiểm tra chữ hoa và dấu gạch nối có cách chữ."


def _number_text(layout: Layout) -> Iterator[Fault]:
    if layout.number and not _NUMBER.fullmatch(composed(layout.number.text)):
        yield layout.number.place, "Ví dụ đúng: Số: 05/BC-SNNMT."


def _number_zero(layout: Layout) -> Iterator[Fault]:
    found = _NUMBER.fullmatch(composed(layout.number.text)) if layout.number else None
    if layout.number and found and len(found[1]) == 1:
        yield layout.number.place, "Số dưới 10 đang thiếu số 0."


def _date_text(layout: Layout) -> Iterator[Fault]:
    if layout.date and not _DATE.fullmatch(composed(layout.date.text)):
        yield layout.date.place, "Ví dụ đúng: Nha Trang, ngày 05 tháng 02 năm 2026."


def _date_zero(layout: Layout) -> Iterator[Fault]:
    found = _DATE.fullmatch(composed(layout.date.text)) if layout.date else None
    if layout.date and found and (found[1].strip() in set("123456789") or found[2].strip() in ("1", "2")):
        yield layout.date.place, "Đang thiếu số 0."


def _date_line(layout: Layout) -> Iterator[Fault]:
    """The date stands in the right block, the number in the left one."""
    number, date = layout.number, layout.date
    if number and date and number.cell and date.cell and number.cell[2] >= date.cell[2]:
        yield date.place, "Đang không ở bên phải số văn bản."


RULES = (
    Rule("national-name", "Văn bản phải có Quốc hiệu.", forms.present(_national_name, HEAD)),
    Rule("national-name-text", "Quốc hiệu phải viết đủ và đúng bằng chữ in hoa.", _name_text),
    Rule("national-name-size", "Quốc hiệu phải cỡ chữ 12 đến 13.", forms.sized(_national_name, 12, 13)),
    Rule("national-name-bold", "Quốc hiệu phải in đậm.", forms.bold(_national_name)),
    Rule("national-name-upright", "Quốc hiệu phải là kiểu chữ đứng.", forms.italic(_national_name, wanted=False)),
    Rule("motto", "Văn bản phải có Tiêu ngữ.", forms.present(_motto, HEAD)),
    Rule("motto-text", f"Tiêu ngữ phải là “{_MOTTO}”.", _motto_text),
    Rule("motto-size", "Tiêu ngữ phải cỡ chữ 13 đến 14.", forms.sized(_motto, 13, 14)),
    Rule("motto-bold", "Tiêu ngữ phải in đậm.", forms.bold(_motto)),
    Rule("motto-upright", "Tiêu ngữ phải là kiểu chữ đứng.", forms.italic(_motto, wanted=False)),
    Rule("motto-rule", "Dưới Tiêu ngữ phải có đường kẻ ngang, nét liền.", forms.ruled_below(_motto)),
    Rule("issuer", "Văn bản phải có tên cơ quan ban hành phía trên số văn bản.", forms.present(_issuer, HEAD)),
    Rule("issuer-capital", "Tên cơ quan ban hành phải là chữ in hoa.", forms.capital(_issuer)),
    Rule("issuer-size", "Tên cơ quan ban hành phải cỡ chữ 12 đến 13.", forms.sized(_issuer, 12, 13)),
    Rule("issuer-bold", "Tên cơ quan ban hành phải in đậm.", forms.bold(_issuer)),
    Rule("issuer-rule", "Dưới tên cơ quan ban hành phải có đường kẻ ngang.", forms.ruled_below(_issuer)),
    Rule("superior-capital", "Tên cơ quan chủ quản phải là chữ in hoa.", forms.capital(_superiors)),
    Rule("superior-size", "Tên cơ quan chủ quản phải cỡ chữ 12 đến 13.", forms.sized(_superiors, 12, 13)),
    Rule("superior-light", "Tên cơ quan chủ quản không in đậm.", forms.bold(_superiors, wanted=False)),
    Rule("number", "Văn bản phải có số, ký hiệu.", forms.present(_number, HEAD)),
    Rule("number-text", "Số, ký hiệu phải đúng dạng, không cách chữ quanh dấu / và dấu -.", _number_text),
    Rule("number-zero", "Số văn bản dưới 10 phải có số 0 phía trước.", _number_zero),
    Rule("number-size", "Số, ký hiệu phải cỡ chữ 13.", forms.sized(_number, 13, 13)),
    Rule("number-upright", "Số, ký hiệu phải là kiểu chữ đứng.", forms.italic(_number, wanted=False)),
    Rule("date", "Văn bản phải có địa danh và thời gian ban hành.", forms.present(_date, HEAD)),
    Rule("date-text", "Địa danh, thời gian phải đúng dạng.", _date_text),
    Rule("date-zero", "Ngày dưới 10 và tháng 1, 2 phải có số 0 phía trước.", _date_zero),
    Rule("date-size", "Địa danh, thời gian phải cỡ chữ 13 đến 14.", forms.sized(_date, 13, 14)),
    Rule("date-italic", "Địa danh, thời gian phải in nghiêng.", forms.italic(_date)),
    Rule("date-right", "Địa danh, thời gian phải ở bên phải, dưới Tiêu ngữ.", _date_line),
    Rule("title", "Văn bản phải có tên loại, hoặc V/v đối với công văn.", forms.present(lambda x: [x.subject], HEAD)),
    Rule("title-capital", "Tên loại phải là chữ in hoa.", forms.capital(_title)),
    Rule("title-size", "Tên loại phải cỡ chữ 13 đến 14.", forms.sized(_title, 13, 14)),
    Rule("title-bold", "Tên loại phải in đậm.", forms.bold(_title)),
    Rule("title-centred", "Tên loại phải canh giữa.", forms.aligned(_title, "center")),
    Rule("subject-size", "Trích yếu phải cỡ chữ 13 đến 14.", forms.sized(_named_subject, 13, 14)),
    Rule("subject-bold", "Trích yếu phải in đậm.", forms.bold(_named_subject)),
    Rule("subject-centred", "Trích yếu phải canh giữa.", forms.aligned(_named_subject, "center")),
    Rule("subject-rule", "Dưới trích yếu phải có đường kẻ ngang.", forms.ruled_below(_named_subject)),
    Rule("brief-size", "Trích yếu công văn (V/v) phải cỡ chữ 12 đến 13.", forms.sized(_brief, 12, 13)),
    Rule("brief-light", "Trích yếu công văn (V/v) không in đậm.", forms.bold(_brief, wanted=False)),
)
