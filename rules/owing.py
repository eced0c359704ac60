"""What is still missing at a milestone, thing by thing: of a person, of a unit, of who decides. Pure: facts in, debts out."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.milestones import MilestoneKind
from rules.participation import STANDING
from rules.records import PledgeItem, PledgeState
from rules.unit_duty import Missing


class Owed(StrEnum):
    """One kind of missing thing. The first four are a person's (an answer the office asked of their unit is
    one), the last two a decider's, the others a unit's."""

    PLEDGE = "pledge"
    CORRECTION = "correction"
    REPORT = "report"
    ANSWER = "answer"
    LAUNCH = "launch"
    PLAN = "plan"
    CONSENT = "consent"
    FIGURES = "figures"
    TOPICS = "topics"
    SHOWCASE = "showcase"
    ACTIVITY = "activity"
    CONFIRM = "confirm"
    ACKNOWLEDGE = "acknowledge"


@dataclass(frozen=True, slots=True)
class Debt:
    """Something missing: how often, the names of the things where they have any, for one report its pledge item (``key``)
    with its unit of ``measure``, for one answer the request (``key``)."""

    what: Owed
    count: int = 1
    names: tuple[str, ...] = ()
    key: int | None = None
    measure: str = ""


NOTHING_MISSING = Missing()


@dataclass(frozen=True, slots=True)
class UnitState:
    """What the record knows of a unit: ``plan`` is filed, ``consent`` of the trade union is waited for, ``lacking`` models or
    projects under what the campaign asks, an activity was done in the milestone's time (``active``), and what of its report
    is ``missing``."""

    launched: bool = False
    plan: bool = False
    consent: bool = False
    lacking: int = 0
    active: bool = False
    missing: Missing = NOTHING_MISSING
    exempt: bool = False


def of_person(
    kind: MilestoneKind, pledge: PledgeState | None, items: Sequence[PledgeItem], reported: Collection[int]
) -> tuple[Debt, ...]:
    """What one person lacks. ``pledge`` is None without one; ``reported`` are the items reported in the milestone's stage."""
    if kind is MilestoneKind.REGISTRATION:
        return _registering(pledge)
    if kind is not MilestoneKind.PROGRESS or pledge not in STANDING:
        return ()
    left = [item for item in items if item.id not in reported]
    return tuple(Debt(Owed.REPORT, 1, (item.text,), item.id, item.unit) for item in left)


def _registering(pledge: PledgeState | None) -> tuple[Debt, ...]:
    if pledge in STANDING:
        return ()
    return (Debt(Owed.CORRECTION if pledge is PledgeState.RETURNED else Owed.PLEDGE),)


def of_unit(kind: MilestoneKind, unit: UnitState) -> tuple[Debt, ...]:
    """What a unit itself lacks; nothing while nobody of it can act."""
    if unit.exempt:
        return ()
    asked = {
        MilestoneKind.REGISTRATION: (
            (Owed.LAUNCH, not unit.launched, ()),
            (Owed.PLAN, unit.launched and not unit.plan, ()),
            (Owed.CONSENT, unit.consent, ()),
        ),
        MilestoneKind.PROGRESS: (
            (Owed.FIGURES, len(unit.missing.targets), tuple(target.measure for target in unit.missing.targets)),
            (Owed.TOPICS, len(unit.missing.topics), tuple(topic.heading for topic in unit.missing.topics)),
            (Owed.SHOWCASE, unit.lacking, ()),
        ),
        MilestoneKind.ACTIVITY: ((Owed.ACTIVITY, not unit.active, ()),),
    }
    return tuple(Debt(what, int(count), names) for what, count, names in asked[kind] if count)


def of_decider(kind: MilestoneKind, pledges: int, reports: int) -> tuple[Debt, ...]:
    """What waits for one person's decision: ``pledges`` to confirm by the registration, unit ``reports`` to acknowledge."""
    found = {MilestoneKind.REGISTRATION: (Owed.CONFIRM, pledges), MilestoneKind.PROGRESS: (Owed.ACKNOWLEDGE, reports)}
    what, count = found.get(kind, (Owed.CONFIRM, 0))
    return (Debt(what, count),) if count else ()


def units_by_debt(debts: Iterable[tuple[str, tuple[Debt, ...]]]) -> tuple[Debt, ...]:
    """Over (unit's name, its debts): which units lack what, one debt a kind, ``count`` units, in the order of ``Owed``."""
    found: dict[Owed, list[str]] = {}
    for name, some in debts:
        for debt in some:
            found.setdefault(debt.what, []).append(name)
    return tuple(Debt(what, len(found[what]), tuple(found[what])) for what in Owed if what in found)
