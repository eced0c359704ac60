"""Who is meant by a request of the office, and what is late."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.records import Unit
from rules.requests import Audience, Standing, UnitAnswer, is_late, meant, standing

TREE = [
    Unit(1, "SO", "Sở", None, "so"),
    Unit(2, "DD", "Phòng Đất đai", 1, "phong"),
    Unit(3, "LN", "Chi cục Kiểm lâm", 1, "chi_cuc"),
    Unit(4, "H1", "Hạt 1", 3, "chi_cuc"),
    Unit(5, "H2", "Hạt 2", 3, "chi_cuc"),
    Unit(6, "T1", "Trạm 1", 4, "phong"),
]


@pytest.mark.parametrize(
    ("audience", "values", "units"),
    [
        (Audience.DIRECT, {}, [2, 3]),
        (Audience.EVERY, {}, [2, 3, 4, 5, 6]),
        (Audience.KIND, {"kind": "chi_cuc"}, [3, 4, 5]),
        (Audience.KIND, {"kind": "doanh_nghiep"}, []),
        (Audience.TREE, {"top": 3}, [3, 4, 5, 6]),
        (Audience.TREE, {"top": 2}, [2]),
        (Audience.TREE, {}, []),
        (Audience.SOME, {"picked": {5, 2, None}}, [2, 5]),
    ],
)
def test_who_is_meant(audience: Audience, values: dict[str, object], units: list[int]) -> None:
    assert meant(TREE, audience, **values) == units  # type: ignore[arg-type]


@given(st.sets(st.sampled_from([1, 2, 3, 4, 5, 6])))
def test_picked_units_come_once_in_the_order_of_the_tree(picked: set[int]) -> None:
    assert meant(TREE, Audience.SOME, picked=picked) == sorted(picked)


@pytest.mark.parametrize(
    ("answered", "late", "today", "stand"),
    [
        (False, False, date(2027, 1, 14), Standing.MISSING),
        (False, False, date(2027, 1, 15), Standing.MISSING),
        (False, False, date(2027, 1, 16), Standing.OVERDUE),
        (True, False, date(2027, 1, 20), Standing.ANSWERED),
        (True, True, date(2027, 1, 14), Standing.LATE),
    ],
)
def test_standing(answered: bool, late: bool, today: date, stand: Standing) -> None:
    answer = UnitAnswer(2, 1, late, "Ai", datetime(2027, 1, 14, tzinfo=UTC), ()) if answered else None
    assert standing(answer, date(2027, 1, 15), today) is stand


def test_the_whole_of_the_day_is_in_time() -> None:
    assert not is_late(date(2027, 1, 15), date(2027, 1, 15))
    assert is_late(date(2027, 1, 16), date(2027, 1, 15))
