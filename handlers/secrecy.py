"""Marks of secret documents are refused at the door: not stored, not echoed, with what to do instead."""

from handlers.turn import Turn
from rules.secrecy import marked, marked_name
from storage import withheld


def found(turn: Turn) -> bool:
    """Whether a message carries such a mark, in its text or a file's name; what was kept of it is then emptied."""
    event = turn.event
    secret = marked(event.text or "") or (event.file is not None and marked_name(event.file.name))
    if secret:
        withheld.forget(turn.conn, event.network, event.event_id)
    return secret
