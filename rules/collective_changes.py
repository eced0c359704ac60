"""When a unit may still write, change or withdraw its own pledge."""

from rules.collective_pledge import CollectivePledge, CollectiveState
from rules.participation import Window


def changeable(pledge: CollectivePledge | None, window: Window) -> bool:
    """Whether a unit may write, change or withdraw its pledge.

    What was never signed (or was withdrawn) may be until registration closes, late where late pledges are taken; what was
    returned may be at any time; what was sent or confirmed only while registration is in time.
    """
    if pledge is None or pledge.state is CollectiveState.WITHDRAWN or pledge.registered_at is None:
        return window != "closed"
    return pledge.state in (CollectiveState.RETURNED, CollectiveState.DRAFT) or window == "open"
