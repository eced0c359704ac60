"""Order and sameness of Vietnamese names, and telephone numbers. All people are invented."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.names import given_name, normalise_phone, same_name, sort_key

IN_ORDER = [
    "Lê Văn An",
    "Trần Văn An",
    "Nguyễn Thị Ánh",
    "Lê Ăn",
    "Phạm Ân",
    "Trần Bình",
    "Lê Văn Dũng",
    "Lê Văn Đức",
    "Lê Hoa",
    "Lê Hòa",
    "Lê Hỏa",
    "Lê Hoá",
    "Lê Họa",
    "Hoàng Minh",
    "Lê Thị Oanh",
    "Lê Thị Ổn",
    "Lê Thị Ơn",
    "Lê Tú",
    "Lê Tư",
    "Lê Vinh",
]


def test_lists_are_sorted_by_given_name_first() -> None:
    shuffled = random.Random(7).sample(IN_ORDER, len(IN_ORDER))
    assert sorted(shuffled, key=sort_key) == IN_ORDER


@pytest.mark.parametrize(("letters"), ["aăâ", "dđ", "eê", "oôơ", "uư", "aàảãáạ", "ơờởỡớợ"])
def test_letters_and_tones_in_the_order_of_the_alphabet(letters: str) -> None:
    assert sorted(sorted(letters), key=lambda letter: sort_key(f"Lê {letter}")) == list(letters)


def test_a_letter_weighs_more_than_a_tone() -> None:
    assert sort_key("Lê Bạn") < sort_key("Lê Băn") < sort_key("Lê Bân")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Trần Hòa", "trần  hoà", True),
        ("Lê Thủy", "Lê Thuỷ", True),
        ("Lê Hoa", "Lê Hòa", False),
        ("Lê Dũng", "Lê Đũng", False),
        ("Nguyễn An", "An Nguyễn", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


def test_given_name() -> None:
    assert given_name("Nguyễn Văn Mẫu") == "Mẫu"
    assert given_name("  ") == ""


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_texts_have_an_order(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) + (sort_key(other) < sort_key(one)) + (
        sort_key(one) == sort_key(other)
    ) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "+84912345678",
        "84912345678",
        "0084912345678",
        "+84 (0) 912.345.678",
        "912345678",
        "0912 345 678",
        "\u202a0912-345-678\u202c",
    ],
)
def test_one_mobile_number_in_many_spellings(typed: str) -> None:
    assert normalise_phone(typed) == "+84912345678"


@pytest.mark.parametrize(
    "typed", ["", "12345", "0112345678", "091234567", "09123456789", "abc", "0912345678x", "+1 202 555 0100"]
)
def test_what_is_no_vietnamese_number(typed: str) -> None:
    assert normalise_phone(typed) is None


def test_a_fixed_line() -> None:
    assert normalise_phone("0255 3822 999") == "+842553822999"
