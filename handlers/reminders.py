"""The sweep: who owes what now, one digest a person and day, told once. Running it again changes nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.owing_choices import choices_of, question
from handlers.reminder_notices import Look, Notice, look
from handlers.turn import Office, compose
from rules.owing import Debt
from rules.reminders import may_tell
from storage import calendar, conversations, reminders, settings, unsent_reminders
from storage.outbox import Priority, State

NAMES_SHOWN = 3
AT_ONCE = 500


def sweep(conn: Connection, office: Office, now: datetime) -> int:
    """Queue every reminder that is due at ``now``; returns how many digests were new."""
    working, telling = calendar.working_calendar(conn), settings.reminding(conn)
    if not may_tell(now, office.hours(telling.seasons, working), telling.first_hour):
        return 0
    unsent_reminders.stale(conn, now.astimezone(office.zone).date())
    return _queue(look(conn, office, now, working, telling))


def _queue(looking: Look) -> int:
    """Queue what is to be told, a few hundred people at a time, so that memory stays small."""
    composed: dict[tuple[Any, ...], dict[str, Any]] = {}
    everybody = list(looking.notices.items())
    return sum(_told(looking, everybody[n : n + AT_ONCE], composed) for n in range(0, len(everybody), AT_ONCE))


def _told(looking: Look, some: list[tuple[int, list[Notice]]], composed: dict[tuple[Any, ...], dict[str, Any]]) -> int:
    digests: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    busy = conversations.busy(looking.conn)
    for official, notices in some:
        network, chat = looking.places[official]
        asked = None if (network, chat) in busy else question(notices)
        alike = (asked, *(notice.about() for notice in notices))
        if alike not in composed:
            composed[alike] = _digest(looking, notices, asked)
        key = f"digest:{looking.today}:{official}"
        place = {"network": network, "chat": chat, "official_id": official, "unique_key": key}
        digests.append(_DIGEST | composed[alike] | place | {"created_at": looking.now})
        rows += [row | {"official_id": official, "digest": key} for n in notices for row in _rows(looking, n)]
    return reminders.tell(looking.conn, digests, rows)


_DIGEST: dict[str, Any] = {"kind": "reminder", "priority": Priority.REMINDER, "state": State.QUEUED}


def _rows(looking: Look, notice: Notice) -> Iterator[dict[str, Any]]:
    about = {"milestone_id": notice.milestone.id, "due_on": notice.milestone.due_on, "ladder": notice.ladder}
    about |= {"on_day": looking.today}
    yield about | {"rung": notice.rung.rung, "outcome": "late" if notice.rung.late(looking.today) else "sent"}
    for older in notice.rung.folded:
        yield about | {"rung": older, "outcome": "folded"}


def _digest(looking: Look, notices: list[Notice], asked: Debt | None) -> dict[str, Any]:
    """``asked``: the one report that the message asks for itself; the next message in the chat is its answer."""
    late = any(notice.rung.late(looking.today) for notice in notices)
    values = {"notices": notices, "today": looking.today, "late": late, "names_shown": NAMES_SHOWN, "asked": asked}
    return compose(looking.office, "reminder/digest", choices_of(notices), values)
