"""What is done with rights that a head has lent is recorded as done in the head's place."""

from collections.abc import Callable, Mapping
from typing import Any

from handlers.access import Access, lent
from handlers.turn import Turn
from storage import delegations
from storage.remember import written


def acting(turn: Turn, access: Access, arguments: Mapping[str, Any], what: str, act: Callable[[], None]) -> None:
    """Act; when only a lent right allows it and something was changed, note ``what`` under the delegation."""
    delegation = lent(turn.conn, turn.person, access, dict(arguments))
    before = written(turn.conn)
    act()
    if delegation is not None and written(turn.conn) > before:
        delegations.note(turn.conn, delegation, what, turn.me.official_id, turn.now)
