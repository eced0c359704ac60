"""Reports on pledge items: the stage they belong to, the day they are due, and what their figures say."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from rules.records import Milestone, MilestoneKind, PledgeItem, ProgressStatus, Stage
from rules.words import fold

# Overdue reminders of a stage end three weeks after its deadline; until then a report may be meant for that stage.
LATE_ENTRY = timedelta(days=31)
_NEED_NOTE = (ProgressStatus.LATE, ProgressStatus.BLOCKED)


def current_stage(stages: Sequence[Stage], today: date) -> Stage | None:
    """The stage that a report of this day belongs to; None when the campaign has no stages.

    Before the first stage it is the first, between two stages and after the last the one that ended last. Where stages
    overlap ("6 tháng" and "cả năm") it is the one that ends first.
    """
    if not stages:
        return None
    holding = [stage for stage in stages if stage.starts_on <= today <= stage.ends_on]
    if holding:
        return min(holding, key=lambda stage: stage.ends_on)
    ended = [stage for stage in stages if stage.ends_on < today]
    return max(ended, key=lambda stage: stage.ends_on) if ended else min(stages, key=lambda stage: stage.starts_on)


def just_ended(stages: Sequence[Stage], current: Stage, today: date) -> Stage | None:
    """The stage before ``current`` whose end is so near that a report may still be meant for it, or None."""
    ended = [s for s in stages if s.id != current.id and today - LATE_ENTRY <= s.ends_on < today]
    return max(ended, key=lambda stage: stage.ends_on, default=None)


def asked_stage(stages: Sequence[Stage], today: date, owed: Callable[[Stage], bool]) -> Stage | None:
    """The stage whose reports are asked for: the one just ended as long as it is ``owed`` by somebody, then today's."""
    current = current_stage(stages, today)
    earlier = None if current is None else just_ended(stages, current, today)
    return earlier if earlier is not None and owed(earlier) else current


def deadline(stage: Stage, milestones: Sequence[Milestone]) -> date:
    """The last day for reports of a stage: its milestone's day, or its own last day when it has no milestone."""
    due = [m.due_on for m in milestones if m.kind == MilestoneKind.PROGRESS and m.stage_id == stage.id]
    return max(due, default=stage.ends_on)


def in_time(sent_at: datetime, due_on: date, zone: ZoneInfo) -> bool:
    """Whether a report sent at ``sent_at`` (the network's time of the message) keeps a deadline.

    The deadline is 23:59:59 of ``due_on`` in the office's time zone, that second included; when the message was received
    does not matter.
    """
    return sent_at.astimezone(zone).date() <= due_on


def needs_note(status: ProgressStatus) -> bool:
    """Whether a report must say why: when the work is late or blocked."""
    return status in _NEED_NOTE


def status_of(
    said: ProgressStatus | None,
    amount: Decimal | None,
    percent: Decimal | None,
    item: PledgeItem,
    *,
    floor: bool = True,
) -> ProgressStatus | None:
    """How an item stands: what the person said, else what the figure says; None when neither is there.

    A figure that reaches the pledged amount means done, any other figure on track. A rate (unit "%") or a ceiling
    (``floor`` False) is never done by its figure alone: it can still fall or rise before the end.
    """
    if said is not None or (amount is None and percent is None):
        return said
    return ProgressStatus.DONE if _reached(amount, percent, item, floor) else ProgressStatus.ON_TRACK


def _reached(amount: Decimal | None, percent: Decimal | None, item: PledgeItem, floor: bool) -> bool:
    if not floor or item.unit == "%":
        return False
    if amount is not None and item.amount is not None:
        return amount >= item.amount
    return percent is not None and percent >= 100


def fallen(amount: Decimal | None, unit: str, last: Decimal | None, last_unit: str) -> bool:
    """Whether a cumulative amount is lower than the one reported before; a rate may fall, different units say nothing."""
    return amount is not None and last is not None and unit == last_unit != "%" and amount < last


def is_floor(comparator: str) -> bool:
    """Whether a target asks for at least its value, so that reaching it means done."""
    return comparator not in ("<", "<=", "decrease", "rank_up")


def totals(last: Decimal, more: Decimal) -> tuple[Decimal, Decimal]:
    """What "thêm 50" can mean for a cumulative figure: 50 more than was reported last, or 50 in all."""
    return last + more, more


def items_meant(words: str, unit: str | None, items: Sequence[PledgeItem]) -> tuple[int, ...]:
    """Places of the items that a report means by its words and its unit of measure; all of them when it names none."""
    return named_best(words, unit, [(item.text, item.unit) for item in items])


def named_best(words: str, unit: str | None, things: Sequence[tuple[str, str]]) -> tuple[int, ...]:
    """Places of the things, (text, unit of measure), that have most words in common; all of them when none has any."""
    said = set(fold(words).split())
    scores = [
        len(said & set(fold(text).split())) + bool(unit and fold(unit) in (fold(measure), *fold(text).split()))
        for text, measure in things
    ]
    best = max(scores, default=0)
    return tuple(place for place, score in enumerate(scores) if score == best or best == 0)
