"""How a reader is addressed."""

import pytest

from messages import to_reader
from rules.address import TO_READER, Address, addressed, word_for

T = TO_READER


def test_the_sign_is_the_one_that_templates_are_marked_with() -> None:
    assert to_reader.TO_READER == TO_READER


@pytest.mark.parametrize(
    ("address", "word"),
    [(Address.COMRADE, "đồng chí"), (Address.BROTHER, "anh"), (Address.SISTER, "chị"), (Address.NAME, "Mẫu")],
)
def test_the_word_of_each_address(address: Address, word: str) -> None:
    assert word_for(address, "Nguyễn Văn Mẫu") == word


def test_somebody_without_a_name_is_a_comrade() -> None:
    assert word_for(Address.NAME, " ") == "đồng chí"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (f"{T}Đồng chí gõ lại.", "chị", "Chị gõ lại."),
        (f"Cảm ơn {T}đồng chí. {T}Đồng chí xem.", "anh", "Cảm ơn anh. Anh xem."),
        (f"{T}Đồng chí gõ lại.", "Hoa", "Hoa gõ lại."),
        (f"{T}Đồng chí nhắc đồng chí Lê Văn Mẫu.", "chị", "Chị nhắc đồng chí Lê Văn Mẫu."),
        (f"Chờ {T}đồng chí.", "đồng chí", "Chờ đồng chí."),
        ("Không có gì để thay.", "chị", "Không có gì để thay."),
        (f"{T}", "chị", ""),
    ],
)
def test_only_what_is_marked_changes(text: str, word: str, expected: str) -> None:
    assert addressed(text, word) == expected
