"""The sweep: requests whose time to cancel is over are sent, and units that owe an answer are reminded around the day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from handlers.office_hours import opens_at
from handlers.turn import Choice, Office, compose, option, press
from rules.reminders import due
from rules.requests import Request
from storage import calendar, outbox, people, requests
from storage.outbox import Priority

LADDER = (-3, -1, 0, 1)  # days from the day that is set
MOST_OFFERED = 6


def send_due(conn: Connection, office: Office, now: datetime) -> int:
    """Send what was held for two minutes; returns how many heads are written to at most. Twice run, nothing more."""
    rows: list[dict[str, Any]] = []
    for found in requests.held_until(conn, now):
        if requests.send(conn, found.id, now):
            rows += _rows(conn, office, found, list(found.unit_ids), "request/asked", f"request:{found.id}", now)
            _tell_office(conn, office, found, len(rows), now)
    outbox.put_once(conn, rows)
    return len(rows)


def remind(conn: Connection, office: Office, now: datetime) -> int:
    """Remind heads of units that owe an answer, one message a rung of the ladder; returns how many at most."""
    if opens_at(conn, office, now) is not None:
        return 0
    today, working = now.astimezone(office.zone).date(), calendar.working_calendar(conn)
    owing: dict[int, list[int]] = {}
    for unit, request, _ in requests.owing(conn, now):
        owing.setdefault(request, []).append(unit)
    rows: list[dict[str, Any]] = []
    for key, units in owing.items():
        found = requests.get(conn, key)
        sent_on = _sent_on(office, found)
        rung = due(found.due_on, LADDER, sent_on, today, working) if found and sent_on else None
        if found and rung is not None:
            mark = f"request:{key}:{found.due_on}:{rung.rung}"
            rows += _rows(conn, office, found, units, "request/nudge", mark, now)
    outbox.put_once(conn, rows)
    return len(rows)


def _sent_on(office: Office, found: Request | None) -> date | None:
    return found.sent_at.astimezone(office.zone).date() if found and found.sent_at else None


def _rows(
    conn: Connection, office: Office, found: Request, unit_ids: list[int], moment: str, mark: str, now: datetime
) -> list[dict[str, Any]]:
    today = now.astimezone(office.zone).date()
    rows = []
    for official, units in requests.answering(conn, unit_ids, today).items():
        offered = [option(unit.name, "request.open", request=found.id, unit=unit.id) for unit in units[:MOST_OFFERED]]
        rows += _row(
            conn, office, official, moment, offered, {"found": found, "units": units}, f"{mark}:{official}", now
        )
    return rows


def _row(
    conn: Connection,
    office: Office,
    official: int,
    moment: str,
    choices: list[Choice],
    values: dict[str, Any],
    key: str,
    now: datetime,
) -> list[dict[str, Any]]:
    place = people.chat_of(conn, official)
    if place is None:
        return []
    message = compose(office, moment, choices, values)
    address = {"network": place[0], "chat": place[1], "official_id": official, "created_at": now}
    return [{**message, **address, "unique_key": key, "kind": "reminder", "priority": Priority.REMINDER}]


def _tell_office(conn: Connection, office: Office, found: Request, heads: int, now: datetime) -> None:
    values = {"found": found, "heads": heads}
    look = [press("show", "request.show", request=found.id)]
    outbox.put_once(conn, _row(conn, office, found.by, "request/sent", look, values, f"request:{found.id}:sent", now))
