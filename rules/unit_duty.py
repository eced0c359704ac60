"""What a unit has to answer for in a stage, what is still missing, and whether it can and must say it now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from rules.cascade import Share
from rules.reckoning import Reckoning
from rules.records import Official, Target, Topic
from rules.unit_report import UnitReport

# the record itself knows the results of these
_COUNTED = frozenset({"registration", "showcase"})


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """A target that a unit answers for; ``asked`` is its share in ``unit`` of measure, the whole target without one."""

    target: Target
    asked: Decimal | None
    unit: str
    reckoning: Reckoning


@dataclass(frozen=True, slots=True)
class Duty:
    """All that a unit answers for: targets and topics in the campaign's order."""

    targets: tuple[UnitTarget, ...] = ()
    topics: tuple[Topic, ...] = ()

    @property
    def count(self) -> int:
        return len(self.targets) + len(self.topics)


@dataclass(frozen=True, slots=True)
class Missing:
    """The parts of a duty that no report speaks of. ``exempt``: nobody of the unit can report now, so nothing is due."""

    targets: tuple[Target, ...] = ()
    topics: tuple[Topic, ...] = ()
    exempt: bool = False

    @property
    def count(self) -> int:
        return 0 if self.exempt else len(self.targets) + len(self.topics)


@dataclass(frozen=True, slots=True)
class Reopening:
    """A stage takes the reports of a unit again up to and including ``until``."""

    stage_id: int
    unit_id: int
    until: date
    reason: str = field(default="")


def duty(
    unit_id: int,
    targets: Sequence[Target],
    topics: Sequence[Topic],
    shares: Iterable[Share],
    reckonings: dict[int, Reckoning],
) -> Duty:
    """The targets issued to a unit or owned by it, and every topic. Closed targets and those that the record itself counts
    (registration, models and projects) are left out."""
    mine = {share.target_id: share for share in shares if share.unit_id == unit_id}
    answered = [
        _target(each, mine.get(each.id), reckonings.get(each.id, Reckoning(each.id)))
        for each in targets
        if each.level not in _COUNTED and each.state != "closed"
        if each.id in mine or each.owner_unit_id == unit_id
    ]
    return Duty(tuple(answered), tuple(topics))


def _target(target: Target, share: Share | None, reckoning: Reckoning) -> UnitTarget:
    if share is None:
        return UnitTarget(target, target.value, target.unit, reckoning)
    return UnitTarget(target, share.value, share.unit or target.unit, reckoning)


def missing(owed: Duty, report: UnitReport | None, *, exempt: bool = False) -> Missing:
    """What of a duty the newest report does not speak of; "chờ công bố" is an answer."""
    figures = report.by_target if report else {}
    narratives = report.by_topic if report else {}
    return Missing(
        tuple(each.target for each in owed.targets if each.target.id not in figures),
        tuple(topic for topic in owed.topics if topic.id not in narratives),
        exempt,
    )


def exempt(people: Iterable[Official]) -> bool:
    """Whether a unit is exempt: everybody of it is away, or nobody is left."""
    return all(person.on_leave for person in people)


def takes_reports(*, in_time: bool, late_rule: str, campaign_open: bool, reopened: bool) -> bool:
    """Whether a stage takes a unit's report: while its campaign is open, until a deadline that closes; and when reopened."""
    return reopened or (campaign_open and (in_time or late_rule != "closed"))


def reopened(openings: Iterable[Reopening], stage_id: int, unit_id: int, today: date) -> bool:
    """Whether a stage stands open again for a unit today."""
    return any(each.stage_id == stage_id and each.unit_id == unit_id and today <= each.until for each in openings)
