"""How a unit's figure compares with what it was asked: over all stages, against baseline and time, and over-fulfilled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rules.cascade import same_measure
from rules.reckoning import Counting, asks_change, change
from rules.records import Stage, Target
from rules.unit_duty import UnitTarget
from rules.unit_report import Counts, Figure, FigureState
from rules.verdict import Verdict, verdict

_CEILINGS = ("<", "<=")
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class UnitResult:
    """``actual`` is the figure reported (of increments: all stages together), ``compared`` what the verdict judged (the
    change, where one was asked). ``share`` is in per cent of what was asked, ``over`` what goes beyond it (None when nothing
    does). ``awaiting``: to be published. ``partial``: an earlier stage of an increment was not reported. ``unconfirmed``:
    nobody has confirmed the count of work done well."""

    verdict: Verdict
    actual: Decimal | None = None
    compared: Decimal | None = None
    share: Decimal | None = None
    over: Decimal | None = None
    awaiting: bool = False
    partial: bool = False
    unconfirmed: bool = False


def unit_result(
    asked: UnitTarget, figures: Mapping[int, Figure], stages: Sequence[Stage], stage: Stage, *, confirmed: bool
) -> UnitResult:
    """The result of one target at a stage. ``figures`` are the newest by stage; ``confirmed``: the level above has seen it."""
    own = figures.get(stage.id)
    if own is None or own.state is FigureState.AWAITING:
        return UnitResult(Verdict.UNKNOWN, awaiting=own is not None)
    elapsed = elapsed_by(stages, stage)
    if own.counts is not None:
        return _of_counts(asked, own.counts, elapsed, confirmed=confirmed)
    actual, partial = _total(asked, figures, stages, stage)
    found = judged(asked, actual, elapsed)
    unsure = partial and found.verdict not in (Verdict.MET, Verdict.EXCEEDED)
    told = Verdict.UNKNOWN if unsure else found.verdict
    return UnitResult(told, found.actual, found.compared, found.share, found.over, partial=partial)


def elapsed_by(stages: Sequence[Stage], stage: Stage) -> Decimal:
    """The share of the campaign's time gone by at the end of a stage, 0 to 1."""
    first, last = min(each.starts_on for each in stages), max(each.ends_on for each in stages)
    return Decimal((stage.ends_on - first).days + 1) / Decimal((last - first).days + 1)


def _total(
    asked: UnitTarget, figures: Mapping[int, Figure], stages: Sequence[Stage], stage: Stage
) -> tuple[Decimal | None, bool]:
    """(figure, whether an earlier stage is missing). Increments of stages that follow one another add up; a stage that
    spans earlier ones speaks for them."""
    total, partial, step = figures[stage.id].amount, False, _before(stages, stage)
    if asked.reckoning.counting is not Counting.INCREMENT:
        return total, False
    while step is not None and total is not None:
        figure = figures.get(step.id)
        if figure is None or figure.amount is None:
            partial = True
        else:
            total += figure.amount
        step = _before(stages, step)
    return total, partial


def _before(stages: Sequence[Stage], stage: Stage) -> Stage | None:
    """The stage that ended last before another began; of several the one that spans the longest time."""
    ended = [each for each in stages if each.ends_on < stage.starts_on]
    return max(ended, key=lambda each: (each.ends_on, -each.starts_on.toordinal()), default=None)


def _of_counts(asked: UnitTarget, counts: Counts, elapsed: Decimal, *, confirmed: bool) -> UnitResult:
    if counts.well is not None and not confirmed:
        return UnitResult(Verdict.JUDGE, rate(counts), unconfirmed=True)
    return judged(asked, rate(counts), elapsed)


def rate(counts: Counts) -> Decimal:
    """Per cent of the assigned work that is done, of that done well when this was counted."""
    part = counts.done if counts.well is None else counts.well
    return (Decimal(part * 100) / counts.assigned).quantize(_CENT)


def judged(asked: UnitTarget, actual: Decimal | None, elapsed: Decimal) -> UnitResult:
    """Compare a figure with what was asked, at a share of the time from 0 to 1."""
    if actual is None:
        return UnitResult(Verdict.UNKNOWN)
    target, compared = asked.target, actual
    if asks_change(target.comparator, target.direction, asked.reckoning.baseline):
        moved = change(target.comparator, target.direction, asked.reckoning.baseline, actual)
        if moved is None:
            return UnitResult(Verdict.JUDGE, actual)
        compared = moved
    told = verdict(target.comparator, asked.asked, compared, elapsed)
    return UnitResult(told, actual, compared, _share(asked, compared), _over(asked, compared))


def _share(asked: UnitTarget, compared: Decimal) -> Decimal | None:
    if not asked.asked or asked.target.comparator in (*_CEILINGS, "none"):
        return None
    return (compared * 100 / asked.asked).quantize(_CENT)


def _over(asked: UnitTarget, compared: Decimal) -> Decimal | None:
    if asked.asked is None or asked.target.comparator in (*_CEILINGS, "none") or compared <= asked.asked:
        return None
    return compared - asked.asked


def larger_part(
    target: Target, amount: Decimal, others: Mapping[int, Decimal], targets: Sequence[Target]
) -> Target | None:
    """The whole that a part exceeds ("trong đó" can not be more than the whole), when both are in one unit of measure."""
    whole = next((each for each in targets if each.id == target.parent_target_id), None)
    if whole is None or whole.id not in others or not same_measure(whole.unit, target.unit):
        return None
    return whole if amount > others[whole.id] else None
