"""A workbook that came back: unchanged it changes nothing; edited, exactly what was edited, with every fault named."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from rules.workbook.campaign_parts import check_campaign
from rules.workbook.cells import TOO_LONG, Fault
from rules.workbook.columns import Cell, Record, row
from rules.workbook.plan import Kind, Plan, plan
from tests.rules.workbook.made_up import BY_NAME, PARTS, RECORDS, TODAY, sheets_from, small_record

Sheets = dict[str, list[list[Cell]]]
BASE = small_record()


def planned(sheets: Sheets, base: Record = BASE, now: Record | None = None, **more: Any) -> Plan:
    return plan(PARTS, base, base if now is None else now, list(sheets.items()), today=TODAY, **more)


def sheets() -> Sheets:
    return dict(sheets_from(BASE))


def place(part: str, column: str) -> int:
    return 1 + [each.name for each in BY_NAME[part].columns].index(column)


def edited(part: str, line: int, column: str, cell: Cell) -> Sheets:
    """The sheets with one cell changed; ``line`` counts the rows below the head from 0."""
    found = sheets()
    found[BY_NAME[part].sheet][3 + line][place(part, column)] = cell
    return found


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_what_comes_back_unchanged_changes_nothing(record: Record) -> None:
    found = planned(dict(sheets_from(record)), record)
    assert (found.changes, found.problems, found.absent) == ((), (), ())


@settings(max_examples=50, deadline=None)
@given(RECORDS, RECORDS)
def test_an_unchanged_workbook_leaves_alone_what_others_have_done_since(before: Record, now: Record) -> None:
    found = planned(dict(sheets_from(before)), before, now)
    assert (found.changes, found.problems) == ((), ())


VALUES = [
    ("value", "97,5", Decimal("97.5")),
    ("value", "97,5%", Decimal("97.5")),
    ("value", "≥ 98", Decimal(98)),
    ("value", Decimal("97.5"), Decimal("97.5")),
    ("value", "", None),
    ("comparator", ">", ">"),
    ("comparator", "trên", ">"),
    ("comparator", "khong qua", "<="),
    ("comparator", "≤ (không quá)", "<="),
    ("comparator", "tăng bậc", "rank_up"),
    ("owner_unit_id", "Văn phòng Sở (VP)", 2),
    ("owner_unit_id", "phong dat dai", 3),
    ("owner_unit_id", "DD", 3),
    ("state", "chờ công bố", "awaiting_publication"),
    ("measure", "  Hồ sơ đúng,  trước hạn ", "Hồ sơ đúng,  trước hạn"),
    ("number", Decimal("12"), "12"),
]


@pytest.mark.parametrize(("column", "cell", "value"), VALUES)
def test_a_cell_typed_in_any_usual_way_is_understood(column: str, cell: Cell, value: Any) -> None:
    found = planned(edited("targets", 0, column, cell))
    assert not found.problems
    (change,) = found.changes
    assert (change.part, change.kind, change.key, change.row) == ("targets", Kind.CHANGED, "1", 4)
    assert change.values == {column: value}
    assert not change.meanwhile


DAYS = [("15/4/2027", date(2027, 4, 15)), ("15/4", date(2027, 4, 15)), (date(2027, 4, 15), date(2027, 4, 15)),
        (Decimal(46492), date(2027, 4, 15)), ("hết quý 2 năm 2027", date(2027, 6, 30))]  # fmt: skip


@pytest.mark.parametrize(("cell", "day"), DAYS)
def test_days_typed_or_real_are_understood(cell: Cell, day: date) -> None:
    (change,) = planned(edited("milestones", 0, "due_on", cell)).changes
    assert change.values == {"due_on": day}
    assert change.before == {"due_on": date(2027, 3, 31)}


FAULTS = [
    ("targets", 0, "comparator", "khoảng chừng", Fault.UNKNOWN_CHOICE, "khoảng chừng"),
    ("targets", 0, "value", "nhiều", Fault.NO_AMOUNT, "nhiều"),
    ("targets", 0, "value", "1,300", Fault.UNCLEAR_AMOUNT, "1,300"),
    ("targets", 0, "value", Decimal("0.95"), Fault.SHARE_OR_PERCENT, "0,95"),
    ("targets", 0, "measure", "", Fault.MISSING, ""),
    ("targets", 0, "unit", "x" * 61, Fault.TOO_LONG, "60"),
    ("milestones", 1, "due_on", "khi nào cũng được", Fault.NO_DAY, "khi nào cũng được"),
    ("milestones", 1, "due_on", "31/2/2027", Fault.UNCLEAR_DAY, "31/2/2027"),
    ("topics", 1, "number", "1", Fault.TWICE, "1"),
]


@pytest.mark.parametrize(("part", "line", "column", "cell", "fault", "detail"), FAULTS)
def test_a_cell_that_is_not_understood_is_named(
    part: str, line: int, column: str, cell: Cell, fault: Fault, detail: str
) -> None:
    (problem,) = planned(edited(part, line, column, cell)).problems
    assert (problem.sheet, problem.row) == (BY_NAME[part].sheet, 4 + line)
    assert (problem.column, problem.fault, problem.detail) == (BY_NAME[part].column(column).heading, fault, detail)


def test_the_card_names_the_row_of_each_item() -> None:
    found = sheets()
    found["Thông tin chung"][6][2] = "năm nay"
    (problem,) = planned(found).problems
    assert (problem.row, problem.column, problem.fault) == (7, "Năm", Fault.NOT_WHOLE)
    found["Thông tin chung"][6][2] = Decimal(2028)
    (change,) = planned(found).changes
    assert (change.part, change.values, change.before) == ("facts", {"year": 2028}, {"year": 2027})


def test_a_row_typed_below_is_added_and_a_row_copied_with_its_key_too() -> None:
    found = sheets()
    found["Nội dung"] += [["", "3", "Chuyển đổi số", "", ""], ["1", Decimal(4), "Cải cách hành chính", "", ""]]
    first, second = planned(found).changes
    assert (first.kind, first.name, first.row) == (Kind.ADDED, "Chuyển đổi số", 6)
    assert (second.kind, second.row, second.values and second.values["number"]) == (Kind.ADDED, 7, "4")


def test_a_row_taken_out_or_emptied_is_removed_unless_others_depend_on_it() -> None:
    found = sheets()
    del found["Nội dung"][4]
    found["Ai làm gì"][3][1:] = ["", ""]
    kinds = [(change.part, change.kind, change.name) for change in planned(found).changes]
    assert kinds == [("topics", Kind.REMOVED, "Tiết kiệm"), ("duties", Kind.REMOVED, "Văn phòng")]
    kept = planned(found, in_use={("topics", "2")})
    assert [change.part for change in kept.changes] == ["duties"]
    assert [(problem.fault, problem.detail) for problem in kept.problems] == [(Fault.IN_USE, "Tiết kiệm")]


def test_rows_may_be_sorted_and_columns_moved() -> None:
    found = sheets()
    found["Chỉ tiêu"][3:] = reversed(found["Chỉ tiêu"][3:])
    found["Nội dung"] = [[*row[3:], *row[:3]] for row in found["Nội dung"]]
    assert planned(found).changes == ()
    assert planned(found).problems == ()


def test_a_sheet_taken_out_stays_as_it_was_and_a_spoilt_head_is_named() -> None:
    found = sheets()
    del found["Chỉ tiêu"]
    del found["Nội dung"][2]
    found["Giai đoạn"][2][1] = "Đợt"
    made = planned(found)
    assert (made.changes, made.absent) == ((), ("Chỉ tiêu",))
    assert [(p.sheet, p.fault) for p in made.problems] == [
        ("Nội dung", Fault.NO_HEADING),
        ("Giai đoạn", Fault.NO_COLUMN),
    ]


def changed(part: str, key: str, **values: Any) -> Record:
    """The record after somebody else changed a row (without values: removed it)."""
    rows = [each for each in BASE[part] if each.key != key or values]
    now = [row(BY_NAME[part], key, {**each.values, **values}) if each.key == key else each for each in rows]
    return {**BASE, part: tuple(now)}


def test_a_change_over_somebody_elses_change_says_so() -> None:
    sent = edited("targets", 0, "value", "97")
    (change,) = planned(sent, now=changed("targets", "1", value=Decimal(96))).changes
    assert (change.before, change.values, change.meanwhile) == ({"value": Decimal(96)}, {"value": Decimal(97)}, True)
    assert planned(sent, now=changed("targets", "1", value=Decimal(97))).changes == ()
    (change,) = planned(sent, now=changed("targets", "1", unit="phần trăm")).changes
    assert not change.meanwhile


def test_a_changed_row_that_is_gone_is_named_an_unchanged_one_is_not() -> None:
    (problem,) = planned(edited("targets", 0, "value", "97"), now=changed("targets", "1")).problems
    assert (problem.fault, problem.detail) == (Fault.GONE, "Hồ sơ đúng hạn")
    assert planned(sheets(), now=changed("targets", "1")).problems == ()


def test_a_text_too_long_for_a_cell_is_left_as_it_is() -> None:
    long = changed("topics", "1", text="dài " * 20_000)
    found = dict(sheets_from(long))
    assert found["Nội dung"][3][3] == TOO_LONG
    found["Nội dung"][3][2] = "Cải cách thủ tục hành chính"
    (change,) = planned(found, long).changes
    assert change.values == {"heading": "Cải cách thủ tục hành chính"}


STAGES = [
    ("milestones", 1, "stage", "quý 9", [Fault.UNKNOWN_STAGE]),
    ("milestones", 1, "stage", "", [Fault.STAGE_NEEDED]),
    ("milestones", 0, "stage", "6 tháng", [Fault.STAGE_NOT_NEEDED]),
    ("stages", 0, "ends_on", "31/12/2026", [Fault.DAYS_SWAPPED]),
    ("stages", 0, "name", "Nửa năm", []),
]


@pytest.mark.parametrize(("part", "line", "column", "cell", "faults"), STAGES)
def test_milestones_and_stages_fit_together(part: str, line: int, column: str, cell: Cell, faults: list[Fault]) -> None:
    found = planned(edited(part, line, column, cell))
    assert [problem.fault for problem in check_campaign(found.lines, frozenset({"6 tháng"}))] == faults
