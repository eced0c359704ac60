"""Units' own reports in the compile: sums against an independent computation, verdicts, sources, attributed narratives."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reports import wording
from reports.period import named
from reports.summary import summarise
from rules.reckoning import Counting, Reckoning
from rules.records import CampaignRecord, Target
from rules.unit_answers import UnitAnswers
from rules.unit_report import Counts, Decision, Figure, FigureState, Narrative, Outcome, UnitReport
from tests.reports.made_up import record

AT = datetime(2026, 6, 25, 2, tzinfo=UTC)
DAY = date(2026, 6, 20)
FOREST = Target(901, 1, "Trồng rừng từ 400 ha", "Trồng rừng", ">=", Decimal(400), "ha")
COVER = Target(902, 1, "Che phủ 63,12%", "Che phủ rừng", "=", Decimal("63.12"), "%")
WORK = Target(903, 1, "Làm tốt 100% việc được giao", "Làm tốt việc được giao", "=", Decimal(100), "%")
HALF, YEAR = named("6m", 2026), named("year", 2026)


def report(unit: int, figures: tuple[Figure, ...], stage: int = 1, **values: object) -> UnitReport:
    sent = UnitReport(unit * 10 + stage, 1, stage, unit, 1, f"DV-{unit}{stage}", 1, AT, False, figures=figures)
    return replace(sent, **values)  # type: ignore[arg-type]


def known(target: int, amount: str | Decimal, unit: str = "ha", source: str = "Nghiệm thu") -> Figure:
    return Figure(target, FigureState.KNOWN, Decimal(amount), unit, Decimal(100), source, DAY)


def made(*reports: UnitReport, reckonings: tuple[Reckoning, ...] = ()) -> CampaignRecord:
    return replace(record(20, 9), targets=(FOREST, COVER, WORK), answered=UnitAnswers(reports, reckonings))


def row(of: CampaignRecord, measure: str, period: object = HALF) -> dict[str, object]:
    table = summarise(of, period).table("targets")  # type: ignore[arg-type]
    found = next(row for row in table.rows if measure in row.cells)
    return dict(zip((column.key for column in table.columns), found.cells, strict=True))


def nested(of: CampaignRecord) -> tuple[int, int]:
    """(a unit below a branch, that branch)."""
    found = next(unit for unit in of.units if unit.parent_id not in (None, 1))
    assert found.parent_id is not None
    return found.id, found.parent_id


@settings(max_examples=20, deadline=None)
@given(st.dictionaries(st.sampled_from((2, 3, 4)), st.decimals("0", "500", places=2), min_size=1))
def test_the_sum_is_that_of_the_units(amounts: dict[int, Decimal]) -> None:
    of = made(*(report(unit, (known(901, amount),)) for unit, amount in amounts.items()))
    found = row(of, "Trồng rừng")
    expected = Decimal(0)
    for amount in amounts.values():
        expected += amount
    assert found["actual"] == expected
    figures = summarise(of, HALF).table("unit_figures")
    assert sum(cell for cell in figures.column("actual") if isinstance(cell, Decimal)) == expected
    assert figures.column("source") == ("Nghiệm thu",) * len(amounts)
    assert figures.column("as_of") == (DAY,) * len(amounts)


def test_what_a_unit_within_another_says_is_not_counted_twice() -> None:
    inner, outer = nested(made())
    of = made(report(inner, (known(901, "30"),)), report(outer, (known(901, "50"),)))
    assert row(of, "Trồng rừng")["actual"] == 50
    assert len(summarise(of, HALF).table("unit_figures").rows) == 2


def test_verdict_and_over_fulfilment_of_the_whole_and_of_the_unit() -> None:
    of = made(report(2, (known(901, "300"),), stage=2), report(3, (known(901, "120"),), stage=2))
    found = row(of, "Trồng rừng", YEAR)
    assert (found["verdict"], found["share"]) == (wording.VERDICTS["exceeded"], Decimal("105.00"))
    table = summarise(of, YEAR).table("unit_figures")
    assert table.column("over") == (Decimal(200), Decimal(20))
    behind = made(report(2, (known(901, "90"),), stage=2))
    assert row(behind, "Trồng rừng", YEAR)["verdict"] == wording.VERDICTS["behind"]
    over = replace(behind, as_of=datetime(2027, 1, 4, 2, tzinfo=UTC))
    assert row(over, "Trồng rừng", YEAR)["verdict"] == wording.VERDICTS["not_met"]


def test_rates_are_not_added_up() -> None:
    two = made(report(2, (known(902, "63", "%"),)), report(3, (known(902, "64", "%"),)))
    found = row(two, "Che phủ rừng")
    assert (found["actual"], found["verdict"]) == (None, wording.VERDICTS["judge"])
    one = made(report(2, (known(902, "63.12", "%"),)))
    assert row(one, "Che phủ rừng")["actual"] == Decimal("63.12")


def test_a_figure_to_be_published_is_no_zero() -> None:
    of = made(report(2, (Figure(901, FigureState.AWAITING, unit="ha"),)))
    found = row(of, "Trồng rừng")
    assert (found["actual"], found["note"]) == (None, wording.AWAITING)
    assert summarise(of, HALF).table("unit_figures").column("verdict") == (wording.AWAITING,)


def test_a_report_of_another_stage_does_not_speak_for_this_one() -> None:
    of = made(report(2, (known(901, "30"),), stage=2))
    assert row(of, "Trồng rừng")["actual"] is None


def test_a_ranks_change_is_measured_from_its_baseline() -> None:
    rank = Target(904, 1, "PCI tăng 5 bậc", "PCI", "rank_up", Decimal(5), "bậc")
    told = report(2, (Figure(904, FigureState.KNOWN, Decimal(24), "bậc", Decimal(5), "Bộ", DAY),), stage=2)
    of = replace(made(told, reckonings=(Reckoning(904, baseline=Decimal(30)),)), targets=(rank,))
    found = row(of, "PCI", YEAR)
    assert (found["actual"], found["verdict"], found["share"]) == (24, wording.VERDICTS["exceeded"], Decimal("120.00"))
    without = replace(made(told), targets=(rank,))
    assert row(without, "PCI", YEAR)["verdict"] == wording.VERDICTS["judge"]


def test_work_counts_add_up_before_they_become_a_percentage() -> None:
    reckoned = (Reckoning(903, Counting.DONE_WELL),)
    first = Figure(903, FigureState.KNOWN, Decimal(100), "%", Decimal(100), "", DAY, Counts(10, 10, 10))
    second = Figure(903, FigureState.KNOWN, Decimal(50), "%", Decimal(100), "", DAY, Counts(90, 60, 45))
    unseen = made(report(2, (first,)), report(3, (second,)), reckonings=reckoned)
    assert row(unseen, "Làm tốt việc được giao")["verdict"] == wording.VERDICTS["judge"]
    seen = Decision(Outcome.SEEN, 9, AT)
    both = made(report(2, (first,), decision=seen), report(3, (second,), decision=seen), reckonings=reckoned)
    found = row(both, "Làm tốt việc được giao")
    assert found["actual"] == Decimal(55 * 100) / 100
    assert found["verdict"] == wording.VERDICTS["on_track"]


def test_narratives_stand_under_the_name_of_their_unit() -> None:
    said = (Narrative(1, "Rút ngắn 5 thủ tục", Decimal(5), "thủ tục"), Narrative(2, "Tiết kiệm điện"))
    of = made(report(2, (), narratives=said), report(3, (), narratives=said[1:]))
    table = summarise(of, HALF).table("unit_narratives")
    names = {unit.id: unit.name for unit in of.units}
    assert table.column("unit") == (names[2], names[2], names[3])
    assert table.column("said") == ("Rút ngắn 5 thủ tục", "Tiết kiệm điện", "Tiết kiệm điện")
    assert table.column("counted") == ("5 thủ tục", "", "")


def test_the_figures_of_sending_agree_with_the_reports() -> None:
    seen = Decision(Outcome.SEEN, 9, AT)
    of = made(report(2, (known(901, "3"),), decision=seen), report(3, (known(901, "3"),), late=True))
    found = summarise(of, HALF).figures()
    assert [found[key].value for key in ("units_reported", "units_late", "units_seen")] == [2, 1, 1]
    assert found["answering_units"].value == sum(unit.parent_id is not None for unit in of.units)
    nothing = summarise(made(), HALF).figures()
    assert nothing["units_reported"].value is None


def test_last_years_figure_is_the_one_entered_else_the_one_reported_then() -> None:
    reports = (report(2, (known(901, "3"),)), report(3, (known(901, "4"), known(902, "63", "%"))))
    answered = UnitAnswers(
        reports, (Reckoning(902, earlier=Decimal("62.5")),), (), {(2, 901): Decimal(7), (3, 902): Decimal(9)}
    )
    table = summarise(replace(made(), answered=answered), HALF).table("unit_figures")
    found = dict(
        zip(zip(table.column("measure"), table.column("actual"), strict=True), table.column("earlier"), strict=True)
    )
    assert found == {("Trồng rừng", 3): 7, ("Trồng rừng", 4): None, ("Che phủ rừng", 63): Decimal("62.5")}
