"""What units answer for themselves: figures of their targets, narratives of the topics, taken together for the whole."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from reports import printing, wording
from reports.figures import figure
from reports.model import Figure as Number
from reports.model import Row, RowRef, Table
from reports.period import Period
from reports.pledges import numbered_topic
from reports.rows import numbered, table
from reports.scope import Scope
from reports.standing import counted_stages
from reports.targets import Result
from rules.cascade import adds_up, same_measure
from rules.reckoning import Reckoning
from rules.records import CampaignRecord, Target, Unit
from rules.unit_duty import UnitTarget
from rules.unit_report import Counts, Figure, FigureState, UnitReport
from rules.unit_result import UnitResult, judged, rate, unit_result
from rules.verdict import Verdict


def counted(record: CampaignRecord, period: Period, scope: Scope) -> tuple[UnitReport, ...]:
    """The reports of the period's stage from the units of the scope, in the order of the tree."""
    stages, place = counted_stages(record, period), scope.place()
    found = [r for r in record.answered.reports if r.stage_id in stages and r.unit_id in place]
    return tuple(sorted(found, key=lambda report: place[report.unit_id]))


def report_ref(report: UnitReport) -> RowRef:
    return RowRef("unit_report", report.id)


def sent(said: Sequence[UnitReport], units: Sequence[Unit], as_of: datetime) -> tuple[Number, ...]:
    """How many of the units that have to report did; unknown as long as none has."""
    owing = {unit.id for unit in units}
    mine = [report for report in said if report.unit_id in owing]
    groups = {
        "units_reported": [report_ref(report) for report in mine],
        "units_late": [report_ref(report) for report in mine if report.late],
        "units_seen": [report_ref(report) for report in mine if report.seen],
    }
    numbers = [
        figure(key, len(refs) if mine else None, tuple(refs), as_of, "unit_figures") for key, refs in groups.items()
    ]
    every = tuple(RowRef("unit", unit.id) for unit in units)
    return (figure("answering_units", len(units) if units else None, every, as_of, "unit_figures"), *numbers)


def results(record: CampaignRecord, period: Period, scope: Scope, elapsed: Decimal) -> dict[int, Result]:
    """By target, those of which any unit has said something in the period's stage."""
    said = counted(record, period, scope)
    found = {target: _figures(record, said, target) for target in record.targets}
    return {target.id: _together(record, target, figures, elapsed) for target, figures in found.items() if figures}


Told = tuple[UnitReport, Figure, UnitResult]


def _figures(record: CampaignRecord, said: Iterable[UnitReport], target: Target) -> list[Told]:
    """(report, figure, result) of each unit; what a unit within another one says is a part of what that one says."""
    mine = [report for report in said if target.id in report.by_target]
    parents = {unit.id: unit.parent_id for unit in record.units}
    speaking = {report.unit_id for report in mine}
    top = [report for report in mine if not speaking & _above(parents, report.unit_id)]
    return [(report, report.by_target[target.id], result_of(record, report, target)) for report in top]


def _above(parents: Mapping[int, int | None], unit_id: int) -> set[int]:
    line: set[int] = set()
    step = parents.get(unit_id)
    while step is not None and step not in line:
        line.add(step)
        step = parents.get(step)
    return line


def result_of(record: CampaignRecord, report: UnitReport, target: Target) -> UnitResult:
    """The result of one unit's figure, against what that unit was asked."""
    own = report.by_target[target.id]
    figures = {
        each.stage_id: each.by_target[target.id]
        for each in record.answered.reports
        if each.unit_id == report.unit_id and target.id in each.by_target
    }
    stage = next(each for each in record.stages if each.id == report.stage_id)
    asked = UnitTarget(target, own.asked, own.unit, _reckoning(record, target))
    return unit_result(asked, figures, record.stages, stage, confirmed=report.seen)


def _reckoning(record: CampaignRecord, target: Target) -> Reckoning:
    return next((each for each in record.answered.reckonings if each.target_id == target.id), Reckoning(target.id))


