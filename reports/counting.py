"""The facts of one compile, each worked out once."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reports import figures, merits, people, pledges, targets, unit_answers
from reports.days import day_of
from reports.model import Figure
from reports.period import Period
from reports.scope import Scope
from reports.standing import Standing, standings
from rules.records import CampaignRecord


@dataclass(frozen=True)
class Counting:
    """``scope`` is the subtree that is counted. What is derived here is used by several sections."""

    record: CampaignRecord
    period: Period
    scope: Scope

    @cached_property
    def people(self) -> tuple[Standing, ...]:
        return people.in_list_order(standings(self.record, self.period, self.scope), self.scope)

    @cached_property
    def entries(self) -> tuple[pledges.Entry, ...]:
        return tuple(pledges.entries(self.people, self.scope))

    @cached_property
    def due(self) -> bool:
        return figures.is_due(self.record, self.period)

    @cached_property
    def elapsed(self) -> Decimal:
        return targets.elapsed_share(self.record, min(day_of(self.record.as_of), self.period.ends_on))

    @cached_property
    def participation(self) -> dict[str, Figure]:
        return figures.participation(self.people, self.record.as_of, due=self.due)

    @cached_property
    def answered(self) -> dict[int, targets.Result]:
        return unit_answers.results(self.record, self.period, self.scope, self.elapsed)

    @cached_property
    def merits(self) -> merits.Merits:
        return merits.merits_of(self.record)

    def pick(self, keys: str) -> tuple[Figure, ...]:
        return tuple(self.participation[key] for key in keys.split())
