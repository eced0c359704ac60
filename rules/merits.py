"""What is known of a candidate for a title: awards by decision, ratings by year. A candidate is an official or a unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Grade(StrEnum):
    """How a year's task was completed, from the best to the worst."""

    EXCELLENT = "excellent"
    GOOD = "good"
    DONE = "done"
    NOT_DONE = "not_done"

    def reaches(self, wanted: "Grade") -> bool:
        """Whether this is as good as ``wanted`` or better."""
        grades = list(Grade)
        return grades.index(self) <= grades.index(wanted)


class RatingState(StrEnum):
    PROPOSED = "proposed"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Exactly one of the two is an id."""

    official: int | None = None
    unit: int | None = None


@dataclass(frozen=True, slots=True)
class Award:
    """One award at its newest revision; ``chain`` names it through all revisions. ``number`` and ``decided_on`` are the
    decision's, empty or None when nobody has said them. ``unit_name`` is the unit's name of that time,
    ``kind`` the kind of commendation when it was said."""

    chain: int
    title_id: int
    code: str
    name: str
    year: int
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    level: str = ""
    unit_name: str = ""
    revision: int = 1
    candidate: Candidate = Candidate()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Rating:
    """The rating of one year at its newest revision."""

    id: int
    year: int
    grade: Grade
    state: RatingState
    number: str = ""
    revision: int = 1
    candidate: Candidate = Candidate()


@dataclass(frozen=True, slots=True)
class Member:
    """One who counts in a collective: the codes of the titles awarded for the year, and the year's decided rating."""

    official_id: int
    titles: frozenset[str] = frozenset()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is recorded about one candidate when a title of ``year`` is considered.

    ``ratings`` holds decided ratings only. ``recorded`` are (title code, year) for which the record has an award of anybody:
    elsewhere the absence of an award says nothing. ``confirmed`` is what a person has said of a condition (by its id) for
    the year; ``flagged``: the office wants to look first. ``members`` is None for individuals, ``initiatives`` counts
    what was recognised by year.
    """

    year: int
    ratings: Mapping[int, Grade]
    awards: tuple[Award, ...]
    recorded: frozenset[tuple[str, int]]
    confirmed: Mapping[int, bool]
    flagged: bool = False
    members: tuple[Member, ...] | None = None
    initiatives: Mapping[int, int] = field(default_factory=dict)


def text_of(candidate: Candidate) -> str:
    """A candidate as a button's argument: ``o7`` or ``u3``."""
    return f"u{candidate.unit}" if candidate.official is None else f"o{candidate.official}"


def candidate_of(text: str) -> Candidate:
    """The candidate that ``text_of`` wrote; ValueError for anything else."""
    if text[:1] not in ("o", "u"):
        raise ValueError(text)
    return Candidate(official=int(text[1:])) if text[0] == "o" else Candidate(unit=int(text[1:]))
