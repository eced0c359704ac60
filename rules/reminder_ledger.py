"""What became of each reminder, and why one did not go out. Pure: states in, one word out."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one rung for one person. UNSENT: it was tried and never arrived; UNCLEAR: nobody knows."""

    SENT = "sent"
    LATE = "late"
    WAITING = "waiting"
    UNSENT = "unsent"
    UNCLEAR = "unclear"
    FOLDED = "folded"
    SNOOZED = "snoozed"
    SKIPPED = "skipped"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why nothing went out, or what went into another message. PASSED: its day was over before it could leave."""

    DONE = "done"
    PAUSED = "paused"
    AWAY = "away"
    NOT_JOINED = "not_joined"
    BLOCKED = "blocked"
    CAPPED = "capped"
    CHANGED = "changed"
    PASSED = "passed"
    NEWER = "newer"
    NETWORK = "network"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Person:
    """What decides whether somebody is told of a rung. ``capped``: reminded often enough already."""

    owes: bool
    away: bool
    joined: bool
    reachable: bool
    capped: bool


def left_out(person: Person, *, paused: bool) -> Reason:
    """Why somebody is not told of a rung on its day, the first reason that holds; NONE when they are told."""
    reasons = (
        (not person.owes, Reason.DONE),
        (paused, Reason.PAUSED),
        (person.away, Reason.AWAY),
        (not person.joined, Reason.NOT_JOINED),
        (not person.reachable, Reason.BLOCKED),
        (person.capped, Reason.CAPPED),
    )
    return next((reason for holds, reason in reasons if holds), Reason.NONE)


_NOT_GONE = {"queued": Outcome.WAITING, "sending": Outcome.WAITING, "paused": Outcome.WAITING}
_LOST = {"dead": Outcome.UNSENT, "unclear": Outcome.UNCLEAR, "cancelled": Outcome.WITHDRAWN}


def became(told: str, state: str | None, error: str) -> tuple[Outcome, Reason]:
    """What a recorded rung came to: ``told`` is sent, late or folded; ``state`` and ``error`` are its message's."""
    if told == Outcome.FOLDED:
        return Outcome.FOLDED, Reason.NEWER
    if state in _NOT_GONE:
        return _NOT_GONE[state], Reason.NONE
    if state in _LOST:
        return _LOST[state], _why_lost(_LOST[state], error)
    return Outcome(told), Reason.NONE


def _why_lost(outcome: Outcome, error: str) -> Reason:
    if outcome is Outcome.WITHDRAWN:
        return Reason.CHANGED
    return Reason.BLOCKED if error == "blocked" else Reason.NETWORK
