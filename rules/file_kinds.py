"""Which files are taken as evidence: by name before they are fetched, by content afterwards."""

import re
import zipfile
from io import BytesIO

from rules.words import clean

MOST_BYTES = 10 * 1024 * 1024
_MOST_ENTRIES = 2_000
_MOST_UNPACKED = 100 * 1024 * 1024
_LONGEST_NAME = 100
_KINDS = {"jpeg": "jpg", "heif": "heic"} | {k: k for k in "jpg png webp heic pdf docx xlsx doc xls txt".split()}  # noqa: SIM905
_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OLE_MACROS = "_VBA_PROJECT".encode("utf-16-le")
_OLE_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OFFICE_FOLDER = {"docx": "word/", "xlsx": "xl/"}
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"|?*]+")


def kind_of(name: str) -> str | None:
    """The kind that a file's name promises (jpg, png, webp, heic, pdf, docx, xlsx, doc, xls, txt); None when not taken.

    Programs, archives and files with macros (docm, xlsm) are not taken; nor is a name without an ending.
    """
    _, dot, ending = clean(name).rpartition(".")
    return _KINDS.get(ending.strip().lower()) if dot else None


def label(name: str) -> str:
    """The original name as it may be shown and handed out again: no folders, no control or direction marks, not long."""
    base = re.split(r"[/\\]", clean(name).replace("\n", " "))[-1]
    base = _UNSAFE.sub(" ", base).strip(" .")
    stem, dot, ending = base.rpartition(".")
    if len(base) <= _LONGEST_NAME:
        return base or "tep"
    return f"{(stem or ending)[: _LONGEST_NAME - 10]}…{dot}{ending[:8]}"


def is_what_it_says(kind: str, content: bytes) -> bool:
    """Whether the content really is of ``kind``: its first bytes, and for Office files no macros, lock or bomb.

    PDFs are stored, never parsed; of Office files only the table of contents is read.
    """
    match kind:
        case "jpg":
            return content.startswith(b"\xff\xd8\xff")
        case "png":
            return content.startswith(b"\x89PNG\r\n\x1a\n")
        case "webp":
            return content[:4] == b"RIFF" and content[8:12] == b"WEBP"
        case "heic":
            return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS
        case "pdf":
            return b"%PDF-" in content[:1024]
        case "docx" | "xlsx":
            return _is_office(_OFFICE_FOLDER[kind], content)
        case "doc" | "xls":
            return content.startswith(_OLE) and _OLE_MACROS not in content and _OLE_LOCKED not in content
        case "txt":
            return _is_text(content)
        case _:
            return False


def _is_office(folder: str, content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    names = [entry.filename for entry in entries]
    small = len(entries) <= _MOST_ENTRIES and sum(entry.file_size for entry in entries) <= _MOST_UNPACKED
    whole = "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
    macros = any("vbaproject" in name.lower() for name in names)
    return small and whole and not macros


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return b"\x00" not in content
