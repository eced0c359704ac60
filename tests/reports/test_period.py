from datetime import date

import pytest

from reports import period


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


def test_a_range_has_no_name_and_does_not_run_backwards() -> None:
    with pytest.raises(ValueError):
        period.named("range", 2026)
    with pytest.raises(ValueError):
        period.named("q2", 2026)
    with pytest.raises(ValueError):
        period.between(date(2026, 2, 2), date(2026, 2, 1))
