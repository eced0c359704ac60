"""The sweep: who owes what now, one digest a person and day, told once. Running it again changes nothing."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.owing_choices import choices_of, question, under_signs
from handlers.reminder_look import look
from handlers.reminder_notices import Look, Notice
from handlers.reminder_skips import note
from handlers.turn import Choice, Office, compose, press
from rules.escalation import Escalated
from rules.owing import Debt
from rules.reminders import MEMBER, may_tell
from storage import calendar, conversations, escalations, reminders, settings, unsent_reminders
from storage.outbox import Priority, State

NAMES_SHOWN = 3
UP_SHOWN = 5
AT_ONCE = 500


def sweep(conn: Connection, office: Office, now: datetime) -> int:
    """Queue every reminder that is due at ``now``; returns how many digests were new."""
    working, telling = calendar.working_calendar(conn), settings.reminding(conn)
    if not may_tell(now, office.hours(telling.seasons, working), telling.first_hour):
        return 0
    unsent_reminders.stale(conn, now.astimezone(office.zone).date(), now)
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
    everybody = sorted(looking.notices.keys() | looking.escalated.keys())
    hours = looking.office.hours(looking.telling.seasons, looking.calendar)
    when = {"created_at": looking.now, "not_after": hours.closes(looking.now)}
    return sum(_told(looking, everybody[n : n + AT_ONCE], composed, when) for n in range(0, len(everybody), AT_ONCE))


def _told(
    looking: Look, some: list[int], composed: dict[tuple[Any, ...], dict[str, Any]], when: dict[str, datetime | None]
) -> int:
    digests: list[dict[str, Any]] = []
    rows: list[dict[str, Any]] = []
    escalated: list[dict[str, Any]] = []
    busy = conversations.busy(looking.conn)
    for official in some:
        notices, up = looking.notices.get(official, []), looking.escalated.get(official, [])
        network, chat = looking.places[official]
        asked = None if (network, chat) in busy or up else question(notices)
        alike = (asked, *(notice.about() for notice in notices), *up)
        if alike not in composed:
            composed[alike] = _digest(looking, notices, up, asked)
        key = _key(looking, official, notices, up)
        place = {"network": network, "chat": chat, "official_id": official, "unique_key": key}
        digests.append(_DIGEST | composed[alike] | place | when)
        mine = {"official_id": official, "digest": key}
        rows += [row | mine for n in notices for row in _rows(looking, n)]
        escalated += [row | mine for each in up for row in _rows_up(looking, each)]
    return reminders.tell(looking.conn, digests, rows, escalated)


def _key(looking: Look, official: int, notices: list[Notice], up: list[Escalated]) -> str:
    """One digest a person and day; what somebody had put off comes beside it."""
    if up or not all(notice.again for notice in notices):
        return f"digest:{looking.today}:{official}"
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


def _digest(looking: Look, notices: list[Notice], up: list[Escalated], asked: Debt | None) -> dict[str, Any]:
    """``asked``: the one report that the message asks for itself; the next message in the chat is its answer."""
    late = any(notice.rung.late(looking.today) for notice in notices)
    values = {
        "notices": _beside(notices, up),
        "today": looking.today,
        "late": late,
        "names_shown": NAMES_SHOWN,
        "asked": asked,
    }
    choices = under_signs([*choices_of(notices), *_seeing(up), *_putting_off(looking, notices)])
    return compose(
        looking.office,
        "reminder/digest",
        choices,
        values | {"escalated": up, "escalated_shown": max(UP_SHOWN // max(len(up), 1), 1)},
    )


def _beside(notices: list[Notice], up: list[Escalated]) -> list[Notice]:
    """What is said beside what goes up: the same milestone is not told of twice."""
    said = {(each.milestone.id, each.level.value) for each in up}
    return [each for each in notices if (each.milestone.id, each.ladder) not in said]


def _seeing(up: list[Escalated]) -> list[Choice]:
    campaigns = dict.fromkeys(each.milestone.campaign_id for each in up)
    return [press("unit", "unit.show", campaign=campaign) for campaign in campaigns]


def _putting_off(looking: Look, notices: list[Notice]) -> list[Choice]:
    """What a person owes may be put off, once."""
    if not any(notice.ladder == MEMBER and not notice.again for notice in notices):
        return []
    day = looking.today.isoformat()
    return [press("later", "reminder.later", day=day), press("tomorrow", "reminder.tomorrow", day=day)]
