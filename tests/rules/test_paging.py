"""Screens of a long list hold everything once, in order."""

from hypothesis import given
from hypothesis import strategies as st

from rules.paging import screen_of


@given(st.lists(st.integers(), max_size=60), st.integers(1, 20))
def test_all_screens_together_are_the_list(items: list[int], size: int) -> None:
    count = screen_of(items, 0, size).count
    screens = [screen_of(items, number, size) for number in range(count)]
    assert [item for screen in screens for item in screen.items] == items
    assert [screen.first for screen in screens] == [number * size for number in range(count)]
    assert screens[0].previous is None
    assert screens[-1].next is None


@given(st.lists(st.integers(), max_size=40), st.integers(-3, 99))
def test_a_screen_that_is_no_longer_there_becomes_the_nearest(items: list[int], number: int) -> None:
    screen = screen_of(items, number)
    assert 0 <= screen.number < screen.count
