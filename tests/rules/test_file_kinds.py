"""Files by name and by content, honest and otherwise."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.file_kinds import is_what_it_says, kind_of, label

OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def office(folder: str, *more: str, size: int = 10) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", f"{folder}/document.xml", *more):
            archive.writestr(name, b"x" * size)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("anh.jpg", "jpg"),
        ("ANH.JPEG", "jpg"),
        ("so lieu.xlsx", "xlsx"),
        ("bien.ban.pdf", "pdf"),
        ("anh.heif", "heic"),
        ("ghi chú.txt", "txt"),
        ("macro.docm", None),
        ("macro.xlsm", None),
        ("setup.exe", None),
        ("anh.jpg.exe", None),
        ("goi.zip", None),
        ("pdf", None),
        ("", None),
    ],
)
def test_kind_by_name(name: str, kind: str | None) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("kind", "content", "expected"),
    [
        ("jpg", b"\xff\xd8\xff\xe0", True),
        ("jpg", b"MZ\x90\x00", False),
        ("png", b"\x89PNG\r\n\x1a\n....", True),
        ("webp", b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        ("webp", b"RIFF\x00\x00\x00\x00WAVE", False),
        ("heic", b"\x00\x00\x00\x18ftypheic", True),
        ("heic", b"\x00\x00\x00\x18ftypmp42", False),
        ("pdf", b"%PDF-1.7\n", True),
        ("pdf", b"<html>", False),
        ("docx", office("word"), True),
        ("xlsx", office("xl"), True),
        ("docx", office("xl"), False),
        ("docx", office("word", "word/vbaProject.bin"), False),
        ("docx", b"PK\x03\x04 broken", False),
        ("docx", OLE + "EncryptedPackage".encode("utf-16-le"), False),
        ("xlsx", office("xl", size=60 * 1024 * 1024), False),
        ("doc", OLE + b"\x00" * 100, True),
        ("xls", OLE + "_VBA_PROJECT".encode("utf-16-le"), False),
        ("txt", "Đã trồng 320 cây".encode(), True),
        ("txt", "Đã trồng".encode("utf-16"), True),
        ("txt", b"MZ\x00\x01", False),
        ("exe", b"MZ", False),
        ("pdf", b"", False),
    ],
)
def test_content_must_be_what_the_name_says(kind: str, content: bytes, expected: bool) -> None:
    assert is_what_it_says(kind, content) is expected


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ke-hoach.pdf", "ke-hoach.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\thu muc\\anh.jpg", "anh.jpg"),
        ("a\x00b.pdf", "ab.pdf"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("", "tep"),
        ("...", "tep"),
    ],
)
def test_label_of_a_name(name: str, shown: str) -> None:
    assert label(name) == shown


@given(st.text(max_size=400))
def test_no_label_is_long_or_a_path(name: str) -> None:
    shown = label(name)
    assert 0 < len(shown) <= 100
    assert not set(shown) & set('/\\\n\x00<>"')
