"""Plain text files: UTF-8, UTF-16 with its mark, or the Windows code page for Vietnamese."""

from typing import Any

from importers.limits import check_length, check_words
from importers.refusal import Refusal


def parse(payload: bytes) -> dict[str, Any]:
    """``{"text": …, "pages": None}``; refuses what is no text."""
    text = _decode(payload)
    check_words(text)
    check_length(text, text.count("\f") + 1)
    return {"text": text.replace("\r\n", "\n").replace("\r", "\n"), "pages": None}


def _decode(payload: bytes) -> str:
    if payload.startswith((b"\xff\xfe", b"\xfe\xff")):
        return payload.decode("utf-16", errors="replace")
    if b"\x00" in payload:
        raise Refusal("unknown", "Tệp không đúng định dạng. Đề nghị gửi tệp .docx, .pdf có chữ hoặc .txt.")
    try:
        return payload.decode("utf-8-sig")
    except UnicodeDecodeError:
        return payload.decode("cp1258", errors="replace")
