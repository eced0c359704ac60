"""What units lack and what waits for the decision of each chief at a milestone, looked up once for everybody told of it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from rules.confirmation import confirmers
from rules.milestones import Milestone, MilestoneKind
from rules.owing import Debt, of_decider, units_by_debt
from rules.records import Unit
from rules.unit_standing import branch
from storage import owing, standing


@dataclass(frozen=True, slots=True)
class UnitDebts:
    """The debts of some units at a milestone, the pledges that wait by who may confirm them, the units whose reports wait."""

    milestone: Milestone
    units: list[Unit]
    lacking: dict[int, tuple[Debt, ...]]
    to_confirm: Counter[int]
    reports: set[int]

    def of_head(self, official: int, unit: int) -> tuple[Debt, ...]:
        """What the unit lacks, and what waits for its head."""
        below = self.reports & (branch(self.units, unit) - {unit})
        return self.lacking.get(unit, ()) + of_decider(self.milestone.kind, self.to_confirm[official], len(below))

    def of_office(self, official: int) -> tuple[Debt, ...]:
        """Which units lack what, and what waits for one holder of the office's role."""
        named = [(unit.name, self.lacking.get(unit.id, ())) for unit in self.units]
        return units_by_debt(named) + of_decider(self.milestone.kind, self.to_confirm[official], len(self.reports))


def unit_debts(
    conn: Connection, milestone: Milestone, units: list[Unit], unit_ids: Collection[int], today: date
) -> UnitDebts:
    """``units`` is the whole tree; the debts are those of ``unit_ids``."""
    lacking = owing.of_units(conn, milestone, unit_ids, today)
    return UnitDebts(milestone, units, lacking, _to_confirm(conn, milestone, today), _reports(conn, milestone))


def _to_confirm(conn: Connection, milestone: Milestone, today: date) -> Counter[int]:
    if milestone.kind is not MilestoneKind.REGISTRATION:
        return Counter()
    waiting = owing.pledges_waiting(conn, milestone.campaign_id)
    chain = standing.chain(conn, today) if waiting else None
    return Counter(who for official, unit in waiting if chain for who in confirmers(chain, official, unit))


def _reports(conn: Connection, milestone: Milestone) -> set[int]:
    return set() if milestone.stage_id is None else owing.reports_waiting(conn, milestone.stage_id)
