"""Forgetting what the chat keeps: texts of messages that were settled long ago, and the raw events behind them.

Rows of messages stay, so that the ledgers of announcements and reminders go on adding up; records are not touched.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, func, select, update

from rules.retention import kept_since
from storage import settings
from storage.outbox import State
from storage.schema.operations import inbox, outbox

SETTING = "chat_years"
MOST_AT_ONCE = 1000
FORGOTTEN = ""
# the file's own name may name a person
FORGET = {"text": FORGOTTEN, "choices": [], "attachment": FORGOTTEN, "attachment_name": FORGOTTEN}
_SETTLED = (State.SENT, State.UNCLEAR, State.DEAD, State.CANCELLED)


def due(conn: Connection, now: datetime, years: int | None = None) -> int:
    """How many messages and events would be forgotten now under the setting, or if it were ``years``."""
    before = kept_since(now, settings.number(conn, SETTING) if years is None else years)
    if before is None:
        return 0
    counts = (select(func.count()).select_from(table).where(old) for table, old in _old(before))
    return sum(conn.execute(query).scalar_one() for query in counts)


def purge(conn: Connection, now: datetime) -> int:
    """Forget a part of what is due; returns how many, 0 when nothing is left or all is to be kept."""
    before = kept_since(now, settings.number(conn, SETTING))
    if before is None:
        return 0
    (_, texts), (_, events) = _old(before)
    some = select(outbox.c.id).where(texts).order_by(outbox.c.id).limit(MOST_AT_ONCE)
    emptied = conn.execute(update(outbox).where(outbox.c.id.in_(some.scalar_subquery())).values(FORGET))
    raw = select(inbox.c.id).where(events).order_by(inbox.c.id).limit(MOST_AT_ONCE)
    gone = conn.execute(inbox.delete().where(inbox.c.id.in_(raw.scalar_subquery())))
    return emptied.rowcount + gone.rowcount


def _old(before: datetime) -> list[tuple[Table, ColumnElement[bool]]]:
    settled = outbox.c.state.in_(_SETTLED) & (outbox.c.text != FORGOTTEN) & (outbox.c.created_at < before)
    handled = (inbox.c.state != "waiting") & (inbox.c.received_at < before)
    return [(outbox, settled), (inbox, handled)]
