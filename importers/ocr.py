"""Scanned pages → text, by `tesseract` with Vietnamese and, for PDF, `pdftoppm`: offered only where they are installed."""

import shutil
import subprocess
from dataclasses import dataclass

from importers import sandbox, sandbox_program
from importers.refusal import Refusal

MAX_PAGES = 20
SECONDS_PER_PAGE = 60.0
MEMORY_MB = 1024
_LONG_SIDE = "2400"  # pixels: about 200 dots per inch on A4
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*")
_LISTING_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Programs:
    """Full paths; ``pdftoppm`` is None where only pictures can be read."""

    tesseract: str
    pdftoppm: str | None


def installed() -> Programs | None:
    """The programs found on PATH; None without tesseract or without its Vietnamese data."""
    tesseract = shutil.which("tesseract")
    if tesseract is None or "vie" not in _languages(tesseract):
        return None
    return Programs(tesseract, shutil.which("pdftoppm"))


def _languages(tesseract: str) -> list[str]:
    command = [tesseract, "--list-langs"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LISTING_SECONDS, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return []
    return done.stdout.split()


def offered(payload: bytes) -> bool:
    """Whether this machine can read the letters in this file."""
    picture = payload.startswith(_PICTURES)
    if not picture and b"%PDF-" not in payload[:1024]:
        return False
    programs = installed()
    return programs is not None and (picture or programs.pdftoppm is not None)


def count_pages(payload: bytes) -> int:
    """How many pages there are to read. Raises `Refusal` with code ``too_long`` for more than `MAX_PAGES`."""
    if payload.startswith(_PICTURES):
        return 1
    pages: int = sandbox.run("importers.pdf:count_pages", payload)
    if pages > MAX_PAGES:
        raise Refusal(
            "too_long",
            f"Bản quét có {pages} trang, hệ thống chỉ đọc chữ từ ảnh đến {MAX_PAGES} trang. "
            "Đề nghị gửi tệp .docx hoặc chỉ gửi phần phát động thi đua.",
        )
    return pages


def page_text(payload: bytes, page: int) -> str:
    """The text of one page (from 1), wide gaps kept as blanks. Blocks; raises `Refusal` as the sandbox does, and with
    code ``no_ocr`` when the programs are gone."""
    programs = installed()
    if programs is None:
        raise Refusal(
            "no_ocr", "Máy chủ chưa cài phần đọc chữ từ ảnh. Đề nghị gửi tệp .docx hoặc dán nội dung văn bản."
        )
    picture = payload if payload.startswith(_PICTURES) else _drawn(programs, payload, page)
    command = [programs.tesseract, "-", "-", "-l", "vie", "--psm", "6", "-c", "preserve_interword_spaces=1"]
    return _run(command, picture).decode("utf-8", "replace").replace("\f", "\n")


def _drawn(programs: Programs, payload: bytes, page: int) -> bytes:
    place = ["-f", str(page), "-l", str(page)]
    return _run([programs.pdftoppm or "", "-png", "-gray", "-scale-to", _LONG_SIDE, *place, "-"], payload)


def _run(command: list[str], payload: bytes) -> bytes:
    return sandbox_program.run(command, payload, seconds=SECONDS_PER_PAGE, memory_mb=MEMORY_MB)
