"""Why a reminder did not go out, and what a recorded one came to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.reminder_ledger import Outcome, Person, Reason, became, left_out


@pytest.mark.parametrize(
    ("person", "paused", "why"),
    [
        ((True, False, True, True, False), False, Reason.NONE),
        ((False, False, True, True, False), False, Reason.DONE),
        ((False, True, False, False, True), True, Reason.DONE),
        ((True, False, True, True, False), True, Reason.PAUSED),
        ((True, True, False, False, False), False, Reason.AWAY),
        ((True, False, False, False, False), False, Reason.NOT_JOINED),
        ((True, False, True, False, True), False, Reason.BLOCKED),
        ((True, False, True, True, True), False, Reason.CAPPED),
    ],
)
def test_the_first_reason_that_holds_is_told(person: tuple[bool, ...], paused: bool, why: Reason) -> None:
    assert left_out(Person(*person), paused=paused) is why


@given(st.tuples(*[st.booleans()] * 5), st.booleans())
def test_who_owes_and_can_be_told_is_told_and_nobody_else(person: tuple[bool, ...], paused: bool) -> None:
    owes, away, joined, reachable, capped = person
    told = owes and joined and reachable and not (paused or away or capped)
    assert (left_out(Person(*person), paused=paused) is Reason.NONE) == told


@pytest.mark.parametrize(
    ("told", "state", "error", "came"),
    [
        ("sent", "sent", "", (Outcome.SENT, Reason.NONE)),
        ("late", "sent", "", (Outcome.LATE, Reason.NONE)),
        ("late", "queued", "", (Outcome.WAITING, Reason.NONE)),
        ("sent", "sending", "", (Outcome.WAITING, Reason.NONE)),
        ("sent", "dead", "blocked", (Outcome.UNSENT, Reason.BLOCKED)),
        ("sent", "dead", "bad_request", (Outcome.UNSENT, Reason.NETWORK)),
        ("sent", "unclear", "timeout", (Outcome.UNCLEAR, Reason.NETWORK)),
        ("sent", "cancelled", "settled", (Outcome.WITHDRAWN, Reason.CHANGED)),
        ("folded", "sent", "", (Outcome.FOLDED, Reason.NEWER)),
        ("folded", "dead", "blocked", (Outcome.FOLDED, Reason.NEWER)),
    ],
)
def test_what_a_recorded_rung_came_to(told: str, state: str, error: str, came: tuple[Outcome, Reason]) -> None:
    assert became(told, state, error) == came
