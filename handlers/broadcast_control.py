"""Pausing, resuming and stopping an announcement while it goes out."""

from collections.abc import Sequence

from handlers import deliveries
from handlers.access import allow
from handlers.turn import Turn, press
from rules.records import Role
from storage import broadcasts
from storage.broadcasts import CANCELLED, GOING, PAUSED


@allow(Role.OFFICE, Role.ADMIN)
def pause(turn: Turn, broadcast: int) -> None:
    """What has not left waits."""
    _move(turn, broadcast, [GOING], PAUSED)


@allow(Role.OFFICE, Role.ADMIN)
def resume(turn: Turn, broadcast: int) -> None:
    """What waits goes on."""
    _move(turn, broadcast, [PAUSED], GOING)


@allow(Role.OFFICE, Role.ADMIN)
def stop(turn: Turn, broadcast: int) -> None:
    """Ask once more before stopping for good."""
    campaign = broadcasts.get(turn.conn, broadcast).campaign_id
    choices = [press("yes", "broadcast.stopped", broadcast=broadcast)]
    turn.say("delivery/stop", [*choices, press("ledger", "delivery.show", campaign=campaign)])


@allow(Role.OFFICE, Role.ADMIN)
def stopped(turn: Turn, broadcast: int) -> None:
    """What has not left never will; those people can still be sent to by “gửi lại”."""
    _move(turn, broadcast, [GOING, PAUSED], CANCELLED)


def _move(turn: Turn, broadcast_id: int, expected: Sequence[str], state: str) -> None:
    """Move it unless it has moved already, then show the ledger as it is now."""
    campaign = broadcasts.get(turn.conn, broadcast_id).campaign_id
    if broadcasts.move(turn.conn, broadcast_id, expected, state):
        deliveries.record(turn, f"broadcast.{state}", campaign)
    deliveries.show(turn, campaign)


ACTIONS = {
    "broadcast.pause": pause,
    "broadcast.resume": resume,
    "broadcast.stop": stop,
    "broadcast.stopped": stopped,
}
