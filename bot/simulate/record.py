"""What the model expects and what the program did, in the same plain words, so that both can be compared."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """One rung told to one official; ``ladder`` as the record names it, ``outcome`` sent or late."""

    official: int
    milestone: int
    due_on: date
    ladder: str
    rung: int
    outcome: str


@dataclass(frozen=True, slots=True, order=True)
class Up:
    """Something overdue told to a chief; ``subject`` is who or what it is."""

    official: int
    milestone: int
    due_on: date
    level: str
    subject: str


@dataclass(frozen=True, slots=True)
class Said:
    """One digest that left: when (UTC), to whom, and what it told."""

    at: datetime
    official: int
    lines: frozenset[Line]
    ups: frozenset[Up]

    @property
    def put_off(self) -> bool:
        """Whether it brings only what its reader had put off."""
        return not self.ups and all(line.ladder.endswith("_again") for line in self.lines)


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that is not as it should be: what, when, and about whom."""

    what: str
    at: datetime
    detail: str


Found = tuple[frozenset[Line], frozenset[Up]]
