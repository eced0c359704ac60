"""A pledge that was written for others: issued to people or units, each of whom takes it up or adjusts it."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

Item = TypeVar("Item")


class Bearers(StrEnum):
    """Who is meant to take a pledge up."""

    PEOPLE = "people"
    UNITS = "units"


class Answered(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    ADJUSTED = "adjusted"


@dataclass(frozen=True, slots=True)
class IssuedItem:
    text: str
    amount: Decimal | None = None
    unit: str = ""
    due_on: date | None = None
    target_id: int | None = None
    topic_id: int | None = None
    comparator: str = ""


@dataclass(frozen=True, slots=True)
class Bearer:
    """One person or unit a pledge was issued to; ``bearer_id`` is the official's or the unit's."""

    bearer_id: int
    name: str
    state: Answered
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class IssuedPledge:
    """``unit_id`` is the unit whose head issued it, None when the office did."""

    id: int
    campaign_id: int
    unit_id: int | None
    name: str
    bearers_are: Bearers
    by: int
    at: datetime
    withdrawn_at: datetime | None
    items: tuple[IssuedItem, ...]
    bearers: tuple[Bearer, ...]

    def state_of(self, bearer_id: int) -> Answered | None:
        """How a bearer has answered; None when it was not issued to them."""
        return next((each.state for each in self.bearers if each.bearer_id == bearer_id), None)

    @property
    def waiting(self) -> tuple[Bearer, ...]:
        return tuple(each for each in self.bearers if each.state is Answered.WAITING)


def joined(own: tuple[Item, ...], added: tuple[Item, ...], most: int) -> tuple[Item, ...] | None:
    """A bearer's own items with those of an issued pledge that are not among them; None when they are more than ``most``."""
    together = (*own, *(item for item in added if item not in own))
    return together if len(together) <= most else None
