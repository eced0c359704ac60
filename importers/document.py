"""A file that somebody sent → plain text with its lines. Formats: .docx, .pdf with a text layer, .txt.

The cheap checks (empty, too large, wrong kind) happen here; every parser runs in the sandbox.
"""

from dataclasses import dataclass
from pathlib import Path

from importers import sandbox
from importers.refusal import Refusal

MAX_BYTES = 10 * 1024 * 1024
_PARSERS = {"docx": "importers.docx:parse", "pdf": "importers.pdf:parse", "txt": "importers.plain_text:parse"}
_OLE = b"\xd0\xcf\x11\xe0"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"II*\x00", b"MM\x00*")


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The text of a document: lines parted by ``\\n``, tables as ``| a | b |`` lines. ``pages`` is None where unknown."""

    text: str
    kind: str
    pages: int | None = None

    @property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def read_document(source: str | Path | bytes, name: str | None = None) -> DocumentText:
    """The text of a file (a path, or its bytes with its ``name``).

    Blocks while a child process parses (at most 30 s, 512 MB). Raises `Refusal` with a code and a Vietnamese sentence:
    ``too_large empty old_word macro encrypted picture unknown embedded bomb scanned too_long unreadable too_slow``.
    """
    name = name or (Path(source).name if not isinstance(source, bytes) else "")
    payload = source if isinstance(source, bytes) else _load(Path(source))
    _check_size(len(payload))
    kind = _kind(payload, name)
    parsed = sandbox.run(_PARSERS[kind], payload)
    return DocumentText(parsed["text"], kind, parsed["pages"])


def _load(path: Path) -> bytes:
    _check_size(path.stat().st_size)
    return path.read_bytes()


def _check_size(size: int) -> None:
    if size > MAX_BYTES:
        raise Refusal("too_large", "Tệp lớn hơn 10 MB. Đề nghị gửi tệp nhỏ hơn, chỉ gồm văn bản.")


def _kind(payload: bytes, name: str) -> str:
    """The format by content, checked against the name's ending."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if not payload.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise Refusal("empty", "Tệp này trống, không có nội dung để đọc.")
    if ending in {"docm", "dotm"}:
        raise Refusal("macro", "Tệp có chứa macro nên không được nhận. Đề nghị lưu lại thành .docx rồi gửi.")
    if payload.startswith(_OLE):
        raise _old_or_encrypted(payload)
    if payload.startswith(_PICTURES):
        raise Refusal("picture", "Đây là tệp ảnh, không phải văn bản. Đề nghị gửi tệp .docx, .pdf có chữ hoặc .txt.")
    return _known(payload, ending)


def _old_or_encrypted(payload: bytes) -> Refusal:
    if "EncryptedPackage".encode("utf-16-le") in payload:
        return Refusal("encrypted", "Tệp có đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại.")
    return Refusal("old_word", "Tệp theo định dạng cũ (.doc). Đề nghị lưu lại thành .docx rồi gửi.")


def _known(payload: bytes, ending: str) -> str:
    if payload.startswith(b"PK\x03\x04"):
        return "docx"
    if b"%PDF-" in payload[:1024]:
        return "pdf"
    if ending in {"txt", "text", "md", ""}:
        return "txt"
    raise Refusal("unknown", "Tệp không đúng định dạng. Đề nghị gửi tệp .docx, .pdf có chữ hoặc .txt.")
