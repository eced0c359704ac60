"""The way of an initiative, and what issued pledges add to one's own."""

import pytest

from rules.initiative import InitiativeState, allowed
from rules.issued_pledge import joined

S = InitiativeState


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (S.SUBMITTED, {S.SUBMITTED, S.CONFIRMED, S.RETURNED, S.WITHDRAWN}),
        (S.RETURNED, {S.SUBMITTED, S.WITHDRAWN}),
        (S.CONFIRMED, {S.SUBMITTED, S.APPLIED, S.RECOGNISED, S.WITHDRAWN}),
        (S.APPLIED, {S.CONFIRMED, S.APPLIED, S.RECOGNISED}),
        (S.RECOGNISED, {S.CONFIRMED, S.APPLIED, S.RECOGNISED}),
        (S.WITHDRAWN, set()),
    ],
)
def test_where_an_initiative_may_go(now: S, then: set[S]) -> None:
    assert {state for state in S if allowed(now, state)} == then


@pytest.mark.parametrize(
    ("own", "added", "most", "expected"),
    [
        ((), ("a", "b"), 5, ("a", "b")),
        (("a",), ("a", "b"), 5, ("a", "b")),
        (("x", "y"), ("a",), 3, ("x", "y", "a")),
        (("x", "y"), ("a", "b"), 3, None),
        (("x",), ("x",), 1, ("x",)),
    ],
)
def test_issued_items_join_ones_own(
    own: tuple[str, ...], added: tuple[str, ...], most: int, expected: tuple[str, ...] | None
) -> None:
    assert joined(own, added, most) == expected
