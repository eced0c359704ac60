"""A campaign's days and names in another year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.campaign_copies import moved, next_number, renamed, same_target, speaks_of

NAMES = [
    ("Thi đua năm 2027", "Thi đua năm 2028"),
    ("Quý I/2027", "Quý I/2028"),
    ("2027-2030", "2028-2030"),
    ("Số 12027 và 20271", "Số 12027 và 20271"),
    ("Thi đua yêu nước", "Thi đua yêu nước"),
]


@pytest.mark.parametrize(("name", "after"), NAMES)
def test_the_year_in_a_name(name: str, after: str) -> None:
    assert renamed(name, 2027, 1) == after
    assert speaks_of(name, 2027) is (name != after)


def test_the_29th_of_february() -> None:
    assert moved(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert moved(date(2028, 2, 29), 4) == date(2032, 2, 29)


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 10))
def test_days_keep_their_month(day: date, years: int) -> None:
    after = moved(day, years)
    assert (after.year, after.month) == (day.year + years, day.month)
    assert after.day == day.day or (day.month, day.day, after.day) == (2, 29, 28)


@pytest.mark.parametrize(
    ("number", "taken", "found"),
    [("2", {"1"}, "2"), ("1", {"1", "2"}, "3"), ("1", {"1", "I"}, "2"), ("I", {"I"}, "1"), ("1", set(), "1")],
)
def test_a_number_that_is_taken_goes_on_after_the_largest(number: str, taken: set[str], found: str) -> None:
    assert next_number(number, taken) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Tỷ lệ che phủ rừng", "%"), ("tỷ lệ  che phủ rừng", "%"), True),
        (("Tỷ lệ che phủ rừng", "%"), ("Tỷ lệ che phủ rừng", "ha"), False),
        (("Trồng mới rừng", "ha"), ("Trồng rừng", "ha"), False),
    ],
)
def test_the_same_target_is_known_by_words_and_unit(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    assert same_target(*one, *other) is same
