"""An initiative or research topic that people register: its way from registration to a recognised result."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class InitiativeState(StrEnum):
    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    APPLIED = "applied"
    RECOGNISED = "recognised"
    WITHDRAWN = "withdrawn"


S = InitiativeState
_OUTCOMES = (S.CONFIRMED, S.APPLIED, S.RECOGNISED)
_FROM: Mapping[InitiativeState, frozenset[InitiativeState]] = MappingProxyType(
    {
        S.SUBMITTED: frozenset({S.SUBMITTED, S.RETURNED, S.CONFIRMED}),
        S.CONFIRMED: frozenset({S.SUBMITTED, S.APPLIED, S.RECOGNISED}),
        S.RETURNED: frozenset({S.SUBMITTED}),
        S.APPLIED: frozenset(_OUTCOMES),
        S.RECOGNISED: frozenset(_OUTCOMES),
        S.WITHDRAWN: frozenset({S.SUBMITTED, S.RETURNED, S.CONFIRMED}),
    }
)


def allowed(now: InitiativeState, then: InitiativeState) -> bool:
    """Whether an initiative may go from one state to another.

    A result can be marked once its head has confirmed it, corrected, and taken back (to CONFIRMED); what has a result is
    no longer edited or withdrawn by its authors.
    """
    return now in _FROM[then]


@dataclass(frozen=True, slots=True)
class InitiativeStep:
    """One change. ``number`` and ``on_day`` name the decision (or the day of first use) of a marked result."""

    revision: int
    state: InitiativeState
    by: int
    name: str
    at: datetime
    reason: str = ""
    number: str = ""
    on_day: date | None = None


@dataclass(frozen=True, slots=True)
class Initiative:
    """An initiative as it stands. ``official_id`` registered it and is the first of its ``authors``."""

    id: int
    campaign_id: int
    official_id: int
    unit_id: int
    state: InitiativeState
    receipt: str
    revision: int
    registered_at: datetime
    name: str
    field: str
    description: str
    expected: str
    due_on: date | None
    authors: tuple[int, ...]
    author_names: tuple[str, ...]
    steps: tuple[InitiativeStep, ...] = ()

    @property
    def last(self) -> InitiativeStep:
        """The newest change: why it was returned, or the decision that recognised it."""
        return self.steps[-1]
