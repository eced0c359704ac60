"""Open an Office file (a zip archive) only after its directory says that it is harmless."""

import io
import zipfile
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from importers.refusal import Refusal

MAX_UNPACKED = 100 * 1024 * 1024
MAX_RATIO = 100
MAX_ENTRIES = 2000
_MACROS = ("vbaproject.bin", "vbadata.xml")
_EMBEDDED = ("/embeddings/", "/activex/", "oleobject", "afchunk")
_SMALL = 1024 * 1024


def open_archive(payload: bytes) -> zipfile.ZipFile:
    """The archive, or a `Refusal`: ``unreadable bomb encrypted macro embedded``. Nothing is unpacked to disk."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(payload))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as broken:
        raise Refusal("unreadable", "Tệp bị hỏng hoặc không đúng định dạng, hệ thống không đọc được.") from broken
    _check_size(archive.infolist(), len(payload))
    _check_names([entry.filename.lower() for entry in archive.infolist()])
    if any(entry.flag_bits & 1 for entry in archive.infolist()):
        raise Refusal("encrypted", "Tệp có đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.")
    return archive


def _check_size(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """Whole archive: at most 100 MB unpacked, 2,000 entries; one entry over 1 MB at most 100 times its packed size."""
    unpacked = sum(entry.file_size for entry in entries)
    swollen = any(e.file_size > _SMALL and e.file_size > MAX_RATIO * max(e.compress_size, 1) for e in entries)
    if unpacked > MAX_UNPACKED or len(entries) > MAX_ENTRIES or swollen or unpacked > max(MAX_RATIO * packed, _SMALL):
        raise Refusal("bomb", "Tệp nén bất thường (giải nén ra quá lớn) nên không được nhận.")


def _check_names(names: list[str]) -> None:
    if any(name.endswith(_MACROS) for name in names):
        raise Refusal("macro", "Tệp có chứa macro nên không được nhận. Đề nghị lưu lại thành .docx rồi gửi.")
    if any(mark in f"/{name}" for name in names for mark in _EMBEDDED):
        raise Refusal(
            "embedded", "Tệp có đính kèm đối tượng khác bên trong nên không được nhận. Đề nghị chỉ gửi văn bản."
        )


def read_xml(archive: zipfile.ZipFile, name: str) -> Element | None:
    """The XML part ``name``, None where it is missing. A DTD, an entity or broken XML is refused."""
    if name not in archive.namelist():
        return None
    try:
        with archive.open(name) as part:
            root: Element = fromstring(part.read(MAX_UNPACKED), forbid_dtd=True)
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, EOFError, ValueError) as broken:
        raise Refusal("unreadable", "Tệp bị hỏng hoặc không đúng định dạng, hệ thống không đọc được.") from broken
    return root
