"""What is wrong with a row of the sheet of regulations."""

from datetime import date
from typing import Any

import pytest

from rules.workbook.cells import Fault
from rules.workbook.plan import Line
from rules.workbook.regulation_part import REGULATIONS, check_regulations

DAY = date(2025, 6, 14)


def line(row: int, *, touched: bool = True, **values: Any) -> Line:
    every = {column.name: None for column in REGULATIONS.columns}
    return Line(row, "", {**every, "name": "Nghị định mẫu", **values}, touched)


@pytest.mark.parametrize(
    ("lines", "faults"),
    [
        ([line(4, number="152/2025/NĐ-CP", issued_on=DAY)], []),
        ([line(4, number="nghị định mới")], [(4, Fault.NO_NUMBER)]),
        ([line(4, number="nghị định mới", touched=False)], []),
        ([line(4, number="1/QĐ", issued_on=DAY), line(5, number="01/qđ", issued_on=DAY)], [(5, Fault.TWICE)]),
        ([line(4, number="1/QĐ", issued_on=DAY), line(5, number="1/QĐ", issued_on=date(2025, 7, 1))], []),
        ([line(4, number="1/QĐ", effective_from=DAY, effective_to=date(2025, 6, 13))], [(4, Fault.DAYS_SWAPPED)]),
        ([line(4, number="1/QĐ", effective_from=DAY, effective_to=DAY)], []),
        ([line(4, number="1/QĐ", touched=False), line(5, number="1/QĐ")], [(5, Fault.TWICE)]),
    ],
)
def test_faults_of_the_rows(lines: list[Line], faults: list[tuple[int, Fault]]) -> None:
    assert [(each.row, each.fault) for each in check_regulations({"regulations": lines})] == faults
