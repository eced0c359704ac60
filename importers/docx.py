"""The text of a .docx: paragraphs with their automatic numbers, tables as bars, the letterhead table column by column."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from importers.archive import open_archive, read_xml
from importers.docx_numbering import Numbering
from importers.limits import check_length, check_words
from importers.refusal import Refusal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pict", f"{W}fldData"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LAYOUT = ("CỘNG HÒA", "CỘNG HOÀ", "Nơi nhận", "Độc lập", "Số:", "KT.", "TM.")


def parse(payload: bytes) -> dict[str, Any]:
    """``{"text": …, "pages": n}``; refuses macros, encryption, bombs, embedded objects, empty and long files."""
    archive = open_archive(payload)
    _check_types(read_xml(archive, "[Content_Types].xml"))
    document = read_xml(archive, "word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise Refusal("unknown", "Tệp không phải văn bản Word. Đề nghị gửi tệp .docx, .pdf có chữ hoặc .txt.")
    numbering = Numbering(read_xml(archive, "word/numbering.xml"), read_xml(archive, "word/styles.xml"))
    text = "\n".join(_blocks(body, numbering))
    check_words(text)
    pages = _pages(body)
    check_length(text, pages)
    return {"text": text, "pages": pages}


def _check_types(types: Element | None) -> None:
    declared = " ".join(entry.get("ContentType", "") for entry in types) if types is not None else ""
    if "macroEnabled" in declared:
        raise Refusal("macro", "Tệp có chứa macro nên không được nhận. Đề nghị lưu lại thành .docx rồi gửi.")


def _pages(body: Element) -> int:
    """Page breaks that Word wrote down when it last laid the text out, or that were put in by hand."""
    written = sum(1 for _ in body.iter(f"{W}lastRenderedPageBreak"))
    forced = sum(1 for mark in body.iter(f"{W}br") if mark.get(f"{W}type") == "page")
    return max(written, forced) + 1


def _blocks(parent: Element, numbering: Numbering) -> Iterator[str]:
    for block in parent:
        if block.tag == f"{W}p":
            yield numbering.label(block) + "".join(_words(block))
        elif block.tag == f"{W}tbl":
            yield from _table(block, numbering)
        elif block.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins"}:
            yield from _blocks(block, numbering)


def _words(element: Element) -> Iterator[str]:
    for part in element:
        if part.tag == f"{W}t":
            yield part.text or ""
        elif part.tag in {f"{W}tab", f"{W}ptab"}:
            yield "\t"
        elif part.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif part.tag == f"{W}noBreakHyphen":
            yield "-"
        elif part.tag not in _SKIPPED and part.tag != _FALLBACK and not part.tag.endswith(("}pPr", "}rPr")):
            yield from _words(part)


def _table(table: Element, numbering: Numbering) -> Iterator[str]:
    """A letterhead or signature table is read column by column; any other gives one line of bars per row."""
    grid = [[list(_blocks(cell, numbering)) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
    words = " ".join(line for row in grid for cell in row for line in cell)
    if any(mark in words for mark in _LAYOUT) and max((len(row) for row in grid), default=0) <= 3:
        for column in range(max(len(row) for row in grid)):
            yield from (line for row in grid if column < len(row) for line in row[column])
        return
    for row in grid:
        yield "| " + " | ".join(" ".join(" ".join(cell).split()) for cell in row) + " |"
