"""Whom a nudge of a whole unit reaches, whom it leaves out and why."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from rules.deadlines import next_milestone
from rules.participation import pledge_window
from rules.progress import deadline
from rules.records import Milestone, MilestoneKind, Official, Stage
from rules.unit_standing import Missing, Reach, UnitStanding, reach

# before that nobody owes a report yet, and whoever is asked for it has been nagged
REPORT_NEAR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Nudged:
    """An official to be written to, and about what."""

    official: Official
    missing: Missing


@dataclass(frozen=True, slots=True)
class Round:
    """``told`` get a message; the others owe as well, and are counted by why they get none."""

    told: tuple[Nudged, ...]
    on_leave: int = 0
    not_joined: int = 0
    blocked: int = 0
    already: int = 0
    oneself: bool = False

    @property
    def left_out(self) -> int:
        return self.on_leave + self.not_joined + self.blocked + self.already


def nudgeable(milestones: Sequence[Milestone], late_rule: str, today: date) -> frozenset[Missing]:
    """What a person can still be asked for today: no pledge once a campaign takes no late ones."""
    due = next((m.due_on for m in milestones if m.kind is MilestoneKind.REGISTRATION), None)
    closed = pledge_window(today, due, late_rule) == "closed"
    return frozenset(Missing) - ({Missing.PLEDGE} if closed else set())


def asked_now(milestones: Sequence[Milestone], stage: Stage | None, late_rule: str, today: date) -> frozenset[Missing]:
    """What a nudge of everybody asks for: a report only near the stage's deadline, with no earlier milestone ahead."""
    if stage is None:
        return nudgeable(milestones, late_rule, today)
    upcoming, due = next_milestone(milestones, today), deadline(stage, milestones)
    early = due - today > REPORT_NEAR or (upcoming is not None and upcoming.due_on < due)
    return nudgeable(milestones, late_rule, today) - ({Missing.REPORT} if early else set())


def nudge_round(standing: UnitStanding, asked: Set[Missing], already: Set[int], by: int) -> Round:
    """Sort everybody who owes: ``already`` were nudged today, ``by`` is the one who nudges."""
    owing = [Nudged(o, m) for o in standing.officials if (m := standing.owed.get(o.id)) is not None and m in asked]
    others = [each for each in owing if each.official.id != by]
    fresh = [each for each in others if each.official.id not in already]
    reached = {kind: tuple(each for each in fresh if reach(each.official) is kind) for kind in Reach}
    return Round(
        told=reached[Reach.REACHED],
        on_leave=len(reached[Reach.ON_LEAVE]),
        not_joined=len(reached[Reach.NOT_JOINED]),
        blocked=len(reached[Reach.BLOCKED]),
        already=len(others) - len(fresh),
        oneself=len(others) < len(owing),
    )
