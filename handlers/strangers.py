"""People the roster does not know (yet): one fixed answer, and nothing to see."""

from handlers.access import allow
from handlers.turn import Turn


@allow(strangers=True)
def stranger(turn: Turn) -> None:
    """The one answer that strangers get."""
    turn.say("join/stranger")


@allow(strangers=True)
def group(turn: Turn) -> None:
    """In groups the bot only asks to be written to in private, and only when it is addressed."""
    if turn.event.command is not None:
        turn.say("group/private_only")
