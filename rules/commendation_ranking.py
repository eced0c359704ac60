"""The order in which those who may be considered are shown: by what was reported with its evidence. Help, never a verdict."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rules.merits import Candidate


@dataclass(frozen=True, slots=True)
class Reported:
    """What the record of one campaign holds of a candidate: items reported above what was promised, reports on time and late,
    files sent as evidence, reports or pledges that the head has confirmed."""

    over: int = 0
    on_time: int = 0
    late: int = 0
    evidence: int = 0
    confirmed: int = 0

    def __add__(self, other: "Reported") -> "Reported":
        return Reported(
            self.over + other.over,
            self.on_time + other.on_time,
            self.late + other.late,
            self.evidence + other.evidence,
            self.confirmed + other.confirmed,
        )


NOTHING = Reported()


def order(reported: Reported) -> tuple[int, int, int, int, int]:
    """Sorts the best first: over-fulfilled, on time, evidence, confirmed, then fewer late reports."""
    return (-reported.over, -reported.on_time, -reported.evidence, -reported.confirmed, reported.late)


def ranked(candidates: Iterable[Candidate], found: Mapping[Candidate, Reported]) -> list[tuple[Candidate, Reported]]:
    """Candidates with what they reported, best first; those alike keep their order."""
    pairs = [(candidate, found.get(candidate, NOTHING)) for candidate in candidates]
    return sorted(pairs, key=lambda pair: order(pair[1]))
