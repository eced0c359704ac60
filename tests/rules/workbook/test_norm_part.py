"""What is wrong with a row of the norms' sheet, case by case; the rows that ship are all in order."""

from datetime import date
from decimal import Decimal

import pytest

from rules.usual_conditions import TITLES
from rules.usual_norms import usual_norms
from rules.workbook.cells import Fault
from rules.workbook.norm_part import NORMS, check_norms
from rules.workbook.plan import Line

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
GOOD = {"kind": "threshold", "title_code": "CSTDCS", "text": "Tỷ lệ", "value": Decimal(80), "effective_from": FIRST}
CODES = [Line(1, "1", {"code": "CSTDCS"}, False)]


@pytest.mark.parametrize(
    ("changed", "touched", "expected"),
    [
        ({}, True, []),
        ({"title_code": None}, True, []),
        ({"title_code": "KHONGCO"}, True, [("Mã danh hiệu", Fault.NO_TITLE)]),
        ({"title_code": "KHONGCO"}, False, [("Mã danh hiệu", Fault.NO_TITLE)]),
        ({"value": None}, True, [("Giá trị", Fault.PARAMETER_NEEDED)]),
        ({"value": None}, False, []),
        ({"kind": "paper", "value": None}, True, []),
        ({"effective_from": LAST, "effective_to": FIRST}, True, [("Đến ngày", Fault.DAYS_SWAPPED)]),
        ({"kind": None}, True, []),
    ],
)
def test_a_row(changed: dict[str, object], touched: bool, expected: list[tuple[str, Fault]]) -> None:
    line = Line(4, "9", {**GOOD, "effective_to": None, **changed}, touched)  # type: ignore[dict-item]
    found = check_norms({"titles": CODES, "norms": [line]})
    assert [(each.column, each.fault) for each in found] == expected
    assert all((each.sheet, each.row) == (NORMS.sheet, 4) for each in found)


def test_what_ships_is_in_order() -> None:
    codes = [Line(1, "1", {"code": title.code}, False) for title in TITLES]
    columns = [column.name for column in NORMS.columns]
    lines = [
        Line(n, str(n), {name: getattr(norm, name) for name in columns}, True) for n, norm in enumerate(usual_norms())
    ]
    assert check_norms({"titles": codes, "norms": lines}) == []
    assert [choice.value for choice in NORMS.column("kind").choices.items] == [
        "threshold", "quorum", "bonus", "base", "paper",
    ]  # fmt: skip
