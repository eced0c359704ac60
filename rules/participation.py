"""What counts as in time, and who still owes what: decisions about pledges and reports, without a database."""

from datetime import date
from typing import Literal

from rules.records import PledgeState

Window = Literal["open", "late", "closed"]
STANDING = (PledgeState.SUBMITTED, PledgeState.CONFIRMED)


def pledge_window(today: date, due_on: date | None, late_rule: str) -> Window:
    """Whether a pledge registered ``today`` is in time, accepted and flagged as late, or no longer accepted.

    The deadline day counts in full. ``late_rule``: ``flag`` accepts late pledges, ``closed`` refuses them.
    """
    if due_on is None or today <= due_on:
        return "open"
    return "closed" if late_rule == "closed" else "late"


def takes_pledge(window: Window, state: PledgeState | None) -> bool:
    """Whether a form sent now is taken, from somebody whose pledge is in ``state`` (None: without one).

    A pledge that was returned may always be sent again; one that stands is changed only before the deadline; a first one, or
    one after a withdrawal, is taken late where late ones are.
    """
    if window == "open" or state is PledgeState.RETURNED:
        return True
    return window == "late" and state not in STANDING
