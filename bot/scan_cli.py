"""Reading a launch document at the command line; the letters in a scan page by page, with a bar that shows how far it is."""

from rich.console import Console
from rich.progress import Progress

from bot import document_import
from bot.document_import import PICTURED
from importers import ocr
from importers.launch_draft import read_draft
from importers.refusal import Refusal
from rules.launch_document.doubt import doubtful
from rules.launch_document.draft import Draft

_NEEDED = "Muốn máy đọc chữ từ ảnh, cài tesseract-ocr, tesseract-ocr-vie, poppler-utils rồi chạy lại."


def read(content: bytes, name: str) -> tuple[str, Draft]:
    """Text and draft of a file; of a scan all of it doubtful. Blocks while child processes work; raises `Refusal`."""
    try:
        return document_import.read(content, name)
    except Refusal as refusal:
        if refusal.code not in PICTURED:
            raise
        if not ocr.offered(content):
            raise Refusal(refusal.code, f"{refusal.sentence} {_NEEDED}") from None
    text = document_import.checked("\n".join(_pages(content)))
    return text, doubtful(read_draft(text))


def _pages(content: bytes) -> list[str]:
    """What every page says. The bar goes to standard error: what is printed for programs stays clean."""
    count, texts = ocr.count_pages(content), []
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=count)
        for page in range(1, count + 1):
            bar.update(task, description=f"Đọc chữ từ ảnh, trang {page}/{count}")
            texts.append(ocr.page_text(content, page))
            bar.advance(task)
    return texts
