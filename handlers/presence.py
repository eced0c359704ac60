"""People who block the bot or come back, and groups that move."""

from handlers.access import allow
from handlers.turn import Turn
from storage import outbox, people


@allow(strangers=True)
def changed(turn: Turn) -> None:
    """Keep the account's state; what waits for a chat follows it or dies with it."""
    event = turn.event
    if event.migrated_to is not None:
        outbox.chat_moved(turn.conn, event.network, event.chat, event.migrated_to)
    elif event.private and event.left:
        outbox.person_left(turn.conn, event.network, event.chat, turn.now)
    elif event.private:
        people.returned(turn.conn, event.network, event.chat)
