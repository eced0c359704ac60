"""Which days can be an absence, what remains of one that ends today, and which day a typed one is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.absence import Absence, Problem, last_day_when_ended, nearest_day, problem

TODAY = date(2027, 3, 22)
KEPT = [Absence(1, 1, date(2027, 4, 5), date(2027, 4, 9)), Absence(2, 1, date(2027, 6, 1), None)]
days = st.dates(date(2027, 3, 22), date(2027, 9, 30))


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        ("2027-03-22", "2027-03-22", None),
        ("2027-02-19", "2027-03-22", None),  # 31 days ago
        ("2027-02-18", "2027-03-22", Problem.LONG_AGO),
        ("2028-03-22", None, Problem.OVERLAP),
        ("2028-03-23", None, Problem.FAR_AHEAD),
        ("2027-03-23", "2027-03-22", Problem.ORDER),
        ("2027-03-15", "2027-03-21", Problem.OVER),
        ("2027-03-22", "2031-03-22", Problem.TOO_LONG),
        ("2027-03-22", "2027-04-04", None),
        ("2027-03-22", "2027-04-05", Problem.OVERLAP),
        ("2027-04-09", "2027-04-20", Problem.OVERLAP),
        ("2027-04-10", "2027-05-31", None),
        ("2027-04-10", "2027-06-01", Problem.OVERLAP),
        ("2027-03-22", None, Problem.OVERLAP),
        ("2027-07-01", "2027-07-02", Problem.OVERLAP),
    ],
)
def test_days_of_an_absence(first: str, last: str | None, wrong: Problem | None) -> None:
    end = date.fromisoformat(last) if last else None
    assert problem(date.fromisoformat(first), end, KEPT, TODAY) == wrong


@given(days, days, days, days)
def test_absences_that_are_kept_share_no_day(a: date, b: date, c: date, d: date) -> None:
    other = Absence(1, 1, min(c, d), max(c, d))
    kept = problem(a, b, [other], TODAY) is None
    spans = [{a + timedelta(n) for n in range((b - a).days + 1)}, {other.first + timedelta(n) for n in range(200)}]
    spans[1] = {day for day in spans[1] if day <= max(c, d)}
    assert kept == (a <= b and not spans[0] & spans[1])


@pytest.mark.parametrize(
    ("first", "last", "remains"),
    [
        ("2027-03-15", None, "2027-03-21"),
        ("2027-03-21", "2027-04-30", "2027-03-21"),
        ("2027-03-22", None, None),
        ("2027-05-01", "2027-05-03", None),
    ],
)
def test_what_remains_of_an_absence_that_ends_today(first: str, last: str | None, remains: str | None) -> None:
    absence = Absence(1, 1, date.fromisoformat(first), date.fromisoformat(last) if last else None)
    found = last_day_when_ended(absence, TODAY)
    assert found == (date.fromisoformat(remains) if remains else None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20/3", date(2027, 3, 20)),
        ("1/4", date(2027, 4, 1)),
        ("22/3", date(2027, 3, 22)),
        ("2/1", date(2027, 1, 2)),
        ("30/12", date(2026, 12, 30)),
        ("30/12/2027", date(2027, 12, 30)),
        ("hôm qua", date(2027, 3, 21)),
        ("31/2", None),
        ("tháng 4", None),
        ("đi học", None),
    ],
)
def test_a_typed_day_is_the_nearest(typed: str, day: date | None) -> None:
    assert nearest_day(typed, TODAY) == day
