"""A percentage without its comma is asked back, never taken."""

from decimal import Decimal

import pytest

from rules.amount import Amount
from rules.amounts import read_amount
from rules.percentages import readings
from rules.unclear import Unclear


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("9335", ["93.35"]),
        ("9335%", ["93.35"]),
        ("955", ["95.5", "955"]),
        ("10000", ["100"]),
        ("1205", ["12.05"]),
    ],
)
def test_asks_back(typed: str, offered: list[str]) -> None:
    found = read_amount(typed, unit="%")
    assert isinstance(found, Unclear)
    assert found.reason == "percent"
    assert found.readings == tuple(map(Decimal, offered))


@pytest.mark.parametrize(
    ("typed", "value"), [("93,35", "93.35"), ("120", "120"), ("200", "200"), ("250%", "250"), ("100", "100")]
)
def test_takes_what_can_be_meant(typed: str, value: str) -> None:
    found = read_amount(typed, unit="%")
    assert isinstance(found, Amount)
    assert (found.value, found.percent) == (Decimal(value), True)


def test_a_figure_that_is_no_percentage_is_left_alone() -> None:
    found = read_amount("9335", unit="cây")
    assert isinstance(found, Amount)
    assert found.value == 9335


def test_what_is_meant_never_exceeds_the_whole() -> None:
    for value in (201, 999, 1000, 9335, 99999, 123456789):
        meant, *_ = readings(Amount(Decimal(value), percent=True), bare=True)
        assert 0 < meant.value <= 100
