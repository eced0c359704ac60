"""Whether a sent Word file may be a template at all: a plain .docx that fetches, embeds and runs nothing."""

import re
from zipfile import ZipFile

from importers.archive import open_archive, read_xml
from importers.refusal import Refusal

MOST_BYTES = 2 * 1024 * 1024
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# field codes that bring in other files or start programs
_FETCHING = re.compile(r"\b(INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|LINK|IMPORT|RD|DATABASE|MACROBUTTON)\b")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def check_template(payload: bytes) -> bool:
    """True, or a `Refusal`: ``too_large``, ``not_word``, ``external``, ``fetching``, or what `open_archive` refuses."""
    if len(payload) > MOST_BYTES:
        raise Refusal("too_large", "Mẫu lớn hơn 2 MB. Đề nghị bỏ bớt hình ảnh rồi gửi lại.")
    archive = open_archive(payload)
    _check_kind(archive)
    for name in archive.namelist():
        if name.endswith(".rels"):
            _check_relations(archive, name)
        elif name.startswith("word/") and name.endswith(".xml"):
            _check_fields(archive, name)
    return True


def _check_kind(archive: ZipFile) -> None:
    types = read_xml(archive, "[Content_Types].xml")
    kinds = {part.get("ContentType") for part in types} if types is not None else set()
    if _MAIN not in kinds or "word/document.xml" not in archive.namelist():
        raise Refusal("not_word", "Tệp không phải văn bản Word dạng .docx. Đề nghị lưu lại thành .docx rồi gửi.")


def _check_relations(archive: ZipFile, name: str) -> None:
    relations = read_xml(archive, name)
    if relations is not None and any(part.get("TargetMode") == "External" for part in relations):
        raise Refusal(
            "external",
            "Mẫu có liên kết ra ngoài (đường dẫn, ảnh hoặc mẫu từ nơi khác). Đề nghị bỏ liên kết rồi gửi lại.",
        )


def _check_fields(archive: ZipFile, name: str) -> None:
    part = read_xml(archive, name)
    if part is None:
        return
    codes = [element.text or "" for element in part.iter(f"{_WORD}instrText")]
    codes += [element.get(f"{_WORD}instr", "") for element in part.iter(f"{_WORD}fldSimple")]
    # a field may be cut into several runs
    if _FETCHING.search(" ".join(codes)) or _FETCHING.search("".join(codes)):
        raise Refusal("fetching", "Mẫu có trường nạp tệp khác (ví dụ INCLUDETEXT). Đề nghị bỏ trường đó rồi gửi lại.")
