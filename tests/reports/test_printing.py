from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import days, printing


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("93.35"), "93,35"),
        (Decimal("1300000"), "1.300.000"),
        (Decimal("4500.50"), "4.500,5"),
        (Decimal("100.00"), "100"),
        (Decimal("1E+3"), "1.000"),
        (0, "0"),
        (12345, "12.345"),
        (Decimal("-4"), "-4"),
    ],
)
def test_numbers_the_vietnamese_way(value: Decimal | int, text: str) -> None:
    assert printing.number(value) == text


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, None), (0, 7, "0.00"), (7, 7, "100.00"), (2, 3, "66.67"), (1, 8, "12.50"), (39_999, 40_000, "99.99")],
)
def test_a_rate_short_of_the_whole_is_never_100(part: int, whole: int, expected: str | None) -> None:
    assert printing.rate(part, whole) == (None if expected is None else Decimal(expected))


def test_unknown_is_said_and_never_zero() -> None:
    assert printing.cell(None) == "Chưa có số liệu"
    assert printing.cell(0) == "0"


def test_days_and_moments() -> None:
    assert printing.cell(date(2026, 3, 5)) == "05/03/2026"
    assert days.day(date(2026, 3, 5)) == "05/3/2026"
    assert days.day(date(2026, 2, 5)) == "05/02/2026"
    assert days.moment(datetime(2026, 6, 30, 17, 5, tzinfo=UTC)) == "00 giờ 05 phút ngày 01/7/2026"


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(320, "cây", "320 cây"), (Decimal("93.35"), "%", "93,35%"), (5, "", "5")]
)
def test_quantities(value: Decimal | int, unit: str, text: str) -> None:
    assert printing.quantity(value, unit) == text


@given(st.text())
def test_printable_keeps_every_character_or_shows_it(text: str) -> None:
    shown = printing.printable(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        assert after == before or after in "␀␁␂␃␄␅␆␇␈␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␡\ufffd"


def test_characters_that_files_cannot_hold_are_visible() -> None:
    assert printing.printable("a\x00b\x07c\rd\ud800e") == "a␀b␇c␍d\ufffde"
    assert printing.printable("tab\tline\nđ e\u0301") == "tab\tline\nđ e\u0301"
