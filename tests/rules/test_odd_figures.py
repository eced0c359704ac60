"""Figures that are asked back whatever else is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.odd_figures import is_odd
from rules.understand import understand
from tests.rules.test_understand import NOW


@pytest.mark.parametrize(
    "text", [".5", "2x10", "2 × 10", "1e3", "âm 5", "20 à không 30", "gấp 3", "gap doi", "còn 5 nữa là đủ 20"]
)
def test_odd(text: str) -> None:
    assert is_odd(text)


@pytest.mark.parametrize(
    "text", ["0.5", "1.300.000", "0,5 ha", "âm lịch 5", "320/500", "nửa ha", "xong. 5 ha", "15/3", ""]
)
def test_plain(text: str) -> None:
    assert not is_odd(text)


@given(st.integers(1, 10**5), st.integers(1, 10**5), st.sampled_from(["{} à không {}", "{}x{}", "gấp {} lần, {} cây"]))
def test_no_figure_is_taken_from_an_odd_line(first: int, second: int, line: str) -> None:
    said = understand(line.format(first, second), now=NOW, unit="cây")
    assert (said.amount, said.percent) == (None, None)
