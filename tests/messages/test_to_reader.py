"""Every template in all four ways of addressing its reader: whole sentences, and third persons left as they are."""

import re
import unicodedata
from pathlib import Path

import pytest

from messages.to_reader import TO_READER, marked
from rules.address import addressed

TEMPLATES = sorted((Path(__file__).parents[2] / "messages" / "templates").rglob("*.j2"))
T = TO_READER
_TAG = re.compile(r"\{#.*?#\}", re.DOTALL)
# where a sentence begins: after a full stop, a question, or on a line of its own
_BEGINS = re.compile(rf"(?:[.?]\s+|\n\n){T}?(đồng chí)")
# titles before names, which nobody else may be called by
_TITLED = re.compile(rf"{T}[đĐ]ồng chí(?: (?:<[bi]>)?\{{\{{| ấy| này)")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Đồng chí xem.", f"{T}Đồng chí xem."),
        ("Chờ đồng chí xác nhận.", f"Chờ {T}đồng chí xác nhận."),
        ("Đồng chí {{ name }} trả lại.", "Đồng chí {{ name }} trả lại."),
        ("Đồng chí <b>{{ name }}</b>", "Đồng chí <b>{{ name }}</b>"),
        ("{{ count }} đồng chí chưa xong.", "{{ count }} đồng chí chưa xong."),
        ("các đồng chí này", "các đồng chí này"),
        ("Nếu đồng chí ấy đổi số", "Nếu đồng chí ấy đổi số"),
        ("{{ day }}.\nĐồng chí xem.", f"{{{{ day }}}}.\n{T}Đồng chí xem."),
        ('{{ names | join(" hoặc đồng chí ") }}', '{{ names | join(" hoặc đồng chí ") }}'),
        ("Xong.\n---\nall: Nhắc đồng chí", "Xong.\n---\nall: Nhắc đồng chí"),
    ],
)
def test_marks_the_reader_and_nobody_else(source: str, expected: str) -> None:
    assert marked(source) == expected


@pytest.mark.parametrize("word", ["đồng chí", "anh", "chị", "Hoa"])
def test_every_template_reads_right_in_every_address(word: str) -> None:
    broken = []
    for path in TEMPLATES:
        source = marked(_TAG.sub("", path.read_text()))
        said = addressed(source, word)
        found = TO_READER in said or _BEGINS.search(source) or _TITLED.search(source)
        doubled = re.search(rf"\b({word}) +\1\b", said, re.IGNORECASE)
        if found or doubled or said != unicodedata.normalize("NFC", said):
            broken.append(path.name)
    assert broken == []


def test_most_readers_are_marked() -> None:
    assert sum(marked(path.read_text()).count(TO_READER) for path in TEMPLATES) > 400
