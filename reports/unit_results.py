"""The half-year table: one row a unit, with what it did from launch to commendation. Unknown counts stay unknown."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from reports import headcount, nominations, unit_answers, wording
from reports.initiatives import counted as counted_initiatives
from reports.model import Cell, Row, RowRef, Table
from reports.period import Period
from reports.rows import numbered, table
from reports.scope import Scope
from reports.standing import Standing
from reports.unit_activities import counted as counted_activities
from rules.activity_kinds import INSPECTION
from rules.collective_pledge import CollectivePledge
from rules.records import CampaignRecord, Unit
from rules.unit_report import UnitReport
from rules.verdict import Verdict

_SLOW = (Verdict.BEHIND, Verdict.NOT_MET)


def results_table(
    record: CampaignRecord,
    people: Sequence[Standing],
    scope: Scope,
    period: Period,
    units: Sequence[Unit],
    registered: Iterable[tuple[Unit, CollectivePledge]],
) -> Table:
    """``units`` are those that have to launch; a unit's people are its own, those of units below have their rows."""
    own: dict[int, list[Standing]] = defaultdict(list)
    for one in people:
        own[one.official.unit_id].append(one)
    launched = {launch.unit_id: launch for launch in record.launches}
    pledged = {unit.id for unit, _ in registered}
    counts = _counts(record, scope, period)
    verdicts = _verdicts(record, unit_answers.counted(record, period, scope))
    rows = [
        Row(
            (
                unit.name,
                launched[unit.id].held_on if unit.id in launched else None,
                wording.YES if unit.id in pledged else wording.NOT_YET,
                *_registration(own[unit.id]),
                *verdicts.get(unit.id, (None, None, None)),
                *(counts[key][unit.id] or None for key in counts),
            ),
            (RowRef("unit", unit.id),),
            unit.id in launched and launched[unit.id].late,
        )
        for unit in units
    ]
    keys = "order unit held_on collective_registered headcount registered rate met exceeded behind"
    return table("unit_results", f"{keys} {' '.join(counts)}", numbered(rows), totals=True)


def _registration(people: Sequence[Standing]) -> tuple[Cell, ...]:
    registered = sum(one.pledge is not None for one in people)
    return (len(people), registered if people else None, headcount.share(people))


def _counts(record: CampaignRecord, scope: Scope, period: Period) -> dict[str, Counter[int]]:
    """By column, how many of each unit; proposals are those decided or still on their way."""
    inside = [each for each in record.showcases if each.unit_id in scope.ids]
    done = [each for each in counted_activities(record, scope, period) if not each.planned and each.kind == INSPECTION]
    return {
        "shown": Counter(each.unit_id for each in inside),
        "nominated": Counter(each.unit_id for each in nominations.counted(record, scope, period)),
        "proposed_initiatives": Counter(each.unit_id for each in counted_initiatives(record, scope, period)),
        "inspections": Counter(each.unit_id for each in done),
        "put_forward": Counter(each.unit_id for each in record.commendation.proposals if each.live),
    }


def _verdicts(record: CampaignRecord, said: Iterable[UnitReport]) -> dict[int, tuple[Cell, ...]]:
    """Targets met, exceeded, slow by the unit's own report; None for a unit that has not reported a figure."""
    found: dict[int, tuple[Cell, ...]] = {}
    for report in said:
        own = [
            unit_answers.result_of(record, report, target).verdict
            for target in record.targets
            if target.id in report.by_target
        ]
        if own:
            slow = sum(each in _SLOW for each in own)
            found[report.unit_id] = (own.count(Verdict.MET), own.count(Verdict.EXCEEDED), slow)
    return found
