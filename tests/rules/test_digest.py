"""What fits into a digest: sections whole, one of each kind first, in their order; nothing is lost without being counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.digest import MOST, TAIL, Section, fit

KINDS = st.lists(st.lists(st.integers(1, 500), max_size=4), max_size=5)


@pytest.mark.parametrize(
    ("lengths", "room", "shown"),
    [
        ([], 100, []),
        ([[40, 40]], 82, [0, 1]),
        ([[40, 40]], 81, [0]),
        ([[300]], 100, [0]),  # what comes first is told whatever it takes
        ([[40], [90], [10]], 100, [0]),  # what is short does not overtake what matters more
        ([[40, 40], [20]], 64, [0, 2]),  # one of each kind before a second of any
        ([[40, 40], [20]], 104, [0, 1, 2]),  # and all in their order, when there is room
        ([[], [40]], 50, [0]),
    ],
)
def test_what_fits(lengths: list[list[int]], room: int, shown: list[int]) -> None:
    kinds = [[Section("x" * length) for length in some] for some in lengths]
    order = [section for some in kinds for section in some]
    left = [section for place, section in enumerate(order) if place not in shown]
    assert fit(kinds, room) == ([order[place] for place in shown], left)


@given(KINDS)
def test_nothing_is_lost_and_nothing_is_too_long(lengths: list[list[int]]) -> None:
    numbers = iter(range(99))
    kinds = [[Section(f"{next(numbers):02}" + "x" * length) for length in some] for some in lengths]
    order = [section for some in kinds for section in some]
    shown, left = fit(kinds)
    assert sorted(shown + left, key=order.index) == order
    assert [shown, left] == [sorted(some, key=order.index) for some in (shown, left)]
    assert len("\n\n".join(section.text for section in shown)) <= MOST - TAIL
    assert bool(shown) == bool(order)
