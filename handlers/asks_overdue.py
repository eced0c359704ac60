"""The sweep: the office hears once a day of difficulties that wait too long and of requests about data whose day has come."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.office_hours import opens_at
from handlers.turn import Office, compose, press
from rules.difficulties import overdue
from rules.records import Role
from storage import absences, calendar, data_requests, difficulties, outbox, people, settings
from storage.outbox import Priority


def remind(conn: Connection, office: Office, now: datetime) -> int:
    """Queue one message a day for everybody who holds the office's role; returns how many are written to at most."""
    if opens_at(conn, office, now) is not None:
        return 0
    today = now.astimezone(office.zone).date()
    values = _due(conn, office, now)
    if not (values["difficulties"] or values["requests"]):
        return 0
    choices = [press("difficulties", "difficulty.register", wanted="overdue")] if values["difficulties"] else []
    choices += [press("personal", "data.list")] if values["requests"] else []
    message = compose(office, "data/overdue", choices, values)
    holders = {official for official, _ in people.holders(conn, Role.OFFICE, today)} - absences.away(conn, today)
    rows = [row for official in sorted(holders) for row in _row(conn, message, official, f"asks:{today}", now)]
    outbox.put_once(conn, rows)
    return len(rows)


def _due(conn: Connection, office: Office, now: datetime) -> dict[str, Any]:
    today, working = now.astimezone(office.zone).date(), calendar.working_calendar(conn)
    patience = settings.number(conn, "difficulty_patience_days")
    late = [
        each
        for each in difficulties.every(conn)
        if overdue(each, each.sent_at.astimezone(office.zone).date(), today, patience, working)
    ]
    near = working.add_working_days(today, 1)
    due = [each for each in data_requests.waiting(conn) if (each.next_day() or each.due_on) <= near]
    return {"difficulties": late, "requests": due, "today": today}


def _row(conn: Connection, message: dict[str, Any], official: int, mark: str, now: datetime) -> list[dict[str, Any]]:
    place = people.chat_of(conn, official)
    if place is None:
        return []
    address = {"network": place[0], "chat": place[1], "official_id": official, "created_at": now}
    return [
        {**message, **address, "unique_key": f"{mark}:{official}", "kind": "reminder", "priority": Priority.REMINDER}
    ]
