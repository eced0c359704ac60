"""Requests of the office to units, held back for a moment before they are sent."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, true, update

from rules.dates import format_date
from rules.records import Unit
from rules.requests import FieldKind, Request, RequestField, RequestState
from storage import audit, matter_reminders, people, unsent_reminders
from storage.inbox import insert_or_ignore
from storage.schema.requests import request_answers, request_fields, request_nudges, request_units, requests

NewField = tuple[str, FieldKind, str]


def make(
    conn: Connection,
    text: str,
    due_on: date,
    fields: Sequence[NewField],
    unit_ids: Sequence[int],
    *,
    hold_until: datetime,
    by: int,
    now: datetime,
) -> int:
    """Store a request that waits until ``hold_until``; returns its id. ``fields``: (label, kind, unit of measure)."""
    row = {"text": text, "due_on": due_on, "state": RequestState.HELD, "by": by, "made_at": now}
    made = insert(requests).values(**row, hold_until=hold_until).returning(requests.c.id)
    key = conn.execute(made).scalar_one()
    rows = [
        {"request_id": key, "position": place, "label": label, "kind": kind, "unit": unit}
        for place, (label, kind, unit) in enumerate(fields)
    ]
    conn.execute(insert(request_fields), rows)
    conn.execute(insert(request_units), [{"request_id": key, "unit_id": unit} for unit in unit_ids])
    audit.record(conn, by, "request.made", f"request:{key}", "", now)
    return key


def get(conn: Connection, request_id: int) -> Request | None:
    """One request; None when there is none."""
    return next(iter(_read(conn, requests.c.id == request_id)), None)


def every(conn: Connection) -> list[Request]:
    """All requests, newest first."""
    return _read(conn, true())


def of_units(conn: Connection, unit_ids: set[int]) -> list[Request]:
    """Requests that are or were sent to some units, newest first."""
    asked = select(request_units.c.request_id).where(request_units.c.unit_id.in_(unit_ids))
    return _read(conn, requests.c.id.in_(asked) & requests.c.sent_at.is_not(None))


def held_until(conn: Connection, now: datetime) -> list[Request]:
    """Requests whose time to cancel is over and that are not sent yet."""
    return _read(conn, (requests.c.state == RequestState.HELD) & (requests.c.hold_until <= now))


def send(conn: Connection, request_id: int, now: datetime) -> bool:
    """Mark a held request as sent; False when it was sent or cancelled meanwhile."""
    held = (requests.c.id == request_id) & (requests.c.state == RequestState.HELD)
    values = {"state": RequestState.OPEN, "sent_at": now}
    return bool(conn.execute(update(requests).where(held).values(values)).rowcount)


def cancel(conn: Connection, request_id: int, *, by: int, now: datetime) -> bool:
    """Cancel a request, before it is sent or after; False when it is cancelled already."""
    standing = (requests.c.id == request_id) & (requests.c.state != RequestState.CANCELLED)
    if not conn.execute(update(requests).where(standing).values(state=RequestState.CANCELLED)).rowcount:
        return False
    unsent_reminders.settled_matter(conn, matter_reminders.request(request_id))
    audit.record(conn, by, "request.cancelled", f"request:{request_id}", "", now)
    return True


def extend(conn: Connection, request: Request, due_on: date, reason: str, *, by: int, now: datetime) -> bool:
    """Give an open request a later day; False when its day or state has changed since ``request`` was read."""
    same = (requests.c.id == request.id) & (requests.c.due_on == request.due_on)
    moved = update(requests).where(same, requests.c.state == RequestState.OPEN).values(due_on=due_on)
    if not conn.execute(moved).rowcount:
        return False
    unsent_reminders.settled_matter(conn, matter_reminders.request(request.id))
    words = f"{format_date(request.due_on)} → {format_date(due_on)}: {reason}"
    audit.record(conn, by, "request.extended", f"request:{request.id}", words, now)
    return True


def nudged(conn: Connection, request_id: int, on_day: date, *, by: int, now: datetime) -> bool:
    """Note that the missing units are nudged today; False when they have been."""
    row = {"request_id": request_id, "on_day": on_day, "by": by, "at": now}
    noted = insert_or_ignore(conn, request_nudges).values(row).returning(request_nudges.c.id)
    return conn.execute(noted).first() is not None


def owing(conn: Connection, now: datetime) -> list[tuple[int, int, date]]:
    """(unit id, request id, due date) of every unit that an open request sent by ``now`` still waits for."""
    answered = (
        select(request_answers.c.id)
        .where(request_answers.c.request_id == requests.c.id, request_answers.c.unit_id == request_units.c.unit_id)
        .exists()
    )
    query = (
        select(request_units.c.unit_id, requests.c.id, requests.c.due_on)
        .join(requests, requests.c.id == request_units.c.request_id)
        .where(requests.c.state == RequestState.OPEN, requests.c.sent_at <= now, ~answered)
        .order_by(requests.c.due_on, requests.c.id, request_units.c.id)
    )
    return [(row.unit_id, row.id, row.due_on) for row in conn.execute(query)]


def answering(conn: Connection, unit_ids: Sequence[int], today: date) -> dict[int, list[Unit]]:
    """The officials who answer for these units on a day, each with theirs: the heads, or those of the nearest unit above."""
    found: dict[int, list[Unit]] = {}
    for unit_id in unit_ids:
        for official in people.heads_over(conn, unit_id, today):
            found.setdefault(official, []).append(people.unit(conn, unit_id))
    return dict(sorted(found.items()))


def _read(conn: Connection, which: ColumnElement[bool]) -> list[Request]:
    rows = conn.execute(select(requests).where(which).order_by(requests.c.id.desc())).mappings().all()
    keys = [row["id"] for row in rows]
    fields, units = _fields(conn, keys), _units(conn, keys)
    return [_request(dict(row), fields, units) for row in rows]


def _request(row: dict[str, Any], fields: dict[int, list[RequestField]], units: dict[int, list[int]]) -> Request:
    parts: dict[str, Any] = {"fields": tuple(fields.get(row["id"], ())), "unit_ids": tuple(units.get(row["id"], ()))}
    return Request(**{**row, "state": RequestState(row["state"])}, **parts)


def _fields(conn: Connection, keys: Sequence[int]) -> dict[int, list[RequestField]]:
    found: dict[int, list[RequestField]] = {}
    query = select(request_fields).where(request_fields.c.request_id.in_(keys)).order_by(request_fields.c.position)
    for row in conn.execute(query):
        found.setdefault(row.request_id, []).append(RequestField(row.id, row.label, FieldKind(row.kind), row.unit))
    return found


def _units(conn: Connection, keys: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    places = {unit.id: place for place, unit in enumerate(people.tree(conn))}
    rows = conn.execute(select(request_units).where(request_units.c.request_id.in_(keys)))
    for row in sorted(rows, key=lambda each: places.get(each.unit_id, 0)):
        found.setdefault(row.request_id, []).append(row.unit_id)
    return found
