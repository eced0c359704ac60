"""Units' pledges: the order of yes and no, who may confirm, until when it may be changed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.collective_changes import changeable
from rules.collective_confirmation import unit_confirmers
from rules.collective_pledge import Change, CollectivePledge, CollectiveState, after
from rules.confirmation import Chain
from rules.participation import Window

S = CollectiveState
C = Change
NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "change", "then"),
    [
        (S.DRAFT, C.SIGN, S.UNION),
        (S.UNION, C.AGREE, S.ABOVE),
        (S.ABOVE, C.CONFIRM, S.CONFIRMED),
        (S.UNION, C.RETURN, S.RETURNED),
        (S.ABOVE, C.RETURN, S.RETURNED),
        (S.RETURNED, C.WRITE, S.DRAFT),
        (S.WITHDRAWN, C.WRITE, S.DRAFT),
        (S.CONFIRMED, C.WITHDRAW, S.WITHDRAWN),
        (S.DRAFT, C.CONFIRM, None),
        (S.DRAFT, C.AGREE, None),
        (S.UNION, C.CONFIRM, None),
        (S.UNION, C.SIGN, None),
        (S.CONFIRMED, C.RETURN, None),
        (S.WITHDRAWN, C.WITHDRAW, None),
    ],
)
def test_what_follows_what(state: S, change: C, then: S | None) -> None:
    assert after(state, change) == then


@given(st.lists(st.sampled_from(C), max_size=12))
def test_nothing_is_confirmed_without_both_signatures(changes: list[C]) -> None:
    state, since = S.DRAFT, set[C]()
    for change in changes:
        then = after(state, change)
        if then is not None:
            state, since = then, set() if change is C.WRITE else since | {change}
    assert state is not S.CONFIRMED or since >= {C.SIGN, C.AGREE, C.CONFIRM}


# 1 Sở ← 2 Chi cục ← 3 Hạt; 4 Phòng
CHAIN = Chain(
    parents={1: None, 2: 1, 3: 2, 4: 1},
    heads={2: frozenset({20}), 3: frozenset({30}), 4: frozenset({40})},
    office=frozenset({90, 91}),
    directors=frozenset({99}),
)


@pytest.mark.parametrize(
    ("unit", "signers", "expected"),
    [
        (3, {30, 31}, {20}),
        (3, {20, 31}, {90, 91}),  # who signs for a unit without a head does not confirm it too
        (4, {40, 41}, {90, 91}),
        (4, {40, 90}, {91}),
        (4, {90, 91}, {99}),
        (4, {90, 91, 99}, set()),
    ],
)
def test_who_confirms(unit: int, signers: set[int], expected: set[int]) -> None:
    assert unit_confirmers(CHAIN, unit, signers) == expected


def pledge(state: S, *, registered: bool) -> CollectivePledge:
    at = NOW if registered else None
    return CollectivePledge(1, 1, 1, state, None, None, "GT-1", 1, at, False)


@pytest.mark.parametrize(
    ("state", "registered", "windows"),
    [
        (None, False, "open late"),
        (S.DRAFT, False, "open late"),
        (S.DRAFT, True, "open late closed"),
        (S.RETURNED, True, "open late closed"),
        (S.WITHDRAWN, True, "open late"),
        (S.UNION, True, "open"),
        (S.ABOVE, True, "open"),
        (S.CONFIRMED, True, "open"),
    ],
)
def test_until_when_it_is_changed(state: S | None, registered: bool, windows: str) -> None:
    found = pledge(state, registered=registered) if state is not None else None
    every: tuple[Window, ...] = ("open", "late", "closed")
    assert [window for window in every if changeable(found, window)] == windows.split()
