"""A campaign's days and names in another year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.campaign_copies import moved, renamed, speaks_of

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
