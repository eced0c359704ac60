from dataclasses import replace
from datetime import date

import pytest

from reports import period
from reports.standing import counted_stages
from rules.records import Stage
from tests.reports.made_up import record


@pytest.mark.parametrize(
    ("kind", "last", "label", "slug", "closing"),
    [
        ("q1", date(2026, 3, 31), "Quý I năm 2026", "q1-2026", False),
        ("6m", date(2026, 6, 30), "6 tháng đầu năm 2026", "6m-2026", False),
        ("9m", date(2026, 9, 30), "9 tháng đầu năm 2026", "9m-2026", False),
        ("year", date(2026, 12, 31), "năm 2026", "year-2026", True),
    ],
)
def test_named_periods_start_on_new_years_day(kind: str, last: date, label: str, slug: str, closing: bool) -> None:
    found = period.named(kind, 2026)
    assert (found.starts_on, found.ends_on) == (date(2026, 1, 1), last)
    assert (found.label, found.slug, found.closing) == (label, slug, closing)


def test_any_from_to() -> None:
    found = period.between(date(2026, 2, 5), date(2026, 5, 20))
    assert found.label == "từ ngày 05/02/2026 đến ngày 20/5/2026"
    assert found.slug == "20260205-20260520"
    assert found.holds(date(2026, 2, 5))
    assert found.holds(date(2026, 5, 20))
    assert not found.holds(date(2026, 5, 21))


@pytest.mark.parametrize(
    ("first", "last", "closing"),
    [
        (date(2022, 1, 1), date(2022, 12, 31), True),
        (date(2021, 1, 1), date(2025, 12, 31), True),
        (date(2021, 1, 1), date(2025, 11, 30), False),
        (date(2021, 2, 1), date(2021, 12, 31), False),
    ],
)
def test_whole_years_are_closed(first: date, last: date, closing: bool) -> None:
    assert period.between(first, last).closing is closing


def test_each_year_of_several_speaks_by_its_own_stage_and_the_whole_by_the_last() -> None:
    years = (2021, 2022, 2023)
    stages = tuple(Stage(year, 1, f"Năm {year}", date(year, 1, 1), date(year, 12, 31)) for year in years)
    several = replace(record(20, 9), stages=stages, milestones=())
    for year in years:
        assert counted_stages(several, period.between(date(year, 1, 1), date(year, 12, 31))) == {year}
    assert counted_stages(several, period.between(date(2021, 1, 1), date(2023, 12, 31))) == {2023}


def test_a_range_has_no_name_and_does_not_run_backwards() -> None:
    with pytest.raises(ValueError):
        period.named("range", 2026)
    with pytest.raises(ValueError):
        period.named("q2", 2026)
    with pytest.raises(ValueError):
        period.between(date(2026, 2, 2), date(2026, 2, 1))
