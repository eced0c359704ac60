"""Shares of a target: what adds up, what is counted once, what never adds up."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cascade import Below, Figure, Share, adds_up, rolled_up, sum_of
from rules.records import Campaign, Target

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


def below(number: int, parent: int, *figures: tuple[int, str], unit: str = "mô hình") -> Below:
    """A target that comes from another one, with (official, amount) reported on it."""
    of = replace(target(unit=unit), id=number, parent_target_id=parent, campaign_id=number)
    return Below(
        Campaign(number, "…", 2027, "", "open"), of, tuple(Figure(who, Decimal(each)) for who, each in figures)
    )


LEVELS = [
    ([], 0, 0, None),
    ([below(20, 7)], 1, 0, None),  # nothing reported is not zero
    ([below(20, 7, (1, "3")), below(21, 7, (2, "4"))], 2, 2, "7"),
    ([below(20, 7, (1, "3")), below(30, 20, (2, "4")), below(40, 30, (3, "5"))], 3, 3, "12"),  # three levels
    ([below(20, 7), below(30, 20, (2, "4"))], 2, 1, "4"),  # nothing at the level between
    ([below(20, 7, (1, "3"), (2, "9")), below(30, 20, (2, "4"))], 2, 2, "7"),  # 2 is counted below, not again above
    ([below(20, 7, (1, "3"), (1, "2"))], 1, 1, "5"),  # two items of one person
    ([below(20, 7, (1, "3"), unit="ha"), below(30, 20, (2, "4"))], 2, 1, "4"),
    ([below(20, 8, (1, "3"))], 0, 0, None),  # of another target
]


@pytest.mark.parametrize(("found", "asked", "reporting", "total"), LEVELS)
def test_results_roll_up_over_levels(found: list[Below], asked: int, reporting: int, total: str | None) -> None:
    sums = rolled_up(target(), found)
    assert (sums.asked, sums.reporting) == (asked, reporting)
    assert sums.total == (None if total is None else Decimal(total))


def test_rates_of_several_levels_have_a_span_and_no_sum() -> None:
    found = [below(20, 7, (1, "90"), unit="%"), below(30, 20, (2, "97.5"), unit="%")]
    sums = rolled_up(target(unit="%"), found)
    assert (sums.total, sums.low, sums.high) == (None, Decimal(90), Decimal("97.5"))


TREES = st.lists(
    st.tuples(st.integers(0, 5), st.lists(st.tuples(st.integers(1, 4), st.integers(0, 99)), max_size=3)), max_size=6
)


@given(TREES)
def test_each_person_counts_once_and_at_the_lowest_level(grown: list[tuple[int, list[tuple[int, int]]]]) -> None:
    """The n-th target hangs below one of those before it, or below the one at the top (7)."""
    ids, depth, found = [7], {7: 0}, []
    for number, (place, told) in enumerate(grown, start=100):
        parent = ids[place % len(ids)]
        ids.append(number)
        depth[number] = depth[parent] + 1
        found.append(below(number, parent, *((who, str(amount)) for who, amount in told)))
    expected = 0
    for person in range(1, 5):
        theirs = [
            (depth[n], amount) for n, (_, told) in enumerate(grown, start=100) for who, amount in told if who == person
        ]
        lowest = max((level for level, _ in theirs), default=0)
        expected += sum(amount for level, amount in theirs if level == lowest)
    total = rolled_up(target(), found).total
    assert total == (expected if any(told for _, told in grown) else None)
