"""The sweep: who has let something wait for more than a working day is reminded, once a day, with the whole list."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.approvals import ROLES, decides, waiting_for
from handlers.office_hours import opens_at
from handlers.turn import Office, compose, press
from rules.waiting import Waiting, overdue
from storage import absences, calendar, outbox, people
from storage.outbox import Priority
from storage.people import Person


def remind(conn: Connection, office: Office, now: datetime) -> int:
    """Queue one message a day for everybody whose decision is overdue; returns how many are written to at most."""
    if opens_at(conn, office, now) is not None:
        return 0
    today = now.astimezone(office.zone).date()
    holders = {official for role in ROLES for official, _ in people.holders(conn, role, today)}
    rows = [_row(conn, office, now, official) for official in sorted(holders - absences.away(conn, today))]
    found = [row for row in rows if row is not None]
    outbox.put_once(conn, found)
    return len(found)


def _row(conn: Connection, office: Office, now: datetime, official: int) -> dict[str, Any] | None:
    today, place = now.astimezone(office.zone).date(), people.chat_of(conn, official)
    person = people.behind(conn, *place, today) if place is not None else None
    late = _overdue(conn, office, now, person) if person is not None and decides(conn, person, {}) else []
    if not late or place is None:
        return None
    message = compose(office, "approvals/overdue", [press("approvals", "approvals.show")], {"found": late})
    address = {"network": place[0], "chat": place[1], "official_id": official, "created_at": now}
    key = f"approvals:{today}:{official}"
    return {**message, **address, "unique_key": key, "kind": "reminder", "priority": Priority.REMINDER}


def _overdue(conn: Connection, office: Office, now: datetime, person: Person) -> list[Waiting]:
    today, working = now.astimezone(office.zone).date(), calendar.working_calendar(conn)
    return [
        each
        for each in waiting_for(conn, person)
        if each.since is not None and overdue(each.since.astimezone(office.zone).date(), today, working)
    ]
