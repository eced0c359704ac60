"""When a unit's launch is late, doubtful, or can no longer be changed."""

from datetime import date

import pytest

from rules.launching import changeable, is_before_year, is_late


@pytest.mark.parametrize(
    ("held_on", "due_on", "late"),
    [
        (date(2027, 3, 31), date(2027, 3, 31), False),
        (date(2027, 4, 1), date(2027, 3, 31), True),
        (date(2027, 4, 1), None, False),
        (None, date(2027, 3, 31), False),
    ],
)
def test_late(held_on: date | None, due_on: date | None, late: bool) -> None:
    assert is_late(held_on, due_on) is late


@pytest.mark.parametrize(("held_on", "before"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False), (None, False)])
def test_before_the_year(held_on: date | None, before: bool) -> None:
    assert is_before_year(held_on, 2027) is before


@pytest.mark.parametrize(("today", "may"), [(date(2027, 12, 31), True), (date(2028, 1, 1), False)])
def test_changeable_to_the_last_day_of_the_year(today: date, may: bool) -> None:
    assert changeable(2027, today) is may
