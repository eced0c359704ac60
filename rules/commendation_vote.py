"""A council's vote as totals: whether it can be, what was reached of what is asked. Ballots are secret: nobody is named.

Share of *all* members, those absent asked in writing: Nghị định 98/2023/NĐ-CP, Art. 30.7 (80 % for Chiến sĩ thi đua cơ sở and
flags, 90 % from the province's title on); whether it was carried into Nghị định 152/2025/NĐ-CP is unconfirmed, so thresholds
are dated rows.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tally:
    """``members`` of the council in all, ``present`` at the meeting, ``in_writing`` asked in writing, ``agree`` of both."""

    members: int
    present: int
    in_writing: int
    agree: int


class Odd(StrEnum):
    """Why totals cannot be."""

    NO_MEMBERS = "no_members"
    TOO_MANY = "too_many"
    TOO_MANY_AGREE = "too_many_agree"


class Result(StrEnum):
    """UNKNOWN: there is no threshold in force, so people say what the council concluded."""

    PASSED = "passed"
    BELOW = "below"
    NO_QUORUM = "no_quorum"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote. ``threshold`` and ``quorum`` in % of all members, None when none was known that day."""

    proposal_id: int
    revision: int
    held_on: date
    tally: Tally
    threshold: Decimal | None
    quorum: Decimal | None
    basis: str
    passed: bool


def odd(tally: Tally) -> Odd | None:
    """What is wrong with totals, if anything."""
    if tally.members <= 0:
        return Odd.NO_MEMBERS
    if min(tally.present, tally.in_writing, tally.agree) < 0 or tally.present + tally.in_writing > tally.members:
        return Odd.TOO_MANY
    return Odd.TOO_MANY_AGREE if tally.agree > tally.present + tally.in_writing else None


def result(tally: Tally, threshold: Decimal | None, quorum: Decimal | None) -> Result:
    """What a vote came to; both limits in % of all members, exactly reached is enough."""
    if quorum is not None and tally.present * 100 < quorum * tally.members:
        return Result.NO_QUORUM
    if threshold is None:
        return Result.UNKNOWN
    return Result.PASSED if tally.agree * 100 >= threshold * tally.members else Result.BELOW


def percent(tally: Tally) -> Decimal:
    """Share of all members that agreed, in % with two digits."""
    return (Decimal(tally.agree * 100) / tally.members).quantize(Decimal("0.01")).normalize() + 0
