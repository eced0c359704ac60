"""Files of each format: what is read, and what is turned away with which reason."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from importers.document import MAX_BYTES, read_document
from importers.refusal import Refusal
from rules.launch_document.draft import Draft
from rules.launch_document.read import read
from tests.importers import document_files as files
from tests.rules.launch_document.documents_of import Measured, invented, seeds

MEASURED = [*invented(), *seeds()]
LONG = "\n".join(
    f"Dòng thứ {n} của một văn bản rất dài về phong trào thi đua, ghi lại đủ mọi việc của đơn vị." for n in range(5000)
)


def substance(draft: Draft) -> dict[str, object]:
    """The draft without line numbers, which differ between a file and the text it was made from."""
    values = draft.as_dict()
    return {name: value for name, value in values.items() if name != "sources"}


@pytest.mark.parametrize("document", MEASURED, ids=lambda d: d.name)
def test_a_docx_gives_the_draft_of_its_text(document: Measured) -> None:
    found = read_document(files.docx_of(document.text), "van-ban.docx")
    assert substance(read(found.text)) == substance(read(document.text))


@pytest.mark.parametrize("document", MEASURED, ids=lambda d: d.name)
def test_a_pdf_gives_the_draft_of_its_text(document: Measured) -> None:
    found = read_document(files.pdf_of(document.text), "van-ban.pdf")
    assert substance(read(found.text)) == substance(read(document.text))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_file_in_each_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "van-ban.txt"
    path.write_text("Phát động phong trào thi đua\nĐơn vị: Phòng Mẫu", encoding=encoding)
    found = read_document(path)
    assert found.lines == ["Phát động phong trào thi đua", "Đơn vị: Phòng Mẫu"]
    assert found.kind == "txt"


def test_automatic_numbers_of_word_are_written_out() -> None:
    document = docx.Document()
    for words in ("Thi đua dạy tốt", "Thi đua học tốt"):
        document.add_paragraph(words, style="List Number")
    document.add_paragraph("Hưởng ứng phong trào", style="List Bullet")
    assert read_document(files.saved(document), "a.docx").lines == [
        "1. Thi đua dạy tốt",
        "2. Thi đua học tốt",
        "- Hưởng ứng phong trào",
    ]


def test_a_letterhead_table_is_read_column_by_column_and_any_other_as_bars() -> None:
    document = docx.Document()
    files.add_table(
        document, [["SỞ MẪU\nSố: 12/KH-SM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]]
    )
    files.add_table(document, [["Chỉ tiêu", "Kế hoạch"], ["Sáng kiến", "15"]])
    assert read_document(files.saved(document), "a.docx").lines == [
        "SỞ MẪU",
        "Số: 12/KH-SM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "| Chỉ tiêu | Kế hoạch |",
        "| Sáng kiến | 15 |",
    ]


REFUSED: list[tuple[str, Callable[[], bytes], str]] = [
    ("trong.docx", lambda: b"", "empty"),
    ("trong.txt", lambda: b" \r\n\t ", "empty"),
    ("rong.docx", lambda: files.docx_of(""), "empty"),
    ("lon.pdf", lambda: bytes(MAX_BYTES + 1), "too_large"),
    ("macro.docm", lambda: files.docx_of("Thi đua"), "macro"),
    ("macro.docx", files.macro_docx, "macro"),
    ("macro2.docx", lambda: files.changed_archive(files.docx_of("Thi đua"), {"word/vbaProject.bin": b"x"}), "macro"),
    (
        "nhung.docx",
        lambda: files.changed_archive(files.docx_of("Thi đua"), {"word/embeddings/a.xlsx": b"x"}),
        "embedded",
    ),
    ("bom.docx", files.zip_bomb, "bomb"),
    ("nhieu.docx", files.many_entries, "bomb"),
    ("cuoi.docx", files.billion_laughs, "unreadable"),
    ("hong.docx", lambda: files.docx_of("Thi đua")[:4000], "unreadable"),
    ("anh.docx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
    ("anh2.docx", lambda: b"\xff\xd8\xff\xe0" + bytes(100), "picture"),
    ("khoa.docx", lambda: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ("cu.doc", lambda: b"\xd0\xcf\x11\xe0" + bytes(100), "old_word"),
    ("khoa.pdf", files.encrypted_pdf, "encrypted"),
    ("quet.pdf", files.scanned_pdf, "scanned"),
    ("kem.pdf", files.pdf_with_attachment, "embedded"),
    ("hong.pdf", lambda: b"%PDF-1.7 nothing follows", "unreadable"),
    ("200.pdf", lambda: files.scanned_pdf(200), "too_long"),
    ("200.docx", lambda: files.docx_of(LONG), "too_long"),
    ("200.txt", lambda: LONG.encode(), "too_long"),
    ("la.bin", lambda: b"\x00\x01\x02 thi dua", "unknown"),
    ("bang.xlsx", lambda: files.changed_archive(files.docx_of("a"), without="word/document.xml"), "unknown"),
]


@pytest.mark.parametrize(("name", "make", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_refused_with_a_plain_sentence(name: str, make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_document(make(), name)
    assert refused.value.code == code
    assert refused.value.sentence.endswith(".")
    assert "!" not in refused.value.sentence


def test_a_file_too_large_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "lon.docx"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(Refusal) as refused:
        read_document(path)
    assert refused.value.code == "too_large"


def test_cells_that_run_on_below_are_joined_to_their_row() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "Đơn vị\ntính", "Kế hoạch\n2027"],
        ["1", "Tỷ lệ hồ sơ giải quyết\nđúng hạn tại bộ phận\nmột cửa", "%", "98"],
        ["2", "Số sáng kiến", "sáng kiến\ncấp cơ sở", "12"],
    ]
    text = read_document(files.table_pdf(rows, [0.05, 0.1, 0.5, 0.75]), "bang.pdf").text
    lines = [" | ".join(line.split("    ")) for line in text.split("\n")]
    assert lines == [
        "TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2027",
        "1 | Tỷ lệ hồ sơ giải quyết đúng hạn tại bộ phận một cửa | % | 98",
        "2 | Số sáng kiến | sáng kiến cấp cơ sở | 12",
    ]
