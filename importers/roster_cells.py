"""The cells of an Excel or CSV file as text, sheet by sheet. Runs inside the sandbox: ``read(payload)``."""

import csv
import io
import zipfile
from typing import Any

from python_calamine import CalamineSheet, CalamineWorkbook, load_workbook

from importers.refusal import Refusal

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_RATIO = 100
MOST_PARTS = 2000
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 40, 50_000, 60
_DELIMITERS = ",;\t"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

Rows = list[list[str]]


def read(payload: bytes) -> list[dict[str, Any]]:
    """``[{"name": sheet, "rows": [[text, …], …]}, …]``; raises Refusal for a file that is not to be read."""
    if payload[:2] == b"PK" or payload[:4] == _OLD_EXCEL:
        book = opened(payload)
        return [{"name": name, "rows": _rows(book.get_sheet_by_name(name))} for name in book.sheet_names]
    _check_size(payload)
    return [{"name": "CSV", "rows": _delimited(_text(payload))}]


def opened(payload: bytes) -> CalamineWorkbook:
    """An Excel file as a workbook; raises Refusal for one that is too large, swells, has macros or a password."""
    _check_size(payload)
    if payload[:2] == b"PK":
        _check_archive(payload)
    return _workbook(payload)


def _check_size(payload: bytes) -> None:
    if len(payload) > MOST_BYTES:
        raise Refusal("too_large", "Tệp lớn hơn 10 MB, hệ thống không đọc.")


def _check_archive(payload: bytes) -> None:
    """Refuse archives that swell, that hold macros or other files, before any of it is unpacked."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(payload)).infolist()
    except zipfile.BadZipFile:
        raise Refusal("unreadable", "Tệp này bị hỏng, hệ thống không đọc được.") from None
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(payload), 1024):
        raise Refusal("bomb", "Tệp này bung ra quá lớn, hệ thống không đọc.")
    names = [part.filename.lower() for part in parts]
    if any("vbaproject" in name or "/embeddings/" in name for name in names):
        raise Refusal("macros", "Tệp này có macro hoặc tệp nhúng. Đồng chí lưu lại thành .xlsx rồi gửi lại.")


def _workbook(payload: bytes) -> CalamineWorkbook:
    try:
        book = load_workbook(io.BytesIO(payload))
    except Exception as error:
        locked = "password" in str(error).lower() or b"E\0n\0c\0r\0y\0p\0t" in payload
        code, sentence = (
            ("encrypted", "Tệp này có mật khẩu. Đồng chí bỏ mật khẩu rồi gửi lại.")
            if locked
            else ("unreadable", "Tệp này không phải bảng tính Excel hoặc đã hỏng.")
        )
        raise Refusal(code, sentence) from None
    if len(book.sheet_names) > MOST_SHEETS:
        raise Refusal("too_many_sheets", f"Tệp có hơn {MOST_SHEETS} trang tính, hệ thống không đọc.")
    return book


def _rows(sheet: CalamineSheet) -> Rows:
    if sheet.total_height > MOST_ROWS:
        raise Refusal("too_many_rows", f"Trang “{sheet.name}” có hơn 50.000 dòng, hệ thống không đọc.")
    rows = [[_cell(value) for value in row[:MOST_COLUMNS]] for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(rows, sheet.merged_cell_ranges or [])
    return rows


def _fill_merged(rows: Rows, ranges: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """A cell merged downwards (one unit beside its people) says the same for each of its rows."""
    for (top, left), (bottom, right) in ranges:
        if left == right and top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]


def _cell(value: Any) -> str:
    """A cell as people read it: whole numbers without ``.0`` (a telephone typed as a number)."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if isinstance(value, bool) else str(value).strip()


def _text(payload: bytes) -> str:
    """CSV text as Excel and others write it: UTF-8 with or without its mark, UTF-16, or Windows-1258."""
    if payload[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return payload.decode("utf-16", errors="replace")
    if b"\0" in payload or payload[:4] == b"%PDF":
        raise Refusal("unreadable", "Tệp này không phải bảng tính Excel hoặc CSV.")
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        return payload.decode("cp1258", errors="replace")


def _delimited(text: str) -> Rows:
    first = [line for line in text.splitlines()[:30] if line.strip()]
    delimiter = max(_DELIMITERS, key=lambda sign: sum(line.count(sign) for line in first))
    rows = []
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        rows.append([cell.strip() for cell in row[:MOST_COLUMNS]])
        if len(rows) > MOST_ROWS:
            raise Refusal("too_many_rows", "Tệp có hơn 50.000 dòng, hệ thống không đọc.")
    return rows
