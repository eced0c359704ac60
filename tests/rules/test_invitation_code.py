"""Codes: strong enough, typed by people with Vietnamese keyboards, hashed with a key."""

import math
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.invitation_code import ALPHABET, LENGTH, MANGLED, is_code, keyed_hash, normalise

codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH).filter(is_code)


def how_many_codes() -> int:
    """Counted letter by letter, by the last letter."""
    ending = dict.fromkeys(ALPHABET, 1)
    for _ in range(LENGTH - 1):
        following = dict.fromkeys(ALPHABET, 0)
        for last, letter in product(ALPHABET, ALPHABET):
            if last + letter not in MANGLED:
                following[letter] += ending[last]
        ending = following
    return sum(ending.values())


def test_there_are_more_than_48_bits_of_codes() -> None:
    assert math.log2(how_many_codes()) >= 48


def test_no_look_alikes_and_no_vowels() -> None:
    assert not set(ALPHABET) & set("0O1IAEUY")
    assert len(set(ALPHABET)) == len(ALPHABET)


@given(codes)
def test_a_code_survives_how_people_type_it(code: str) -> None:
    for typed in (code, code.lower(), f" {code[:5]} {code[5:]} ", f"{code[:5]}-{code[5:]}", code.replace("W", "ư")):
        assert normalise(typed) == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "BCDFG",
        "BCDFGHJ2345",
        "BCDFGHJ23O",
        "DDCFGHJ234",
        "BCDFG HJ23é",
        "x" * 5000,
        "/start",
        "ＢＣＤＦＧＨＪ２３４",
    ],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert normalise(typed) is None


@given(codes, codes)
def test_the_hash_depends_on_code_and_key(one: str, other: str) -> None:
    assert (keyed_hash(b"key", one) == keyed_hash(b"key", other)) == (one == other)
    assert keyed_hash(b"key", one) != keyed_hash(b"another key", one)
    assert one not in keyed_hash(b"key", one)
