"""The dated duties of a campaign: what each asks for, of which units, and by when."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MilestoneKind(StrEnum):
    """What a milestone asks for: REGISTRATION (launch + pledge), PROGRESS (a report on every pledge item and of every unit),
    ACTIVITY (an activity of the unit, for an anniversary or a drive of its own)."""

    REGISTRATION = "registration"
    PROGRESS = "progress"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated duty of a campaign; due at 23:59:59 of ``due_on`` in the office's time zone.

    ``unit_kinds``: it holds for units of these kinds only (none: for all, see ``rules.milestone_units``). ``starts_on``: the
    first day of the drive that an ACTIVITY milestone closes (None: the day its campaign opened).
    """

    id: int
    campaign_id: int
    kind: MilestoneKind
    name: str
    due_on: date
    stage_id: int | None = None
    unit_kinds: tuple[str, ...] = ()
    starts_on: date | None = None

    @property
    def asked(self) -> tuple[MilestoneKind, int | None]:
        """What it asks for, and in which stage."""
        return self.kind, self.stage_id


def holding(milestones: Sequence[Milestone], kind: str | None) -> list[Milestone]:
    """Those of one campaign's milestones that hold for a unit of a kind; with None those that hold for all.

    One for a kind of units takes, for these units, the place of the one for all that asks the same of the same stage.
    """
    found = [each for each in milestones if holds(each.unit_kinds, kind)]
    own = {each.asked for each in found if each.unit_kinds and each.kind is not MilestoneKind.ACTIVITY}
    return [each for each in found if each.unit_kinds or each.asked not in own]


def holds(unit_kinds: Collection[str], kind: str | None) -> bool:
    """Whether a milestone for some kinds (none: all) holds for a unit of a kind."""
    return not unit_kinds or kind in unit_kinds
