"""What units have reached of the targets that their pledges serve: as they reported, otherwise as their people did."""

from collections import defaultdict
from collections.abc import Mapping

from reports import printing
from reports.counting import Counting
from reports.model import RowRef
from reports.targets import result
from reports.unit_answers import counted, report_ref, result_of
from rules.records import Progress

# a figure with its unit of measure, and the rows that it was made of
Attained = tuple[str, tuple[RowRef, ...]]


def by_unit(counting: Counting, units: frozenset[int]) -> Mapping[tuple[int, int], Attained]:
    """By unit and target; pairs of which nothing is known are left out."""
    of_people = {key: found for unit in units for key, found in _of_people(counting, unit).items()}
    return of_people | _of_reports(counting, units)


def _of_reports(counting: Counting, units: frozenset[int]) -> dict[tuple[int, int], Attained]:
    record = counting.record
    found: dict[tuple[int, int], Attained] = {}
    for report in counted(record, counting.period, counting.scope):
        for target in record.targets if report.unit_id in units else ():
            own = report.by_target.get(target.id)
            actual = None if own is None else result_of(record, report, target).actual
            if own is not None and actual is not None:
                told = printing.quantity(actual, own.unit)
                found[report.unit_id, target.id] = (told, (report_ref(report),))
    return found


def _of_people(counting: Counting, unit: int) -> dict[tuple[int, int], Attained]:
    inside, reports = counting.scope.branch(unit), defaultdict[int, list[Progress]](list)
    for one in counting.people:
        if one.official.unit_id in inside and one.pledge is not None:
            newest = {report.item_id: report for report in one.latest}
            for item in one.pledge.items:
                if item.target_id is not None and item.id in newest:
                    reports[item.target_id].append(newest[item.id])
    sums = (result(target, reports[target.id], counting.elapsed) for target in counting.record.targets)
    return {
        (unit, each.target.id): (printing.quantity(each.actual, each.target.unit), each.sources)
        for each in sums
        if each.actual is not None
    }
