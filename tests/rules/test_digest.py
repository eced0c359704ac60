"""What fits into a digest: sections in order, whole, as long as there is room; nothing is lost without being counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.digest import MOST, TAIL, Section, fit

LENGTHS = st.lists(st.tuples(st.integers(1, 800), st.integers(1, 9)), max_size=8)


@pytest.mark.parametrize(
    ("lengths", "room", "shown"),
    [
        ([], 100, 0),
        ([40, 40], 82, 2),
        ([40, 40], 81, 1),
        ([300], 100, 1),  # what comes first is told whatever it takes
        ([40, 90, 10], 100, 1),  # what is short does not overtake what matters more
    ],
)
def test_as_many_as_fit(lengths: list[int], room: int, shown: int) -> None:
    sections = [Section("x" * length) for length in lengths]
    assert fit(sections, room) == (sections[:shown], sections[shown:])


@given(LENGTHS)
def test_the_first_are_whole_and_the_rest_is_counted(given: list[tuple[int, int]]) -> None:
    sections = [Section("x" * length, things) for length, things in given]
    shown, left = fit(sections)
    assert shown + left == sections
    assert len("\n\n".join(section.text for section in shown)) <= max(
        MOST - TAIL, *(len(s.text) for s in sections[:1]), 0
    )
    assert bool(shown) == bool(sections)
