"""Every total of the summary against sums worked out here, straight from the record's rows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import period
from reports.model import Figure, RowRef, Summary
from reports.summary import summarise
from rules.records import CampaignRecord, PledgeState, Progress, ProgressStatus
from tests.reports.made_up import MILESTONES, record

HALF = period.named("6m", 2026)
records = st.builds(record, st.integers(0, 40), st.integers(1, 13), st.integers(0, 10_000))


def live(made: CampaignRecord) -> dict[int, set[int]]:
    """Official → pledge items, withdrawn pledges left out."""
    return {p.official_id: {item.id for item in p.items} for p in made.pledges if p.state is not PledgeState.WITHDRAWN}


def reported(made: CampaignRecord, official: int) -> list[Progress] | None:
    """The half-year reports of an official who has reported everything, else None."""
    items = live(made).get(official)
    found = [report for report in made.progress if report.stage_id == 1 and report.item_id in (items or ())]
    return found if items and items == {report.item_id for report in found} else None


COUNTS: dict[str, Callable[[CampaignRecord, int], bool]] = {
    "registered": lambda made, who: who in live(made),
    "unregistered": lambda made, who: who not in live(made),
    "registered_late": lambda made, who: any(
        p.late for p in made.pledges if p.official_id == who and p.state is not PledgeState.WITHDRAWN
    ),
    "confirmed": lambda made, who: any(p.state is PledgeState.CONFIRMED for p in made.pledges if p.official_id == who),
    "on_leave": lambda made, who: next(o for o in made.officials if o.id == who).on_leave,
    "uncounted": lambda made, who: not next(o for o in made.officials if o.id == who).counted,
    "owing": lambda made, who: bool(live(made).get(who)),
    "reported": lambda made, who: reported(made, who) is not None,
    "late": lambda made, who: any(report.late for report in reported(made, who) or ()),
    "on_time": lambda made, who: (found := reported(made, who)) is not None and not any(r.late for r in found),
    "missing": lambda made, who: bool(live(made).get(who)) and reported(made, who) is None,
}


@settings(max_examples=25, deadline=None)
@given(records)
def test_totals_are_the_sums_of_the_rows(made: CampaignRecord) -> None:
    summary = summarise(made, HALF)
    people = [official.id for official in made.officials]
    for key, holds in COUNTS.items():
        expected = sum(holds(made, who) for who in people)
        for table in ("units", "branches"):
            assert summary.table(table).total(key) == (expected if people else None), (table, key)
        assert summary.figure(key).value == (expected if people else None)
        assert {ref.id for ref in summary.figure(key).rows} == {who for who in people if holds(made, who)}
    assert summary.table("units").total("headcount") == len(people)


@settings(max_examples=15, deadline=None)
@given(records, st.integers(0, 12))
def test_a_unit_counts_its_own_people_and_names_them(made: CampaignRecord, pick: int) -> None:
    units = summarise(made, HALF).table("units")
    row = units.rows[pick % len(units.rows)]
    unit_id = row.refs[0].id
    people = {official.id for official in made.officials if official.unit_id == unit_id}
    assert {ref.id for ref in row.sources["headcount"]} == people
    for key, holds in COUNTS.items():
        expected = {who for who in people if holds(made, who)}
        assert {ref.id for ref in row.sources[key]} == expected
        assert row.cells[units.index(key)] == (len(expected) if people else None)


@settings(max_examples=15, deadline=None)
@given(records)
def test_lists_have_one_row_per_person_or_item(made: CampaignRecord) -> None:
    summary = summarise(made, HALF)
    pledges = live(made)
    people = {official.id for official in made.officials}
    assert {row.refs[0].id for row in summary.table("titles").rows} == set(pledges)
    assert {row.refs[0].id for row in summary.table("unregistered").rows} == people - set(pledges)
    assert {row.refs[0].id for row in summary.table("people").rows} == people
    items = sorted(item for found in pledges.values() for item in found)
    assert sorted(row.refs[0].id for row in summary.table("progress").rows) == items
    assert len(summary.table("pledges").rows) == sum(max(len(found), 1) for found in pledges.values())


@settings(max_examples=15, deadline=None)
@given(records)
def test_target_results_are_the_sums_of_the_named_reports(made: CampaignRecord) -> None:
    table = summarise(made, HALF).table("targets")
    items = {item.id: item.target_id for p in made.pledges if p.state is not PledgeState.WITHDRAWN for item in p.items}
    for row in table.rows:
        target = row.refs[0].id
        amounts = [r.amount for r in made.progress if items.get(r.item_id) == target and r.amount is not None]
        if target in (1, 3):
            assert row.cells[table.index("actual")] == (sum(amounts) if amounts else None)
            assert len(row.sources["actual"]) == len(amounts)


@settings(max_examples=15, deadline=None)
@given(records)
def test_the_rate_leaves_out_whom_the_office_does_not_count(made: CampaignRecord) -> None:
    made = replace(made, officials=tuple(replace(one, counted=one.id % 5 > 0) for one in made.officials))
    summary, pledged = summarise(made, HALF), live(made)
    apart = {official.id for official in made.officials if not official.counted}
    assert {ref.id for ref in summary.figure("uncounted").rows} == apart
    counted = [official.id for official in made.officials if official.counted]
    exact = Fraction(100 * sum(who in pledged for who in counted), len(counted)) if counted else None
    shown = {
        summary.figure("rate").value,
        summary.table("units").total("rate"),
        summary.table("branches").total("rate"),
    }
    assert len(shown) == 1
    (rate,) = shown
    assert (rate is None) == (exact is None)
    assert exact is None or abs(Fraction(rate) - exact) <= Fraction(1, 100)  # type: ignore[arg-type]


def test_subtrees_add_up_to_the_whole() -> None:
    made = record(80, 13)
    whole = summarise(made, HALF)
    tops = [unit.id for unit in made.units if unit.parent_id == 1]
    parts = [summarise(made, HALF, unit) for unit in tops]
    direct = sum(official.unit_id == 1 for official in made.officials)
    counted = sum(value for part in parts if isinstance(value := part.table("units").total("headcount"), int))
    assert counted + direct == whole.figure("headcount").value


def test_rates_never_pass_100_and_say_so_when_complete() -> None:
    summary = summarise(record(30), HALF)
    rates = [rate for rate in summary.table("units").column("rate") if isinstance(rate, Decimal)]
    assert rates
    assert all(0 <= rate <= 100 for rate in rates)


def values(summary: Summary) -> dict[str, Figure]:
    return summary.figures()


def test_nothing_reported_is_unknown_not_zero() -> None:
    made = replace(record(), progress=(), launches=(), showcases=(), milestones=MILESTONES[:1], stages=())
    summary = summarise(made, period.named("q1", 2026))
    for key in ("owing", "reported", "on_time", "late", "missing", "models", "projects", "difficulties"):
        assert values(summary)[key].value is None, key
    assert summary.table("units").total("reported") is None
    assert set(summary.table("showcases").column("models")) == {None}
    assert set(summary.table("launches").column("held_on")) == {None}
    assert values(summary)["launched"].value == 0


def test_an_empty_audience_has_no_figures() -> None:
    summary = summarise(replace(record(0), pledges=(), progress=()), HALF)
    assert values(summary)["headcount"].value is None
    assert values(summary)["rate"].value is None


def test_withdrawn_and_departed_pledges_are_shown_apart() -> None:
    made = record(40)
    gone = next(p for p in made.pledges if p.state is PledgeState.CONFIRMED)
    left = replace(made, officials=tuple(o for o in made.officials if o.id != gone.official_id))
    before, after = summarise(made, HALF), summarise(left, HALF)
    assert after.figure("departed").rows == (RowRef("pledge", gone.id),)
    assert int(before.figure("registered").value or 0) - int(after.figure("registered").value or 0) == 1
    withdrawn = {p.id for p in made.pledges if p.state is PledgeState.WITHDRAWN}
    assert {ref.id for ref in before.figure("withdrawn").rows} == withdrawn


@pytest.mark.parametrize(("kind", "stage"), [("6m", 1), ("9m", 1), ("year", 2)])
def test_the_period_decides_the_stage_that_is_counted(kind: str, stage: int) -> None:
    made = record(20)
    summary = summarise(made, period.named(kind, 2026))
    reports = {report.id: report.stage_id for report in made.progress}
    named = {ref.id for row in summary.table("progress").rows for ref in row.refs if ref.kind == "progress"}
    assert {reports[report] for report in named} <= {stage}
    assert bool(named) is (stage == 1)


def test_a_range_counts_what_was_entered_on_its_days() -> None:
    made = record(40)
    early = summarise(made, period.between(date(2026, 1, 1), date(2026, 3, 31)))
    late = {p.official_id for p in made.pledges if p.late}
    assert {ref.id for ref in early.figure("registered").rows}.isdisjoint(late)
    assert not any(ref.kind == "progress" for row in early.table("progress").rows for ref in row.refs)


def test_the_newest_report_of_an_earlier_stage_counts_for_targets() -> None:
    made = record(30)
    half, year = summarise(made, HALF).table("targets"), summarise(made, period.named("year", 2026)).table("targets")
    assert year.column("actual") == half.column("actual")


def test_people_are_listed_by_unit_then_as_vietnamese_names_sort() -> None:
    made = record(3, 2)
    names = ("Lê Văn Đức", "Trần Thị Ánh", "Nguyễn Mẫu Vinh")
    officials = tuple(
        replace(official, full_name=name, unit_id=2) for official, name in zip(made.officials, names, strict=True)
    )
    listed = summarise(replace(made, officials=officials), HALF).table("people").column("name")
    assert listed == ("Trần Thị Ánh", "Lê Văn Đức", "Nguyễn Mẫu Vinh")


def test_amounts_in_another_unit_of_measure_are_not_added() -> None:
    made = record(20)
    odd = next(report for report in made.progress if report.unit == "cây" and _counts(made, report))
    changed = tuple(replace(r, unit="ha") if r is odd else r for r in made.progress)
    before, after = (summarise(m, HALF).table("targets") for m in (made, replace(made, progress=changed)))
    dropped = (before.rows[0].cells[before.index("actual")], after.rows[0].cells[after.index("actual")])
    assert isinstance(dropped[0], Decimal)
    assert isinstance(dropped[1], Decimal)
    assert dropped[0] - dropped[1] == odd.amount
    assert after.rows[0].cells[after.index("note")] == "1 báo cáo khác đơn vị tính, không cộng"


def _counts(made: CampaignRecord, report: Progress) -> bool:
    return report.item_id in live(made).get(report.official_id, set())


def test_rates_that_differ_are_left_to_people() -> None:
    made = record(40)
    first = next(r for r in made.progress if r.unit == "%" and _counts(made, r))
    changed = tuple(replace(r, percent=Decimal("80.5")) if r is first else r for r in made.progress)
    table = summarise(replace(made, progress=changed), HALF).table("targets")
    cells = dict(zip((c.key for c in table.columns), table.rows[1].cells, strict=True))
    assert cells["actual"] is None
    assert cells["verdict"] == "Cần người xác nhận"
    assert "từ 80,5 đến 100" in str(cells["note"])


def test_difficulties_are_the_reports_called_blocked() -> None:
    made = record(40)
    blocked = {r.id for r in made.progress if r.status is ProgressStatus.BLOCKED and _counts(made, r)}
    summary = summarise(made, HALF)
    assert {ref.id for ref in summary.figure("difficulties").rows} == blocked
    assert summary.figure("difficulties").value == len(blocked)
