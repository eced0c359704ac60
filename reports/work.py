"""Pieces of work that people counted for themselves in the period's stage: a row each under their unit, and the sums."""

from collections.abc import Sequence

from reports import wording
from reports.figures import figure
from reports.model import Figure, Row, RowRef, Table
from reports.period import Period
from reports.rows import numbered, table
from reports.scope import Scope
from reports.standing import counted_stages
from rules.records import CampaignRecord
from rules.work import Work


def counted(record: CampaignRecord, period: Period, scope: Scope) -> tuple[Work, ...]:
    """The counts of the period's stage from the units of the scope, unit by unit in the order of the tree."""
    stages, place = counted_stages(record, period), scope.place()
    found = [each for each in record.answered.work if each.stage_id in stages and each.unit_id in place]
    return tuple(sorted(found, key=lambda each: (place[each.unit_id], each.name, each.target_id, each.id)))


def work_ref(work: Work) -> RowRef:
    return RowRef("work_count", work.id)


def work_table(found: Sequence[Work], record: CampaignRecord, scope: Scope) -> Table:
    """One row a person and target; done well counts where the head has confirmed it."""
    units = {unit.id: unit.name for unit in scope.units}
    measures = {target.id: target.measure or target.text for target in record.targets}
    rows = [
        Row(
            (
                *(units[each.unit_id], each.name, measures.get(each.target_id, "")),
                *(each.counts.assigned, each.counts.done, each.well, _confirmed(each)),
            ),
            (work_ref(each),),
        )
        for each in found
    ]
    return table(
        "work_counts", "order unit name measure assigned done well well_confirmed", numbered(rows), totals=True
    )


def _confirmed(work: Work) -> str:
    return "" if work.counts.well is None else wording.YES if work.confirmed else wording.NOT_YET


def work_figures(found: Sequence[Work], record: CampaignRecord) -> tuple[Figure, ...]:
    """The sums; done well is unknown as long as nobody has confirmed any."""
    well = [each for each in found if each.well is not None]
    sums = (
        ("work_assigned", sum(each.counts.assigned for each in found), found),
        ("work_done", sum(each.counts.done for each in found), found),
        ("work_well", sum(each.well or 0 for each in well) if well else None, well),
    )
    return tuple(
        figure(key, value, tuple(map(work_ref, rows)), record.as_of, "work_counts") for key, value, rows in sums
    )
