"""People who block the bot or come back, groups that move, groups that add the bot."""

from handlers import strangers
from handlers.access import allow
from handlers.announcement import announce_running
from handlers.turn import Turn
from storage import accounts, outbox


@allow(strangers=True)
def changed(turn: Turn) -> None:
    """Keep the account's state; what waits for a chat follows it or dies with it; who comes back is told what runs."""
    event = turn.event
    if event.migrated_to is not None:
        outbox.chat_moved(turn.conn, event.network, event.chat, event.migrated_to)
    elif event.private and event.left:
        outbox.person_left(turn.conn, event.network, event.chat, turn.now)
    elif event.private:
        accounts.returned(turn.conn, event.network, event.chat)
        announce_running(turn)
    elif event.returned:
        strangers.leave(turn)
