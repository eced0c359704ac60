"""The morning after a public list's last day: the office is told once that the time for comments is over, and what is next."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from handlers.office_hours import opens_at
from handlers.turn import Office, compose, press
from rules.records import Role
from storage import outbox, people, rounds
from storage.outbox import Priority

# a program that was off for longer finds the office at work without being told
LOOKS_BACK = timedelta(days=14)


def look(conn: Connection, office: Office, now: datetime) -> int:
    """The sweep: tell everybody of the office, in office hours, once a list; returns how many messages that is."""
    today = now.astimezone(office.zone).date()
    over = rounds.heard_out(conn, today - LOOKS_BACK, today - timedelta(days=1))
    if not over or opens_at(conn, office, now) is not None:
        return 0
    rows = [row for round_id, step in over for row in _rows(conn, office, round_id, step, now)]
    known = outbox.queued_before(conn, [row["unique_key"] for row in rows])
    fresh = [row for row in rows if row["unique_key"] not in known]
    outbox.put_once(conn, fresh)
    return len(fresh)


def _rows(conn: Connection, office: Office, round_id: int, step: int, now: datetime) -> list[dict[str, Any]]:
    found, today = rounds.get(conn, round_id), now.astimezone(office.zone).date()
    values = {
        "round": found,
        "until": rounds.hearing_until(conn, round_id),
        "comments": len(rounds.comments(conn, round_id)),
    }
    message = compose(office, "round/heard_out", [press("round", "round.show", round=round_id)], values)
    rows = []
    for official in sorted({who for who, _ in people.holders(conn, Role.OFFICE, today)}):
        place = people.chat_of(conn, official)
        if place is not None:
            address = {"network": place[0], "chat": place[1], "official_id": official, "created_at": now}
            key = {"unique_key": f"heard-out:{step}:{official}", "kind": "reminder", "priority": Priority.REMINDER}
            rows.append({**message, **address, **key})
    return rows
