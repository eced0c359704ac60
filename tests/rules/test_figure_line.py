"""A typed line about a target, taken apart: figure, source, day; work counts; a narrative and its count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.figure_line import FigureLine, read_counts, read_line, read_rank, split_count
from rules.unit_report import Counts

TODAY = date(2027, 6, 28)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("320 ha", FigureLine("320 ha")),
        (
            "320 ha, theo biên bản nghiệm thu, tính đến 15/6",
            FigureLine("320 ha", source="biên bản nghiệm thu", as_of=date(2027, 6, 15)),
        ),
        ("93,35%; nguồn: Bảo hiểm xã hội tỉnh", FigureLine("93,35%", source="Bảo hiểm xã hội tỉnh")),
        ("dat 93,35% theo so lieu thong ke den 31/5", FigureLine("dat 93,35%", False, "so lieu thong ke", date(2027, 5, 31))),
        ("tính đến ngày 20/6 trồng được 120 ha", FigureLine("trồng được 120 ha", as_of=date(2027, 6, 20))),
        ("từ 10 đến 20 ha", FigureLine("từ 10 đến 20 ha")),
        ("chờ công bố", FigureLine("chờ công bố", awaiting=True)),
        ("Bộ chưa công bố chỉ số", FigureLine("Bộ chưa công bố chỉ số", awaiting=True)),
        ("cho tinh cong bo", FigureLine("cho tinh cong bo", awaiting=True)),
        ("320 ha đến ngày 31/12/2030", FigureLine("320 ha", unclear_day="31/12/2030")),
        ("320 ha đến ngày 31/2", FigureLine("320 ha", unclear_day="31/2")),
    ],
)  # fmt: skip
def test_lines(typed: str, expected: FigureLine) -> None:
    assert read_line(typed, TODAY) == expected


@given(st.text(max_size=120))
def test_any_text_is_taken_apart(typed: str) -> None:
    found = read_line(typed, TODAY)
    assert found.as_of is None or found.as_of <= TODAY
    read_counts(typed, well=True)
    assert split_count(typed)[0] or not typed.strip() or split_count(typed)[1] == ""


@pytest.mark.parametrize(
    ("typed", "well", "expected"),
    [
        ("giao 40, xong 38, tốt 30", True, Counts(40, 38, 30)),
        ("40/38/30", True, Counts(40, 38, 30)),
        ("40, 38, 30", True, Counts(40, 38, 30)),
        ("được giao 40 việc, hoàn thành 38 việc", False, Counts(40, 38)),
        ("40 38", False, Counts(40, 38)),
        ("40, 38", True, None),
        ("giao 30, xong 38", False, None),
        ("40, 38, 39", True, None),
        ("0, 0", False, None),
        ("xong hết", False, None),
    ],
)
def test_counts(typed: str, well: bool, expected: Counts | None) -> None:
    assert read_counts(typed, well=well) == expected


@given(st.integers(1, 999), st.data())
def test_counts_that_hold_are_read_as_written(assigned: int, data: st.DataObject) -> None:
    done = data.draw(st.integers(0, assigned))
    well = data.draw(st.integers(0, done))
    assert read_counts(f"giao {assigned}, xong {done}, tốt {well}", well=True) == Counts(assigned, done, well)
    assert read_counts(f"{assigned}, {done}, {well}", well=True) == Counts(assigned, done, well)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Đã tuyên truyền tại 5 xã. Số lượng: 12 hội nghị", ("Đã tuyên truyền tại 5 xã.", "12 hội nghị")),
        ("Đã tuyên truyền tại 5 xã", ("Đã tuyên truyền tại 5 xã", "")),
        ("số lượng: 12 hội nghị", ("số lượng: 12 hội nghị", "")),
        ("Da to chuc hop, tong so 3 cuoc", ("Da to chuc hop", "3 cuoc")),
    ],
)
def test_narratives(typed: str, expected: tuple[str, str]) -> None:
    assert split_count(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("24", 24),
        ("hạng 24", 24),
        ("xếp thứ 24/63", 24),
        ("đứng thứ 24 trên 63", 24),
        ("24 bậc", 24),
        ("tăng 5 bậc", None),
        ("từ 30 lên 24", None),
        ("chưa rõ", None),
        ("0", None),
    ],
)
def test_ranks(typed: str, expected: int | None) -> None:
    assert read_rank(typed) == expected
