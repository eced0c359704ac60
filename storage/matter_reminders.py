"""What was told of things that belong to no campaign: requests to units (``request:3``) and lists told once a day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from rules.matters import Matters
from storage.schema.reminding import matter_reminders


def request(request_id: int) -> str:
    """The subject that a request is."""
    return f"request:{request_id}"


def told(conn: Connection, request_id: int, due_on: date) -> dict[int, int]:
    """The newest rung that officials were told of a request at this day, by official."""
    same = (matter_reminders.c.subject == request(request_id)) & (matter_reminders.c.due_on == due_on)
    query = select(matter_reminders.c.official_id, matter_reminders.c.rung).where(same)
    return {row.official_id: row.rung for row in conn.execute(query.order_by(matter_reminders.c.rung))}


def rows(matters: Matters, today: date) -> Iterator[dict[str, Any]]:
    """What is written down of a digest that tells these things."""
    for each in matters.answers:
        about = {"subject": request(each.request_id), "due_on": each.due_on, "on_day": today}
        yield about | {"rung": each.rung.rung, "outcome": "late" if each.rung.late(today) else "sent"}
        yield from (about | {"rung": older, "outcome": "folded"} for older in each.rung.folded)
    for subject in matters.lists:
        yield {"subject": subject, "due_on": today, "on_day": today, "rung": 0, "outcome": "sent"}
