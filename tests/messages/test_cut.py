"""Words are cut where a word ends, with one sign for what was left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from messages.cut import cut, cut_inside


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("Sơ kết 6 tháng", 40, "Sơ kết 6 tháng"),
        ("Sơ kết 6 tháng đầu năm", 14, "Sơ kết 6…"),
        ("Sơ kết 6 tháng đầu năm", 15, "Sơ kết 6 tháng…"),
        ("Trồng rừng, chăm sóc", 12, "Trồng rừng…"),
        ("khongcokhoangtrang", 8, "khongco…"),
        ("Hạt Kiểm lâm – số 1", 16, "Hạt Kiểm lâm…"),
    ],
)
def test_cuts_after_a_word(text: str, most: int, short: str) -> None:
    assert cut(text, most) == short


def test_keeps_the_end_of_titles_that_differ_there() -> None:
    first, second = (f"Thi đua hoàn thành nhiệm vụ phát triển năm {year}" for year in (2027, 2028))
    assert cut(first, 40) == cut(second, 40)
    assert cut_inside(first, 40) != cut_inside(second, 40)
    assert cut_inside(first, 40).endswith("2027")


@given(st.text(), st.integers(min_value=10, max_value=60))
def test_is_never_longer_and_never_changes_what_fits(text: str, most: int) -> None:
    for short in (cut(text, most), cut_inside(text, most)):
        assert len(short) <= most
        assert (short == text) == (len(text) <= most)


def test_marked_up_text_stays_marked_up() -> None:
    assert isinstance(cut(Markup("<b>Sơ kết</b> 6 tháng đầu năm"), 18), Markup)
