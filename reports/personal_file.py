"""The file of a person or a unit (hồ sơ thi đua) as a workbook and as lines: a section for every kind of record."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from xlsxwriter import Workbook

from reports.archive_tables import told
from reports.compile import silent
from reports.excel.cells import Formats
from reports.excel.sheet import fill
from reports.model import Column, Row, Table

WIDTH, LONGEST_LINE = 24, 160
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_WIDTHS = {
    **dict.fromkeys(("Năm", "Đơn vị tính"), 10),
    **dict.fromkeys(("Ngày", "Từ ngày", "Đến ngày", "Kết quả", "Số liệu"), 14),
    **dict.fromkeys(("Đợt", "Tình hình", "Tình trạng", "Bước"), 16),
    **dict.fromkeys(("Việc", "Phong trào", "Chỉ tiêu", "Nội dung", "Mô tả"), 40),
}
SECTIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "units": ("Quá trình công tác", ("Từ ngày", "Đến ngày", "Đơn vị")),
    "pledges": ("Giao ước", ("Năm", "Phong trào", "Danh hiệu đăng ký", "Đơn vị", "Đăng ký lúc", "Tình trạng")),
    "results": (
        "Kết quả",
        ("Năm", "Việc", "Đợt", "Đã giao ước", "Kết quả", "Đơn vị tính", "Tình hình", "Báo cáo lúc"),
    ),
    "awards": ("Khen thưởng", ("Năm", "Danh hiệu, hình thức", "Số quyết định", "Ngày", "Cơ quan", "Đơn vị khi đó")),
    "ratings": ("Xếp loại", ("Năm", "Mức", "Tình trạng", "Số quyết định")),
    "proposals": ("Đề nghị khen thưởng", ("Năm", "Danh hiệu, hình thức", "Đợt xét", "Đơn vị khi đó", "Bước", "Lúc")),
    "nominations": ("Điển hình tiên tiến", ("Ngày phát hiện", "Tên", "Nội dung", "Tình trạng")),
    "initiatives": ("Sáng kiến", ("Năm", "Tên", "Lĩnh vực", "Đăng ký lúc", "Tình trạng")),
    "collective": ("Giao ước tập thể", ("Năm", "Phong trào", "Đăng ký lúc", "Tình trạng")),
    "figures": (
        "Số liệu đã báo cáo",
        ("Năm", "Chỉ tiêu", "Đợt", "Số liệu", "Đơn vị tính", "Số việc đã làm", "Tính đến ngày", "Báo cáo lúc"),
    ),
    "earlier": ("Số liệu năm trước", ("Năm", "Chỉ tiêu", "Số liệu", "Đơn vị tính", "Nguồn")),
    "showcases": ("Mô hình, công trình", ("Báo lúc", "Tên", "Mô tả")),
    "activities": ("Hoạt động", ("Ngày", "Nội dung")),
}
WORDS = {
    "excellent": "hoàn thành xuất sắc",
    "good": "hoàn thành tốt",
    "not_done": "không hoàn thành",
    "proposed": "mới đề xuất",
    "suggested": "mới giới thiệu",
    "accepted": "đã nhận",
    "declined": "chưa nhận",
    "registered": "đã đăng ký",
    "recognised": "được công nhận",
    "refused": "không công nhận",
    "selected": "đã chọn",
    "heard": "đã lấy ý kiến",
    "published": "đang lấy ý kiến",
    "voted": "đã bỏ phiếu",
    "approved": "chờ quyết định",
    "submitted": "đã trình",
    "decided": "đã có quyết định",
    "not_proposed": "không đề nghị",
    "dropped": "không xét",
    "withdrawn": "đã rút",
    "imported": "nhập từ năm trước",
}


def write_file(name: str, sections: Mapping[str, Sequence[Sequence[Any]]], zone: ZoneInfo, path: Path) -> Path:
    """One sheet a section; a section without a row says so. Overwrites ``path``."""
    book = Workbook(str(path), _OPTIONS)
    formats = Formats(book)
    for key, rows in sections.items():
        fill(book.add_worksheet(SECTIONS[key][0]), table_of(key, rows, zone), formats, name)
    book.close()
    return path


def write_brief(*about: Any, progress: Any = silent) -> list[Path]:
    """The paper in brief: ``reports.word.personal.write_paper``, in a child process."""
    from reports.word.personal import write_paper  # heavy, and the bot that runs has no need of it

    return [write_paper(*about)]


def table_of(key: str, rows: Sequence[Sequence[Any]], zone: ZoneInfo) -> Table:
    """A section as a table of words."""
    title, headings = SECTIONS[key]
    columns = tuple(
        Column(f"c{place}", heading, width=_WIDTHS.get(heading, WIDTH)) for place, heading in enumerate(headings)
    )
    return Table(key, title, columns, tuple(Row(tuple(_cell(key, value, zone) for value in row)) for row in rows))


def lines(key: str, rows: Sequence[Sequence[Any]], zone: ZoneInfo) -> Iterator[str]:
    """Each row of a section in one line."""
    for row in rows:
        cells = [cell for value in row if (cell := _cell(key, value, zone))]
        line = ", ".join(cells)
        yield f"{line[:LONGEST_LINE]}…" if len(line) > LONGEST_LINE else line


def _cell(key: str, value: Any, zone: ZoneInfo) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value in WORDS:
        return "hoàn thành" if (key, value) == ("ratings", "done") else WORDS[value]
    return told(value, zone)