def _together(record: CampaignRecord, target: Target, told: Sequence[Told], elapsed: Decimal) -> Result:
    """One figure for the whole: the only one, a sum of what adds up, or a person has to say."""
    refs = tuple(report_ref(report) for report, own, _ in told if own.state is FigureState.KNOWN)
    known = [(report, own, found) for report, own, found in told if found.actual is not None]
    if not known:
        return Result(target, None, (), Verdict.UNKNOWN, wording.AWAITING)
    actual, spread = _actual(target, [(own, found) for _, own, found in known])
    asked = UnitTarget(target, target.value, target.unit, _reckoning(record, target))
    found = judged(asked, actual, elapsed)
    partial, unconfirmed = (any(getattr(r, name) for *_, r in known) for name in ("partial", "unconfirmed"))
    said = found.verdict
    if actual is None or unconfirmed:
        said = Verdict.JUDGE
    elif partial and said not in (Verdict.MET, Verdict.EXCEEDED):
        said = Verdict.UNKNOWN
    marks = ((partial, wording.EARLIER_MISSING), (unconfirmed, wording.UNCONFIRMED), (bool(spread), spread))
    note = [_named(known), *(words for wanted, words in marks if wanted)]
    return Result(target, actual, refs, said, "; ".join(note), found.compared)


def _actual(target: Target, known: Sequence[tuple[Figure, UnitResult]]) -> tuple[Decimal | None, str]:
    """(the figure, what to say when there is none). Counts of work add up before they become a percentage."""
    counts = [own.counts for own, _ in known if own.counts is not None]
    if len(counts) == len(known):
        return rate(_summed(counts)), ""
    amounts = [found.actual for own, found in known if found.actual is not None and same_measure(own.unit, target.unit)]
    if len(amounts) < len(known):
        return None, wording.MIXED_UNITS.format(count=len(known) - len(amounts))
    if len(set(amounts)) == 1 and (len(amounts) == 1 or not adds_up(target.comparator, target.unit)):
        return amounts[0], ""
    if adds_up(target.comparator, target.unit):
        return sum(amounts, Decimal(0)), ""
    low, high = printing.number(min(amounts)), printing.number(max(amounts))
    return None, wording.SPREAD.format(count=len(amounts), low=low, high=high)


def _summed(counts: Sequence[Counts]) -> Counts:
    well = [each.well for each in counts]
    known = [number for number in well if number is not None]
    return Counts(
        sum(each.assigned for each in counts),
        sum(each.done for each in counts),
        sum(known) if len(known) == len(well) else None,
    )


def _named(known: Sequence[Told]) -> str:
    sources = dict.fromkeys(own.source for _, own, _ in known if own.source)
    said = [wording.BY_UNITS.format(count=len(known))]
    said += [wording.FROM_SOURCE.format(source=", ".join(sources))] if sources else []
    return "; ".join(said)


def figures_table(record: CampaignRecord, said: Sequence[UnitReport], scope: Scope) -> Table:
    """One row for every figure of every unit, with its source, its day and its own verdict."""
    names = {unit.id: unit.name for unit in scope.units}
    rows = [
        _figure_row(record, report, target, names[report.unit_id])
        for target in record.targets
        for report in said
        if target.id in report.by_target
    ]
    keys = "order measure unit value actual measure_unit over earlier verdict source as_of acknowledged"
    return table("unit_figures", keys, numbered(rows))


def _figure_row(record: CampaignRecord, report: UnitReport, target: Target, unit: str) -> Row:
    own, found = report.by_target[target.id], result_of(record, report, target)
    verdict = wording.AWAITING if found.awaiting else wording.VERDICTS[found.verdict.value]
    over = "" if found.over is None else found.over
    earlier = record.answered.earlier_of(report.unit_id, target.id)
    cells = (
        *(target.measure or target.text, unit, own.asked, found.actual, own.unit, over, earlier, verdict, own.source),
        *(own.as_of, _seen(report)),
    )
    return Row(
        cells, (report_ref(report), RowRef("target", target.id)), found.verdict in (Verdict.BEHIND, Verdict.NOT_MET)
    )


def _seen(report: UnitReport) -> str:
    return wording.SEEN[None if report.decision is None else report.decision.outcome.value]


def narratives_table(record: CampaignRecord, said: Sequence[UnitReport], scope: Scope) -> Table:
    """What each unit says of each topic, under the unit's name and the topic's number in the campaign."""
    names = {unit.id: unit.name for unit in scope.units}
    rows = [
        Row(
            (numbered_topic(topic), names[report.unit_id], told.text, _count(told.amount, told.unit)),
            (report_ref(report),),
        )
        for topic in record.topics
        for report in said
        if (told := report.by_topic.get(topic.id)) is not None
    ]
    return table("unit_narratives", "order topic unit said counted", numbered(rows))


def _count(amount: Decimal | None, unit: str) -> str:
    return "" if amount is None else printing.quantity(amount, unit)
