"""Choosing one of many by a number, a label or a few letters; never guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pick import Picked, Several, pick

ITEMS = ["Trồng rừng sản xuất", "Cấp giấy chứng nhận", "Giải quyết hồ sơ đúng hạn", "Trồng cây phân tán", "Quý 15"]


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("2", Picked(1)),
        ("số 3", Picked(2)),
        ("mục 02", Picked(1)),
        ("Trồng rừng sản xuất", Picked(0)),
        ("trong rung san xuat", Picked(0)),
        ("trồng rừng", Picked(0)),
        ("cấp giấy", Picked(1)),
        ("giay", Picked(1)),
        ("ho so", Picked(2)),
        ("phan tan", Picked(3)),
        ("tcpt", Picked(3)),
        ("tr rung", Picked(0)),
        ("cap giay chung nhna", Picked(1)),
        ("giair quyeets", Picked(2)),
        ("trongrung", Picked(0)),
        ("quy 15", Picked(4)),
        ("trồng", Several((0, 3))),
        ("tr", Several((0, 3))),
        ("6", None),
        ("0", None),
        ("xây cầu", None),
        ("", None),
    ],
)
def test_picks(text: str, chosen: Picked | Several | None) -> None:
    assert pick(text, ITEMS) == chosen


def test_a_number_that_is_also_a_label_is_asked_back() -> None:
    assert pick("2", ["2", "5"]) == Several((0, 1))
    assert pick("5", ["2", "5"]) == Picked(1)


def test_equal_labels_are_asked_back() -> None:
    assert pick("Hồ sơ", ["Hồ sơ", "Ho so"]) == Several((0, 1))


@given(st.lists(st.text(min_size=1, max_size=20), max_size=6), st.text(max_size=20))
def test_answers_with_places_that_exist(labels: list[str], text: str) -> None:
    chosen = pick(text, labels)
    places = chosen.indices if isinstance(chosen, Several) else (chosen.index,) if chosen else ()
    assert all(0 <= place < len(labels) for place in places)


@given(st.integers(1, 40))
def test_every_position_can_be_typed(position: int) -> None:
    assert pick(str(position), [f"Việc {'a' * n}" for n in range(40)]) == Picked(position - 1)


def test_a_number_that_a_label_bears_is_meant_before_a_place_in_the_list() -> None:
    labels = ["Hồ sơ đúng hạn", "1. Cải cách hành chính", "2. Chuyển đổi số"]
    assert pick("2", labels) == Picked(2)
    assert pick("số 1", labels) == Picked(1)
    assert pick("3", labels) == Picked(2)
