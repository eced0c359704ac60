"""Which days a head may lend the unit's rights for."""

from datetime import date, timedelta

import pytest

from rules.confirmation import Chain, confirmers
from rules.delegation import Delegation, Problem, problem

TODAY = date(2027, 2, 3)
OTHER = Delegation(1, 1, 2, 3, TODAY + timedelta(days=10), TODAY + timedelta(days=12))
ENDED = Delegation(2, 1, 2, 3, TODAY, TODAY + timedelta(days=5), ended=True)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (0, 0, None),
        (0, 5, None),
        (-1, 5, Problem.PAST),
        (200, 201, Problem.FAR_AHEAD),
        (5, 4, Problem.ORDER),
        (0, 184, Problem.TOO_LONG),
        (5, 10, Problem.OVERLAP),
        (12, 20, Problem.OVERLAP),
        (13, 20, None),
    ],
)
def test_days(first: int, last: int, expected: Problem | None) -> None:
    days = (TODAY + timedelta(days=each) for each in (first, last))
    assert problem(*days, [OTHER, ENDED], TODAY) is expected


def test_a_deputy_decides_in_the_heads_place_but_never_on_the_own_pledge() -> None:
    office_of_all, unit, head, deputy, clerk = 1, 2, 20, 21, 22
    chain = Chain(
        {unit: office_of_all, office_of_all: None},
        {unit: frozenset({head})},
        frozenset({10}),
        deputies={unit: frozenset({deputy})},
    )
    assert confirmers(chain, clerk, unit) == {head, deputy}
    assert confirmers(chain, deputy, unit) == {head}
    assert confirmers(chain, head, unit) == {10}
