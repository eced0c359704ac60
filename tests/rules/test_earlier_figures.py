from decimal import Decimal

import pytest

from rules.earlier_figures import Fault, Line, amount_of, plan, read_lines
from rules.records import Unit

UNITS = [Unit(1, "A", "Phòng A", None), Unit(2, "B", "Phòng B", None), Unit(3, "B2", "Phòng B", None)]
GOOD = {"unit": "phong a", "measure": "Trồng rừng", "amount": "290", "of": "ha", "year": "2026"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("290", Decimal(290)),
        ("93.35", Decimal("93.35")),
        ("120,5", Decimal("120.5")),
        ("1.300.000", Decimal(1300000)),
        ("1.325", None),
        ("", None),
        ("chưa có", None),
        ("khoảng 5", None),
    ],
)
def test_the_number_of_a_cell(text: str, wanted: Decimal | None) -> None:
    assert amount_of(text) == wanted


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"unit": ""}, Fault.NO_UNIT),
        ({"measure": ""}, Fault.NO_MEASURE),
        ({"year": ""}, Fault.NO_YEAR),
        ({"year": "2027"}, Fault.NO_YEAR),
        ({"year": "2025-2026"}, Fault.NO_YEAR),
        ({"amount": "nhiều"}, Fault.NO_AMOUNT),
        ({"measure": "x" * 301}, Fault.TOO_LONG),
        ({"unit": "Phòng C"}, Fault.NOBODY),
        ({"unit": "Phòng B"}, Fault.SEVERAL),
    ],
)
def test_rows_that_are_not_read(change: dict[str, str], fault: Fault) -> None:
    found = plan(read_lines([Line("S", 2, GOOD | change)], 2027), UNITS, {})
    assert [each.fault for each in found.problems] == [fault]
    assert found.steps == ()


def test_the_same_row_twice_is_said_and_what_is_known_is_left_alone() -> None:
    reading = read_lines([Line("S", 2, GOOD), Line("S", 3, GOOD)], 2027)
    first = plan(reading, UNITS, {})
    assert [each.fault for each in first.problems] == [Fault.TWICE]
    assert [step.unit_id for step in first.steps] == [1]
    known = {(1, 2026, "trong rung|ha"): Decimal(290)}
    assert plan(read_lines([Line("S", 2, GOOD)], 2027), UNITS, known).known == 1
    other = plan(read_lines([Line("S", 2, GOOD)], 2027), UNITS, {(1, 2026, "trong rung|ha"): Decimal(1)})
    assert other.corrected == 1
