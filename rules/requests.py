"""Requests of the office to units: which units are meant, by which day, and how each stands."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules.records import Unit

MOST_FIELDS = 6


class Audience(StrEnum):
    """Who is asked: units directly below the top, every unit below it, those of a kind, a unit with all below it, some."""

    DIRECT = "direct"
    EVERY = "every"
    KIND = "kind"
    TREE = "tree"
    SOME = "some"


class FieldKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    FILE = "file"


class RequestState(StrEnum):
    HELD = "held"
    OPEN = "open"
    CANCELLED = "cancelled"


class Standing(StrEnum):
    """How a unit stands towards a request; OVERDUE has not answered and the day is over."""

    ANSWERED = "answered"
    LATE = "late"
    MISSING = "missing"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class RequestField:
    id: int
    label: str
    kind: FieldKind
    unit: str


@dataclass(frozen=True, slots=True)
class Request:
    """``due_on`` is included to its end, on the office's clock; ``unit_ids`` in the order of the tree."""

    id: int
    text: str
    due_on: date
    state: RequestState
    by: int
    made_at: datetime
    hold_until: datetime | None
    sent_at: datetime | None
    fields: tuple[RequestField, ...]
    unit_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """The answer to one field: words (also those typed for a number), the amount in the field's unit, or a file."""

    field_id: int
    text: str = ""
    amount: Decimal | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True)
class UnitAnswer:
    """The newest answer of a unit; ``revision`` counts from 1."""

    unit_id: int
    revision: int
    late: bool
    by: str
    at: datetime
    values: tuple[Value, ...]

    def value(self, field_id: int) -> Value | None:
        return next((each for each in self.values if each.field_id == field_id), None)


def meant(
    units: Sequence[Unit], audience: Audience, *, kind: str = "", top: int | None = None, picked: Collection[int] = ()
) -> list[int]:
    """Ids of the units that are asked, in the order of ``units`` (parents before children)."""
    parents = {unit.id: unit.parent_id for unit in units}
    roots = {unit.id for unit in units if unit.parent_id is None}

    def asked(unit: Unit) -> bool:
        if audience is Audience.DIRECT:
            return unit.parent_id in roots
        if audience is Audience.EVERY:
            return unit.id not in roots
        if audience is Audience.KIND:
            return unit.kind == kind and unit.id not in roots
        if audience is Audience.TREE:
            return top is not None and top in _line(unit.id, parents)
        return unit.id in picked

    return [unit.id for unit in units if asked(unit)]


def _line(unit: int | None, parents: dict[int, int | None]) -> Iterable[int]:
    while unit is not None:
        yield unit
        unit = parents.get(unit)


def standing(answer: UnitAnswer | None, due_on: date, today: date) -> Standing:
    """How a unit stands on a day; an answer is late when it was given after the day that held then."""
    if answer is not None:
        return Standing.LATE if answer.late else Standing.ANSWERED
    return Standing.OVERDUE if today > due_on else Standing.MISSING


def is_late(answered_on: date, due_on: date) -> bool:
    """Whether an answer given on a day (local) is late: the whole of ``due_on`` is still in time."""
    return answered_on > due_on
