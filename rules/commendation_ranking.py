"""The order in which those who may be considered are shown: by what was reported with its evidence. Help, never a verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from rules.merits import Candidate
from rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Reported:
    """What the record of one campaign holds of a candidate: items reported above what was promised, reports on time and late,
    files sent as evidence, reports or pledges that the head has confirmed; of a unit's own reports also ``met``: targets that
    were met and not exceeded."""

    over: int = 0
    on_time: int = 0
    late: int = 0
    evidence: int = 0
    confirmed: int = 0
    met: int = 0

    def __add__(self, other: "Reported") -> "Reported":
        return Reported(
            self.over + other.over,
            self.on_time + other.on_time,
            self.late + other.late,
            self.evidence + other.evidence,
            self.confirmed + other.confirmed,
            self.met + other.met,
        )


NOTHING = Reported()


@dataclass(frozen=True, slots=True)
class ItemReported:
    """The newest report of one stage on one promise; ``over``: it is above what was promised."""

    official_id: int
    item_id: int
    text: str
    stage: str
    amount: Decimal | None
    percent: Decimal | None
    unit: str
    late: bool
    receipt: str
    over: bool


@dataclass(frozen=True, slots=True)
class TargetReported:
    """What a unit itself last reported of one target, and how that compares with what it was asked."""

    unit_id: int
    measure: str
    stage: str
    actual: Decimal | None
    unit: str
    verdict: Verdict
    late: bool
    receipt: str


def order(reported: Reported) -> tuple[int, int, int, int, int, int]:
    """Sorts the best first: over-fulfilled, met, on time, evidence, confirmed, then fewer late reports."""
    return (-reported.over, -reported.met, -reported.on_time, -reported.evidence, -reported.confirmed, reported.late)


def ranked(candidates: Iterable[Candidate], found: Mapping[Candidate, Reported]) -> list[tuple[Candidate, Reported]]:
    """Candidates with what they reported, best first; those alike keep their order."""
    pairs = [(candidate, found.get(candidate, NOTHING)) for candidate in candidates]
    return sorted(pairs, key=lambda pair: order(pair[1]))
