"""People the roster does not know (yet): one fixed answer, and nothing to see."""

from handlers.access import allow
from handlers.turn import Turn, put
from storage.outbox import Priority


@allow(strangers=True)
def stranger(turn: Turn) -> None:
    """The one answer that strangers get."""
    turn.say("join/stranger")


@allow(strangers=True)
def group(turn: Turn) -> None:
    """In groups the bot only asks to be written to in private, and only when it is addressed; no group is served."""
    if turn.event.command is not None:
        leave(turn)


def leave(turn: Turn) -> None:
    """Say in a group where to write to instead, then leave it."""
    turn.say("group/private_only")
    place = (turn.event.network, turn.event.chat)
    put(turn, place, None, {"text": "", "choices": []}, kind="leave", priority=Priority.REPLY)
