"""A unit's own pledge: what it holds, who has to say yes to it in which order, and when it may still be changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType


class CollectiveState(StrEnum):
    """DRAFT: the head writes it. UNION: the trade union's word is awaited. ABOVE: that of the level above is."""

    DRAFT = "draft"
    UNION = "union"
    ABOVE = "above"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"


class Change(StrEnum):
    """What was done to a unit's pledge; each is a revision."""

    WRITE = "write"
    SIGN = "sign"
    AGREE = "agree"
    CONFIRM = "confirm"
    RETURN = "return"
    WITHDRAW = "withdraw"


S = CollectiveState
_NEXT: Mapping[tuple[S, Change], S] = MappingProxyType(
    {
        **dict.fromkeys(((state, Change.WRITE) for state in S), S.DRAFT),
        (S.DRAFT, Change.SIGN): S.UNION,
        (S.UNION, Change.AGREE): S.ABOVE,
        (S.ABOVE, Change.CONFIRM): S.CONFIRMED,
        (S.UNION, Change.RETURN): S.RETURNED,
        (S.ABOVE, Change.RETURN): S.RETURNED,
        **dict.fromkeys(((state, Change.WITHDRAW) for state in S if state is not S.WITHDRAWN), S.WITHDRAWN),
    }
)


def after(state: CollectiveState, change: Change) -> CollectiveState | None:
    """The state that a change leads to; None when it cannot be made now."""
    return _NEXT.get((state, change))


@dataclass(frozen=True, slots=True)
class CollectiveItem:
    """One line of a unit's pledge; who leads, who co-operates and what proves it are in the unit's own words."""

    text: str
    amount: Decimal | None = None
    unit: str = ""
    due_on: date | None = None
    target_id: int | None = None
    topic_id: int | None = None
    leads: str = ""
    cooperates: str = ""
    proof: str = ""
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class CollectiveStep:
    """One change: who made it and when, and why when it was returned."""

    revision: int
    change: Change
    by: int
    name: str
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CollectivePledge:
    """One unit's pledge in one campaign as it stands. ``registered_at``: first signed by its head; None before that.

    ``title`` is the collective title aimed at, None when none is. ``steps`` are all changes, oldest first.
    """

    id: int
    campaign_id: int
    unit_id: int
    state: CollectiveState
    title: str | None
    title_id: int | None
    receipt: str
    revision: int
    registered_at: datetime | None
    late: bool
    items: tuple[CollectiveItem, ...] = ()
    steps: tuple[CollectiveStep, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether the unit counts as registered: its head has signed, and nobody has withdrawn it."""
        return self.registered_at is not None and self.state is not CollectiveState.WITHDRAWN

    def last(self, change: Change) -> CollectiveStep | None:
        """The newest step of a kind that was made to the contents in force; None when there is none."""
        written = max((step.revision for step in self.steps if step.change is Change.WRITE), default=0)
        found = [step for step in self.steps if step.change is change and step.revision > written]
        return found[-1] if found else None
