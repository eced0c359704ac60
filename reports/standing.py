"""Where each official stands in the period: registered or not, owing a report or not, on time or late."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from reports.days import day_of
from reports.period import Period, PeriodKind
from reports.scope import Scope
from rules.records import CampaignRecord, Milestone, MilestoneKind, Official, Pledge, PledgeState, Progress


@dataclass(frozen=True, slots=True)
class Standing:
    """``pledge`` is None when the official has none that counts.

    ``reports`` are those of the counted stage on the items of that pledge; ``latest`` holds the newest one per item, from
    earlier stages too.
    """

    official: Official
    pledge: Pledge | None
    reports: tuple[Progress, ...]
    latest: tuple[Progress, ...] = ()

    @property
    def owes(self) -> bool:
        return self.pledge is not None and bool(self.pledge.items)

    @property
    def reported(self) -> bool:
        """A report is complete when it speaks of every item of the pledge."""
        if self.pledge is None or not self.pledge.items:
            return False
        return {item.id for item in self.pledge.items} <= {report.item_id for report in self.reports}

    @property
    def late(self) -> bool:
        return self.reported and any(report.late for report in self.reports)


def counted_pledges(record: CampaignRecord, period: Period) -> dict[int, Pledge]:
    """By official. Withdrawn pledges do not count; a RANGE leaves out what was registered after its last day."""
    return {
        pledge.official_id: pledge
        for pledge in record.pledges
        if pledge.state is not PledgeState.WITHDRAWN
        and not (period.kind is PeriodKind.RANGE and day_of(pledge.registered_at) > period.ends_on)
    }


def duty(record: CampaignRecord, period: Period) -> Milestone | None:
    """The progress milestone the period is measured by: the last one due in it."""
    due = [m for m in record.milestones if m.kind is MilestoneKind.PROGRESS and period.holds(m.due_on)]
    return max(due, key=lambda milestone: milestone.due_on, default=None)


def counted_stages(record: CampaignRecord, period: Period) -> frozenset[int]:
    """The stage of the period's duty; without a duty, the last stage that ends in the period."""
    milestone = duty(record, period)
    if milestone is not None and milestone.stage_id is not None:
        return frozenset({milestone.stage_id})
    ended = [stage for stage in record.stages if period.holds(stage.ends_on)]
    return frozenset({max(ended, key=lambda stage: stage.ends_on).id}) if ended else frozenset()


def counted_progress(record: CampaignRecord, period: Period) -> tuple[Progress, ...]:
    """Reports of the counted stage; for a RANGE those made on its days."""
    if period.kind is PeriodKind.RANGE:
        return tuple(report for report in record.progress if period.holds(day_of(report.reported_at)))
    stages = counted_stages(record, period)
    return tuple(report for report in record.progress if report.stage_id in stages)


def newest_by_item(record: CampaignRecord, period: Period) -> dict[int, Progress]:
    """The last word on each pledge item from stages that end by the period's last day (RANGE: reported by that day)."""
    ends = {stage.id: stage.ends_on for stage in record.stages}
    newest: dict[int, tuple[date, datetime, Progress]] = {}
    for report in record.progress:
        stage_end = ends.get(report.stage_id, period.ends_on)
        last = day_of(report.reported_at) if period.kind is PeriodKind.RANGE else stage_end
        entry = (stage_end, report.reported_at, report)
        if last <= period.ends_on and (report.item_id not in newest or entry[:2] > newest[report.item_id][:2]):
            newest[report.item_id] = entry
    return {item: entry[2] for item, entry in newest.items()}


def standings(record: CampaignRecord, period: Period, scope: Scope) -> tuple[Standing, ...]:
    """One per official of the audience inside the scope, in the record's order."""
    pledges = counted_pledges(record, period)
    newest = newest_by_item(record, period)
    inside = scope.ids
    reports: dict[int, list[Progress]] = defaultdict(list)
    for report in counted_progress(record, period):
        reports[report.item_id].append(report)
    return tuple(
        _standing(official, pledges.get(official.id), reports, newest)
        for official in record.officials
        if official.unit_id in inside
    )


def _standing(
    official: Official, pledge: Pledge | None, reports: dict[int, list[Progress]], newest: dict[int, Progress]
) -> Standing:
    items = [item.id for item in pledge.items] if pledge else []
    return Standing(
        official,
        pledge,
        tuple(report for item in items for report in reports.get(item, ())),
        tuple(newest[item] for item in items if item in newest),
    )
