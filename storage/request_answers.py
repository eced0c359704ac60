"""What units answered to requests: each answer a whole revision, the older ones stay."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from rules.requests import UnitAnswer, Value
from storage import matter_reminders, unsent_reminders
from storage.schema.people import officials
from storage.schema.requests import request_answers as answers
from storage.schema.requests import request_values as values


def submit(
    conn: Connection, request_id: int, unit_id: int, said: Sequence[Value], *, late: bool, by: int, now: datetime
) -> int:
    """Store the next revision of a unit's answer; returns its number."""
    mine = (answers.c.request_id == request_id) & (answers.c.unit_id == unit_id)
    newest = conn.execute(select(answers.c.revision).where(mine, answers.c.newest)).scalar_one_or_none() or 0
    conn.execute(update(answers).where(mine, answers.c.newest).values(newest=False))
    row = {"request_id": request_id, "unit_id": unit_id, "revision": newest + 1, "newest": True, "late": late}
    key = conn.execute(insert(answers).values(**row, by=by, at=now).returning(answers.c.id)).scalar_one()
    for each in said:
        told = {"field_id": each.field_id, "text": each.text, "amount": each.amount, "file_id": each.file_id}
        conn.execute(insert(values).values(answer_id=key, **told))
    unsent_reminders.settled_matter(conn, matter_reminders.request(request_id))
    return newest + 1


def of_request(conn: Connection, request_id: int) -> dict[int, UnitAnswer]:
    """The newest answers, by unit id."""
    query = (
        select(answers, officials.c.full_name)
        .join(officials, officials.c.id == answers.c.by)
        .where(answers.c.request_id == request_id, answers.c.newest)
    )
    rows = conn.execute(query).all()
    told: dict[int, list[Value]] = {row.id: [] for row in rows}
    for value in conn.execute(select(values).where(values.c.answer_id.in_(told)).order_by(values.c.id)):
        told[value.answer_id].append(Value(value.field_id, value.text, value.amount, value.file_id))
    return {
        row.unit_id: UnitAnswer(row.unit_id, row.revision, row.late, row.full_name, row.at, tuple(told[row.id]))
        for row in rows
    }


def of_unit(conn: Connection, request_id: int, unit_id: int) -> UnitAnswer | None:
    """The newest answer of one unit; None when it has not answered."""
    return of_request(conn, request_id).get(unit_id)
