"""What must not be kept: the raw event of a message that was refused for what it carries."""

from sqlalchemy import Connection, update

from storage.schema.operations import inbox


def forget(conn: Connection, network: str, event_id: str) -> None:
    """Empty the stored body of an event; its row stays, so that a repeat of it is still known."""
    mine = (inbox.c.network == network) & (inbox.c.event_id == event_id)
    conn.execute(update(inbox).where(mine).values(raw="{}"))
