"""Shares of a target: what adds up, what is counted once, what never adds up."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cascade import Share, adds_up, sum_of
from rules.records import Target

PARENTS = {1: None, 2: 1, 3: 1, 4: 3, 5: 4}
UNIT_OF = {10: 2, 11: 4, 12: 5}


def target(comparator: str = ">=", value: str | None = "10", unit: str = "mô hình") -> Target:
    return Target(7, 1, "…", "Mô hình", comparator, None if value is None else Decimal(value), unit)


def share(value: str, unit_id: int | None = None, official_id: int | None = None, unit: str = "mô hình") -> Share:
    return Share(0, 7, unit_id, official_id, Decimal(value), unit)


ADDS = [
    ("mô hình", ">=", True),
    ("ha", "increase", True),
    ("tỷ đồng", ">=", True),
    ("", ">=", True),
    ("%", ">=", False),
    ("%/năm", ">", False),
    ("điểm", ">=", False),
    ("Điểm", ">=", False),
    ("bậc", "rank_up", False),
    ("xã", "rank_up", False),
    ("giường/01 vạn dân", ">=", False),
]


@pytest.mark.parametrize(("unit", "comparator", "adds"), ADDS)
def test_counts_add_up_rates_and_ranks_never(unit: str, comparator: str, adds: bool) -> None:
    assert adds_up(comparator, unit) is adds


SUMS = [
    ([share("3", 2), share("4", 3)], "7", "3"),
    ([share("3", 2), share("7", 3)], "10", "0"),
    ([share("3", 2), share("7", 3), share("7", 4), share("1", 5)], "10", "0"),
    ([share("3", 2), share("2", official_id=10), share("2", official_id=12)], "5", "5"),
    ([share("12", official_id=11)], "12", "-2"),
    ([share("3", 2, unit="Mô  hình")], "3", "7"),
]


@pytest.mark.parametrize(("shares", "total", "missing"), SUMS)
def test_shares_are_added_once(shares: list[Share], total: str, missing: str) -> None:
    found = sum_of(target(), shares, PARENTS, UNIT_OF)
    assert (found.bearers, found.total, found.missing) == (len(shares), Decimal(total), Decimal(missing))


NEVER = [
    (target(unit="%"), share("90", 2, unit="%")),
    (target(), share("3", 2, unit="ha")),
    (target("rank_up"), share("1", 2)),
]


@pytest.mark.parametrize(("asked", "issued"), NEVER)
def test_what_does_not_add_up_has_no_total(asked: Target, issued: Share) -> None:
    found = sum_of(asked, [issued], PARENTS, UNIT_OF)
    assert (found.bearers, found.total, found.missing) == (1, None, None)


def test_without_a_value_there_is_nothing_to_miss_and_other_targets_do_not_count() -> None:
    other = Share(0, 8, 2, None, Decimal(5), "mô hình")
    found = sum_of(target(value=None), [share("3", 2), other], PARENTS, UNIT_OF)
    assert (found.bearers, found.total, found.missing) == (1, Decimal(3), None)


@given(st.lists(st.tuples(st.sampled_from([2, 3]), st.integers(0, 10**6)), max_size=2, unique_by=lambda each: each[0]))
def test_units_side_by_side_add_up_exactly(issued: list[tuple[int, int]]) -> None:
    found = sum_of(target(), [share(str(value), unit) for unit, value in issued], PARENTS, UNIT_OF)
    assert found.total == (sum(value for _, value in issued) if issued else None)
