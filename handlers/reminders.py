"""The sweep: who owes what now, one digest a person and day, told once. Running it again changes nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.digest import Told, compose_digest
from handlers.notices import Look, Notice
from handlers.owing_choices import question
from handlers.reminder_look import look
from handlers.reminder_skips import note
from handlers.turn import Office
from rules.escalation import Escalated
from rules.matters import NOTHING, Matters
from rules.reminders import may_tell
from storage import (
    calendar,
    conversations,
    digests,
    escalations,
    matter_reminders,
    settings,
    settled_matters,
    unsent_reminders,
)
from storage.outbox import Priority, State

AT_ONCE = 500


def sweep(conn: Connection, office: Office, now: datetime) -> int:
    """Queue every reminder that is due at ``now``; returns how many digests were new."""
    working, telling = calendar.working_calendar(conn), settings.reminding(conn)
    if not may_tell(now, office.hours(telling.seasons, working), telling.first_hour):
        return 0
    unsent_reminders.stale(conn, now.astimezone(office.zone).date(), now)
    settled_matters.withdraw(conn, now)
    looking = look(conn, office, now, working, telling)
    new = queue(looking)
    escalations.finish(conn, looking.looked_up - looking.waiting_up, looking.today)
    note(looking)
    return new


def queue(looking: Look) -> int:
    """Queue what is to be told, a few hundred people at a time, so that memory stays small.

    What has not left when the office closes does not leave any more; the next look writes it anew.
    """
    composed: dict[tuple[Any, ...], dict[str, Any]] = {}
    everybody = sorted(looking.everybody)
    hours = looking.office.hours(looking.telling.seasons, looking.calendar)
    when = {"created_at": looking.now, "not_after": hours.closes(looking.now)}
    return sum(_told(looking, everybody[n : n + AT_ONCE], composed, when) for n in range(0, len(everybody), AT_ONCE))


def _told(
    looking: Look, some: list[int], composed: dict[tuple[Any, ...], dict[str, Any]], when: dict[str, datetime | None]
) -> int:
    new: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    escalated: list[dict[str, Any]] = []
    matter_rows: list[dict[str, Any]] = []
    busy = conversations.busy(looking.conn)
    for official in some:
        notices, up = looking.notices.get(official, []), looking.escalated.get(official, [])
        network, chat = looking.places[official]
        matters = looking.matters.get(official, NOTHING)
        asked = None if (network, chat) in busy or up or matters != NOTHING else question(notices)
        alike = (asked, matters, *(notice.about() for notice in notices), *up)
        if alike not in composed:
            composed[alike] = compose_digest(looking, Told(notices, up, matters, asked))
        key = _key(looking, official, notices, matters, fresh=bool(up) or matters.fresh)
        place = {"network": network, "chat": chat, "official_id": official, "unique_key": key}
        new.append(_DIGEST | composed[alike] | place | when)
        mine = {"official_id": official, "digest": key}
        rows += [row | mine for n in notices for row in _rows(looking, n)]
        escalated += [row | mine for each in up for row in _rows_up(looking, each)]
        matter_rows += [row | mine for row in matter_reminders.rows(matters, looking.today)]
    return digests.tell(looking.conn, new, rows, escalated, matter_rows)


def _key(looking: Look, official: int, notices: list[Notice], matters: Matters, *, fresh: bool) -> str:
    """One digest a person and day; what somebody had put off comes beside it."""
    if fresh or not all(notice.again for notice in notices):
        return f"digest:{looking.today}:{official}"
    if not notices:
        put_off = matters.again[0]
        return f"again:{official}:{put_off.subject}:{put_off.due_on}:{put_off.rung}"
    first = notices[0]
    return f"again:{official}:{first.milestone.id}:{first.milestone.due_on}:{first.rung.rung}"


_DIGEST: dict[str, Any] = {"kind": "reminder", "priority": Priority.REMINDER, "state": State.QUEUED}


def _rows(looking: Look, notice: Notice) -> Iterator[dict[str, Any]]:
    about = {"milestone_id": notice.milestone.id, "due_on": notice.milestone.due_on, "ladder": notice.kept_as}
    about |= {"on_day": looking.today}
    yield about | {"rung": notice.rung.rung, "outcome": "late" if notice.rung.late(looking.today) else "sent"}
    for older in notice.rung.folded:
        yield about | {"rung": older, "outcome": "folded"}


def _rows_up(looking: Look, escalated: Escalated) -> Iterator[dict[str, Any]]:
    about = {"milestone_id": escalated.milestone.id, "due_on": escalated.milestone.due_on, "level": escalated.level}
    for subject in escalated.subjects:
        yield about | {"subject": subject, "on_day": looking.today}
