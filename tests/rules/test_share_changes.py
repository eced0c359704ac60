"""What changed between two states of who bears how much."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.cascade import Share
from rules.share_changes import share_changes


def share(target: int, unit: int | None, official: int | None, value: str, measure: str = "cây") -> Share:
    return Share(0, target, unit, official, Decimal(value), measure)


A, B, P = share(1, 2, None, "5"), share(1, 3, None, "7"), share(2, None, 9, "98", "%")
CASES = [
    ([], [A, B], [(None, A), (None, B)]),
    ([A, B], [A, B], []),
    ([A], [share(1, 2, None, "5.0", "Cây")], []),  # the same amount, written otherwise
    ([A, B], [share(1, 2, None, "6"), B], [(A, share(1, 2, None, "6"))]),
    ([A], [share(1, 2, None, "5", "ha")], [(A, share(1, 2, None, "5", "ha"))]),
    ([A, P], [A], [(P, None)]),
]


@pytest.mark.parametrize(("before", "after", "found"), CASES)
def test_cases(before: list[Share], after: list[Share], found: list[tuple[Share | None, Share | None]]) -> None:
    assert [(each.old, each.new) for each in share_changes(before, after)] == found


BEARERS = st.dictionaries(st.tuples(st.integers(1, 3), st.integers(1, 4)), st.integers(1, 3), max_size=8)


@given(BEARERS, BEARERS)
def test_carrying_the_changes_out_gives_the_new_state(
    old: dict[tuple[int, int], int], new: dict[tuple[int, int], int]
) -> None:
    before, after = ([share(t, u, None, str(v)) for (t, u), v in state.items()] for state in (old, new))
    kept = dict(old)
    for each in share_changes(before, after):
        assert each.unit_id is not None
        kept.pop((each.target_id, each.unit_id), None)
        if each.new is not None:
            kept[each.target_id, each.unit_id] = int(each.new.value)
    assert kept == new
