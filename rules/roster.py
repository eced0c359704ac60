"""A department's roster as a file says it, as the record knows it, and what lies between the two."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rules.records import Category, Role

Grants = frozenset[tuple[Role, int | None]]


class Kind(StrEnum):
    """What an import does to a person; one person may have several."""

    NEW = "new"
    BACK = "back"
    MOVED = "moved"
    RENAMED = "renamed"
    POSITION = "position"
    CATEGORY = "category"
    PHONE = "phone"
    ROLE = "role"


class Fault(StrEnum):
    """Why a row is not read."""

    NO_CODE = "no_code"
    NO_NAME = "no_name"
    DUPLICATE = "duplicate"
    NO_UNIT = "no_unit"
    UNKNOWN_UNIT = "unknown_unit"
    AMBIGUOUS_UNIT = "ambiguous_unit"
    BAD_PHONE = "bad_phone"
    UNKNOWN_ROLE = "unknown_role"
    ADMIN_ONLY = "admin_only"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the file. None (or an empty unit) means that the file does not say, so that the record stays."""

    sheet: str
    row: int
    staff_code: str
    full_name: str
    unit: str = ""
    unit_code: str = ""
    parent: str = ""
    position: str | None = None
    category: Category | None = None
    phone: str | None = None
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is not read: where it stands, why, the words at fault, and whose row it is, as far as it says."""

    sheet: str
    row: int
    fault: Fault
    detail: str = ""
    staff_code: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the record; ``unit_id`` is None and ``left`` True for who has left."""

    official_id: int
    staff_code: str
    full_name: str
    category: Category
    position: str
    phone: str | None
    unit_id: int | None
    left: bool = False
    grants: Grants = frozenset()


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A unit to be made. ``parent`` is a unit's id, the key of another new unit, or None."""

    key: str
    name: str
    code: str
    parent: int | str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What is done about one row: ``kinds`` is empty when nothing is. ``unit`` is an id or a new unit's key."""

    entry: Entry
    known: Known | None
    unit: int | str | None
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do. ``unknown`` are units the file names and nobody knows, each with one of a similar name.

    ``uncategorised`` counts new people whose category the file does not say; they are entered as civil servants.
    """

    steps: tuple[Step, ...]
    missing: tuple[Known, ...]
    problems: tuple[Problem, ...]
    units: tuple[NewUnit, ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    uncategorised: int = 0

    def of(self, kind: Kind) -> tuple[Step, ...]:
        """The steps of one kind."""
        return tuple(step for step in self.steps if kind in step.kinds)

    @property
    def unchanged(self) -> int:
        """How many people stay as they are."""
        return sum(1 for step in self.steps if not step.kinds)

    @property
    def changes(self) -> bool:
        """Whether the import would do anything."""
        return bool(self.units) or any(step.kinds for step in self.steps)


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as it was read: good rows, bad rows, and sheets in which no heading row was found."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    skipped: tuple[str, ...] = field(default=())


def entry_from(kept: Mapping[str, Any]) -> Entry:
    """An entry that was kept as JSON."""
    category, role = kept["category"], kept["role"]
    words = {**kept, "category": Category(category) if category else None, "role": Role(role) if role else None}
    return Entry(**words)


def problem_from(kept: Mapping[str, Any]) -> Problem:
    """A problem that was kept as JSON."""
    return Problem(**{**kept, "fault": Fault(kept["fault"])})


def same_code(staff_code: str) -> str:
    """The form in which staff codes are compared."""
    return staff_code.strip().upper()
