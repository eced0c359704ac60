"""Comparing, cleaning and repairing typed Vietnamese."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.words import clean, fold, nfc, plain, similar, telex, worded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng  ký, thi-đua!", "dang ky thi dua"),
        ("Hoà thuỷ", "hoa thuy"),
        ("93,35 % và 1.300.000", "93,35% va 1.300.000"),
        ("ngày 31/3/2026.", "ngay 31/3/2026"),
        ("１２３", "123"),
        ("a\u200bb\u00a0c\tD", "ab c d"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded


def test_tone_placement_and_order_of_marks_make_no_difference() -> None:
    assert fold("Hòa") == fold("Hoà")
    assert nfc("e\u0301\u0302") == nfc("e\u0302\u0301") == "ế"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng kys", "đăng ký"),
        ("Ddawng kys", "Đăng ký"),
        ("ddax troongf dduwowcj 320 caay", "đã trồng được 320 cây"),
        ("hoanf thanhf", "hoàn thành"),
        ("dduocwj", "được"),
        ("chuaw", "chưa"),
        ("thuwcj hieenj", "thực hiện"),
        ("d9a8ng ky1", "đăng ký"),
        ("ba1o ca1o d9u7o7c5", "báo cáo được"),
        ("đăng ký", "đăng ký"),
        ("excel file zalo", "excel file zalo"),
        ("quy1 thang3 lop5", "quy1 thang3 lop5"),
        ("dang ky thi dua", "dang ky thi dua"),
    ],
)
def test_telex(typed: str, meant: str) -> None:
    assert telex(typed) == meant


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  a\x00b\x0b ", "ab"),
        ("dòng 1\r\ndòng 2", "dòng 1\ndòng 2"),
        ("x\ud800y\ufffe", "xy"),
        ("\u200btrồng\u00a0rừng", "trồng rừng"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_fold_and_clean_change_nothing_twice(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert clean(clean(text)) == clean(text)
    assert nfc(nfc(text)) == nfc(text)


@given(st.text())
def test_plain_keeps_places(text: str) -> None:
    assert len(plain(text)) == len(nfc(text))


@given(st.text())
def test_cleaned_text_may_stand_in_xml(text: str) -> None:
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in clean(text))
    clean(text).encode("utf-8")


def test_similar() -> None:
    assert similar("Đăng ký", "dang ky") == 1.0
    assert similar("dang ky", "dang yk") == pytest.approx(6 / 7)
    assert similar("", "") == 1.0
    assert similar("abc", "xyz") == 0.0


@pytest.mark.parametrize(
    ("text", "has_a_word"),
    [
        ("Trồng cây", True),
        ("Ốp", True),
        ("5 xã", True),
        ("?", False),
        ("12", False),
        ("👍", False),
        ("", False),
        ("m 2", False),
    ],
)
def test_a_text_with_a_word_in_it(text: str, has_a_word: bool) -> None:
    assert worded(text) is has_a_word
