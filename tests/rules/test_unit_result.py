"""Verdicts of what units report: comparators, ranks, reductions, increments, counts, over-fulfilment."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reckoning import Counting, Reckoning
from rules.records import Stage, Target
from rules.unit_duty import UnitTarget
from rules.unit_report import Counts, Figure, FigureState
from rules.unit_result import elapsed_by, larger_part, unit_result
from rules.verdict import Verdict

Q1 = Stage(1, 1, "Quý I", date(2027, 1, 1), date(2027, 3, 31))
HALF = Stage(2, 1, "6 tháng", date(2027, 1, 1), date(2027, 6, 30))
Q2 = Stage(3, 1, "Quý II", date(2027, 4, 1), date(2027, 6, 30))
REST = Stage(4, 1, "6 tháng cuối năm", date(2027, 7, 1), date(2027, 12, 31))
YEAR = Stage(5, 1, "Cả năm", date(2027, 1, 1), date(2027, 12, 31))


def asked(comparator: str, value: str | None, unit: str = "ha", direction: str = "", **reckoned: object) -> UnitTarget:
    target = Target(7, 1, "chỉ tiêu", "chỉ tiêu", comparator, None, unit, direction=direction)
    return UnitTarget(target, None if value is None else Decimal(value), unit, Reckoning(7, **reckoned))  # type: ignore[arg-type]


def known(amount: str) -> Figure:
    return Figure(7, FigureState.KNOWN, Decimal(amount))


@pytest.mark.parametrize(
    ("target", "amount", "stage", "expected", "over"),
    [
        (asked(">=", "400"), "320", HALF, Verdict.ON_TRACK, None),
        (asked(">=", "400"), "150", HALF, Verdict.BEHIND, None),
        (asked(">=", "400"), "320", YEAR, Verdict.NOT_MET, None),
        (asked(">=", "400"), "400", YEAR, Verdict.MET, None),
        (asked(">=", "400"), "420", YEAR, Verdict.EXCEEDED, "20"),
        (asked(">", "57"), "57", YEAR, Verdict.NOT_MET, None),
        (asked(">", "57"), "57.5", YEAR, Verdict.MET, "0.5"),
        (asked("<=", "3", "%"), "2", YEAR, Verdict.MET, None),
        (asked("<=", "3", "%"), "4", YEAR, Verdict.NOT_MET, None),
        (asked("none", "400"), "420", YEAR, Verdict.JUDGE, None),
        # three more products than the 20 there were; without a baseline the figure is the growth itself
        (asked("increase", "3", "sản phẩm", baseline=Decimal(20)), "24", YEAR, Verdict.EXCEEDED, "1"),
        (asked("increase", "3", "sản phẩm", baseline=Decimal(20)), "22", YEAR, Verdict.NOT_MET, None),
        (asked("increase", "3", "sản phẩm"), "3", YEAR, Verdict.MET, None),
        # a reduction by 4: from 12 to 8
        (asked("decrease", "4", "%", baseline=Decimal(12)), "8", YEAR, Verdict.MET, None),
        (asked("decrease", "4", "%", baseline=Decimal(12)), "7.5", YEAR, Verdict.EXCEEDED, "0.5"),
        (asked("decrease", "4", "%", baseline=Decimal(12)), "9", YEAR, Verdict.NOT_MET, None),
        (asked(">=", "4", "%", "decrease", baseline=Decimal(12)), "8", YEAR, Verdict.MET, None),
        (asked(">=", "95", "%", "increase"), "95", YEAR, Verdict.MET, None),
        # five places better than 30th is 25th; a worse rank is not met; without the rank of before nobody can say
        (asked("rank_up", "5", "bậc", baseline=Decimal(30)), "25", YEAR, Verdict.MET, None),
        (asked("rank_up", "5", "bậc", baseline=Decimal(30)), "20", YEAR, Verdict.EXCEEDED, "5"),
        (asked("rank_up", "5", "bậc", baseline=Decimal(30)), "33", YEAR, Verdict.NOT_MET, None),
        (asked("rank_up", "5", "bậc"), "25", YEAR, Verdict.JUDGE, None),
        (asked(">=", None), "320", YEAR, Verdict.JUDGE, None),
    ],
)
def test_verdicts(target: UnitTarget, amount: str, stage: Stage, expected: Verdict, over: str | None) -> None:
    found = unit_result(target, {stage.id: known(amount)}, (HALF, YEAR), stage, confirmed=False)
    assert found.verdict is expected
    assert found.over == (None if over is None else Decimal(over))


def test_no_figure_is_unknown_and_never_zero() -> None:
    target = asked(">=", "400")
    assert unit_result(target, {}, (HALF,), HALF, confirmed=False).verdict is Verdict.UNKNOWN
    waiting = unit_result(target, {2: Figure(7, FigureState.AWAITING)}, (HALF,), HALF, confirmed=False)
    assert (waiting.verdict, waiting.awaiting, waiting.actual) == (Verdict.UNKNOWN, True, None)


def test_increments_of_stages_that_follow_one_another_add_up() -> None:
    target = asked(">=", "100", counting=Counting.INCREMENT)
    figures = {1: known("30"), 3: known("40"), 4: known("35")}
    stages = (Q1, Q2, REST)
    assert unit_result(target, figures, stages, Q2, confirmed=False).actual == 70
    year = unit_result(target, figures, stages, REST, confirmed=False)
    assert (year.actual, year.verdict, year.over) == (Decimal(105), Verdict.EXCEEDED, Decimal(5))


def test_a_stage_that_spans_earlier_ones_speaks_for_them() -> None:
    target = asked(">=", "100", counting=Counting.INCREMENT)
    figures = {1: known("30"), 2: known("70"), 4: known("35")}
    found = unit_result(target, figures, (Q1, HALF, REST), REST, confirmed=False)
    assert found.actual == 105


def test_an_increment_without_an_earlier_stage_is_no_verdict_against_the_unit() -> None:
    target = asked(">=", "100", counting=Counting.INCREMENT)
    found = unit_result(target, {4: known("35")}, (HALF, REST), REST, confirmed=False)
    assert (found.verdict, found.partial, found.actual) == (Verdict.UNKNOWN, True, Decimal(35))
    enough = unit_result(target, {4: known("120")}, (HALF, REST), REST, confirmed=False)
    assert enough.verdict is Verdict.EXCEEDED


def test_work_done_well_waits_for_the_word_of_the_level_above() -> None:
    target = asked("=", "100", "%", counting=Counting.DONE_WELL)
    figure = Figure(7, FigureState.KNOWN, counts=Counts(40, 40, 40))
    before = unit_result(target, {5: figure}, (YEAR,), YEAR, confirmed=False)
    assert (before.verdict, before.unconfirmed, before.actual) == (Verdict.JUDGE, True, Decimal(100))
    assert unit_result(target, {5: figure}, (YEAR,), YEAR, confirmed=True).verdict is Verdict.MET
    less = Figure(7, FigureState.KNOWN, counts=Counts(40, 40, 39))
    assert unit_result(target, {5: less}, (YEAR,), YEAR, confirmed=True).verdict is Verdict.NOT_MET


def test_work_done_needs_no_word() -> None:
    figure = Figure(7, FigureState.KNOWN, counts=Counts(40, 38))
    found = unit_result(asked("=", "100", "%", counting=Counting.DONE), {5: figure}, (YEAR,), YEAR, confirmed=False)
    assert (found.actual, found.verdict) == (Decimal("95.00"), Verdict.NOT_MET)


@given(st.decimals("0.01", "9999", places=2), st.decimals("0", "9999", places=2))
def test_over_fulfilment_is_what_goes_beyond_and_the_share_agrees(value: Decimal, actual: Decimal) -> None:
    target = asked(">=", str(value))
    found = unit_result(target, {5: known(str(actual))}, (YEAR,), YEAR, confirmed=False)
    assert (found.over is not None) == (actual > value) == (found.verdict is Verdict.EXCEEDED)
    assert found.over is None or value + found.over == actual
    assert found.share is not None
    assert abs(found.share - actual / value * 100) <= Decimal("0.005")


@given(st.integers(1, 200), st.integers(1, 200), st.integers(0, 20))
def test_a_rank_is_met_exactly_when_it_is_so_many_places_better(before: int, now: int, places: int) -> None:
    target = asked("rank_up", str(places), "bậc", baseline=Decimal(before))
    found = unit_result(target, {5: known(str(now))}, (YEAR,), YEAR, confirmed=False)
    assert (found.verdict in (Verdict.MET, Verdict.EXCEEDED)) == (now + places <= before)


def test_time_is_counted_in_days_of_the_campaign() -> None:
    assert elapsed_by((HALF, YEAR), YEAR) == 1
    assert elapsed_by((HALF, YEAR), HALF) == Decimal(181) / Decimal(365)


def test_a_part_is_not_more_than_its_whole() -> None:
    whole = Target(1, 1, "Lao động qua đào tạo", "Lao động qua đào tạo", "=", Decimal("57.2"), "%")
    part = Target(2, 1, "trong đó đào tạo nghề", "Đào tạo nghề", "=", Decimal(41), "%", parent_target_id=1)
    assert larger_part(part, Decimal(60), {1: Decimal(57)}, (whole, part)) == whole
    assert larger_part(part, Decimal(41), {1: Decimal(57)}, (whole, part)) is None
    assert larger_part(part, Decimal(60), {}, (whole, part)) is None
