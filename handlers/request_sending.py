"""The sweep: requests whose time to cancel is over are sent to the heads of the units; see matter_notices for reminding."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from handlers.turn import Choice, Office, compose, option, press
from rules.requests import Request
from storage import outbox, people, requests
from storage.outbox import Priority

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
