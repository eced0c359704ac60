"""What was told of things that belong to no campaign: requests to units (``request:3``), regulations that end
(``regulation:2``), and what waits, told once a day (``extension:4``, ``ask:5``, ``data:6``)."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from rules.matters import Matters, of_regulation, of_request
from rules.regulations import Lapse
from storage.schema.reminding import matter_reminders


def request(request_id: int) -> str:
    """The subject that a request is."""
    return of_request(request_id)


def regulation(lapse: Lapse) -> str:
    """The subject that a regulation which ends or is amended is."""
    return of_regulation(lapse.regulation.id)


AGAIN = "/again"  # after a subject: it was put off, and told once more


def subject_told(recorded: str) -> str:
    """The subject that a recorded one is about, put off or not."""
    return recorded.removesuffix(AGAIN)


def told(conn: Connection, subject: str, due_on: date) -> dict[int, int]:
    """The newest rung that officials were told of a subject at this day, by official."""
    same = (matter_reminders.c.subject == subject) & (matter_reminders.c.due_on == due_on)
    query = select(matter_reminders.c.official_id, matter_reminders.c.rung).where(same)
    return {row.official_id: row.rung for row in conn.execute(query.order_by(matter_reminders.c.rung))}


def rows(matters: Matters, today: date) -> Iterator[dict[str, Any]]:
    """What is written down of a digest that tells these things; what was put off is another record of the same rung."""
    again = {each.subject for each in matters.again}
    fresh = matters.only(set(matters.subjects) - again)
    for each in fresh.answers:
        about = {"subject": each.subject, "due_on": each.due_on, "on_day": today}
        yield about | {"rung": each.rung.rung, "outcome": "late" if each.rung.late(today) else "sent"}
        yield from (about | {"rung": older, "outcome": "folded"} for older in each.rung.folded)
    for lapse in fresh.regulations:
        about = {"subject": regulation(lapse), "due_on": lapse.day, "on_day": today}
        yield about | {"rung": int(lapse.come), "outcome": "sent"}
    for subject in fresh.daily:
        yield {"subject": subject, "due_on": today, "on_day": today, "rung": 0, "outcome": "sent"}
    for put_off in matters.again:
        about = {"subject": put_off.subject + AGAIN, "due_on": put_off.due_on, "on_day": today}
        yield about | {"rung": put_off.rung, "outcome": "sent"}
