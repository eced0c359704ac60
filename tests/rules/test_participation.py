"""When a pledge is in time, and which forms are still taken."""

from datetime import date

import pytest

from rules.participation import Window, pledge_window, takes_pledge
from rules.records import PledgeState

DUE = date(2027, 3, 31)


@pytest.mark.parametrize(
    ("today", "due_on", "rule", "window"),
    [
        (date(2027, 3, 30), DUE, "flag", "open"),
        (DUE, DUE, "closed", "open"),  # the deadline day counts in full
        (date(2027, 4, 1), DUE, "flag", "late"),
        (date(2027, 4, 1), DUE, "closed", "closed"),
        (date(2027, 12, 1), None, "closed", "open"),
    ],
)
def test_windows(today: date, due_on: date | None, rule: str, window: Window) -> None:
    assert pledge_window(today, due_on, rule) == window


TAKEN: dict[Window, set[PledgeState | None]] = {
    "open": {None, *PledgeState},
    "late": {None, PledgeState.RETURNED, PledgeState.WITHDRAWN},
    "closed": {PledgeState.RETURNED},
}


@pytest.mark.parametrize("window", TAKEN)
@pytest.mark.parametrize("state", [None, *PledgeState])
def test_what_stands_is_changed_only_before_the_deadline(window: Window, state: PledgeState | None) -> None:
    assert takes_pledge(window, state) is (state in TAKEN[window])
