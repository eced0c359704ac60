"""The text layer of a PDF, page by page."""

import io
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from importers.limits import check_length
from importers.pdf_glyphs import glyphs
from importers.pdf_lines import page_text
from importers.refusal import Refusal

_LETTERS_PER_PAGE = 20
_DANGEROUS = ("/EmbeddedFiles", "/JavaScript")


def parse(payload: bytes) -> dict[str, Any]:
    """``{"text": …, "pages": n}``; refuses encrypted, long, scanned files and files with attachments or scripts."""
    reader = _opened(payload)
    pages = len(reader.pages)
    text = "\n".join(page_text(glyphs(page)) for page in reader.pages)
    if sum(character.isalpha() for character in text) < _LETTERS_PER_PAGE * pages:
        raise Refusal(
            "scanned",
            "Tệp PDF này là bản quét (ảnh chụp), không có chữ để đọc. Đề nghị gửi tệp .docx hoặc dán nội dung văn bản.",
        )
    check_length(text, pages)
    return {"text": text, "pages": pages}


def count_pages(payload: bytes) -> int:
    """How many pages a file has that `parse` would open."""
    return len(_opened(payload).pages)


def _opened(payload: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(payload))
    except PyPdfError as broken:
        raise Refusal("unreadable", "Tệp PDF bị hỏng, hệ thống không đọc được.") from broken
    if reader.is_encrypted:
        raise Refusal("encrypted", "Tệp có đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.")
    check_length("", len(reader.pages))
    _check_attachments(reader)
    return reader


def _check_attachments(reader: PdfReader) -> None:
    names = reader.root_object.get("/Names")
    found = names.get_object() if names is not None else {}
    if any(key in found for key in _DANGEROUS):
        raise Refusal("embedded", "Tệp có đính kèm tệp khác hoặc mã lệnh nên không được nhận. Đề nghị chỉ gửi văn bản.")
