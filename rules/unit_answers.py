"""All that the units of a campaign say of themselves, beside what their people say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from rules.reckoning import Reckoning
from rules.unit_report import UnitReport
from rules.work import Work


@dataclass(frozen=True, slots=True)
class UnitAnswers:
    """The newest report of every unit and stage of a campaign, how its targets are reckoned, the newest counts of people's
    work, and what each unit reported on the same target the year before, by (unit, target)."""

    reports: tuple[UnitReport, ...] = ()
    reckonings: tuple[Reckoning, ...] = ()
    work: tuple[Work, ...] = ()
    earlier: Mapping[tuple[int, int], Decimal] = field(default_factory=dict)

    def earlier_of(self, unit_id: int, target_id: int) -> Decimal | None:
        """Last year's figure: the one entered by hand, else the one that the unit reported then."""
        by_hand = next((each.earlier for each in self.reckonings if each.target_id == target_id), None)
        return self.earlier.get((unit_id, target_id)) if by_hand is None else by_hand


NO_ANSWERS = UnitAnswers()
