"""What a unit says of itself in one stage: figures of its targets, narratives of the topics, and what was said back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class FigureState(StrEnum):
    """KNOWN, or AWAITING while whoever publishes the figure has not done so ("chờ công bố")."""

    KNOWN = "known"
    AWAITING = "awaiting"


class Outcome(StrEnum):
    """What the level above says of a report: it was seen, or goes back to be corrected."""

    SEEN = "seen"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Counts:
    """Pieces of work: ``assigned`` >= ``done`` >= ``well`` (None when "done well" was not said)."""

    assigned: int
    done: int
    well: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One target's figure in ``unit`` of measure, as of a day, from a named source; ``asked`` is what the unit was issued."""

    target_id: int
    state: FigureState
    amount: Decimal | None = None
    unit: str = ""
    asked: Decimal | None = None
    source: str = ""
    as_of: date | None = None
    counts: Counts | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Narrative:
    """What was done on one topic, with a count (``amount`` in ``unit``) where one was given."""

    topic_id: int
    text: str
    amount: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was said of a report, by which official, and why when it goes back."""

    outcome: Outcome
    by: int
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True)
class UnitReport:
    """One revision of a unit's report for a stage. ``document`` names the paper that a report ``on_behalf`` was taken from."""

    id: int
    campaign_id: int
    stage_id: int
    unit_id: int
    revision: int
    receipt: str
    by: int
    at: datetime
    late: bool
    reason: str = ""
    on_behalf: bool = False
    document: str = ""
    figures: tuple[Figure, ...] = ()
    narratives: tuple[Narrative, ...] = ()
    decision: Decision | None = None

    @property
    def by_target(self) -> Mapping[int, Figure]:
        return {figure.target_id: figure for figure in self.figures}

    @property
    def by_topic(self) -> Mapping[int, Narrative]:
        return {narrative.topic_id: narrative for narrative in self.narratives}

    @property
    def seen(self) -> bool:
        """Whether the level above has acknowledged it; "done well" counts from then on."""
        return self.decision is not None and self.decision.outcome is Outcome.SEEN
