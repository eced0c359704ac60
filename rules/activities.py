"""What units did beside their figures: one activity at its newest revision, and how lists of them are made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from rules.activity_kinds import GOOD_DEED, KINDS, Extra, Kind

LAUNCH, SHOWCASE = "phat_dong", "mo_hinh"
CONSENTED = "co"


@dataclass(frozen=True, slots=True)
class Activity:
    """The newest revision. ``extras`` by the names of its kind's ``Extra``; one that was left out is missing.

    ``planned``: to be done on ``held_on``, not done yet. ``by`` is the official who entered this revision. ``kept_kind`` is
    the kind as the office had it then, None as it ships.
    """

    id: int
    campaign_id: int
    unit_id: int
    revision: int
    kind: str
    held_on: date
    planned: bool
    text: str
    extras: Mapping[str, Any] = field(default_factory=dict)
    topic_id: int | None = None
    target_id: int | None = None
    movement_id: int | None = None
    change: str = "entered"
    reason: str = ""
    by: int = 0
    at: datetime | None = None
    files: int = 0
    kept_kind: Kind | None = None

    @property
    def of_kind(self) -> Kind:
        """The kind under its name of that time."""
        return self.kept_kind or KINDS[self.kind]

    @property
    def withdrawn(self) -> bool:
        return self.change == "withdrawn"

    @property
    def reached(self) -> int | None:
        """People reached; None when nobody counted them."""
        return self.extras.get("reached")

    @property
    def publishable(self) -> bool:
        """Whether the people named agreed to have their good deed published."""
        return self.kind == GOOD_DEED and self.extras.get("consent") == CONSENTED and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Joined:
    """A higher movement as a campaign names it; names of one movement share ``identity`` and ``name``, its main name."""

    id: int
    identity: str
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list of everything a unit did; ``id`` is that of the activity or showcase, the unit's for a launch;
    ``called`` is what its kind was called then, empty for launches and showcases."""

    kind: str
    id: int
    unit_id: int
    day: date
    text: str
    planned: bool = False
    called: str = ""


def listed(lines: Iterable[Line], kind: str) -> list[Line]:
    """The lines of one kind (of all when empty), the newest day first."""
    found = [line for line in lines if kind in ("", line.kind)]
    return sorted(found, key=lambda line: (line.day, line.kind, line.id), reverse=True)


def line_of(activity: Activity) -> Line:
    """An activity as a line."""
    day, text = activity.held_on, activity.text or activity.of_kind.name
    return Line(activity.kind, activity.id, activity.unit_id, day, text, activity.planned, activity.of_kind.name)


def shown(extra: Extra, value: Any) -> str:
    """A stored extra in words; empty when it was left out."""
    labels = dict(extra.options)
    if value is None:
        return ""
    if extra.sort == "ticks":
        return "; ".join(labels[code] for code in value)
    return labels.get(value, str(value)) if extra.sort == "choice" else str(value)


def details(activity: Activity) -> list[tuple[str, str]]:
    """(label, words) of every extra that was given."""
    extras, given = activity.of_kind.extras, activity.extras
    found = [(extra.label, shown(extra, given.get(extra.name))) for extra in extras]
    return [(label, words) for label, words in found if words]


def read_ticks(text: str, count: int) -> Sequence[int] | None:
    """Places from 0 named by their numbers from 1 ("1, 3 và 6"), in order, once each; None for anything else."""
    words = text.replace(",", " ").replace(";", " ").replace("và", " ").split()
    if not words or not all(word.isascii() and word.isdigit() for word in words):
        return None
    places = sorted({int(word) - 1 for word in words})
    return places if all(0 <= place < count for place in places) else None
