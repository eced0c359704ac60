"""What counts as in time, and who still owes what: decisions about pledges and reports, without a database."""

from datetime import date
from typing import Literal

Window = Literal["open", "late", "closed"]


def pledge_window(today: date, due_on: date | None, late_rule: str) -> Window:
    """Whether a pledge registered ``today`` is in time, accepted and flagged as late, or no longer accepted.

    The deadline day counts in full. ``late_rule``: ``flag`` accepts late pledges, ``closed`` refuses them.
    """
    if due_on is None or today <= due_on:
        return "open"
    return "closed" if late_rule == "closed" else "late"
