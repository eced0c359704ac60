"""What people ask about the data kept of them: every step with who, when and why, and a row in the audit."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, true, update

from rules.data_rights import OPEN, DataRequest, DataStep, DueDays, Kind, State, allowed
from rules.matters import of_data
from storage import audit, unsent_reminders
from storage.schema.data_requests import data_request_steps as steps
from storage.schema.data_requests import data_requests as requests
from storage.schema.people import officials


def receive(conn: Connection, official_id: int, kind: Kind, text: str, days: DueDays, now: datetime) -> int:
    """Store a new request; returns its id."""
    row: dict[str, Any] = {"official_id": official_id, "kind": kind, "state": State.RECEIVED, "revision": 1}
    row |= {"received_at": now, "acknowledge_by": days.acknowledge_by, "due_on": days.due_on}
    key = conn.execute(insert(requests).values(row).returning(requests.c.id)).scalar_one()
    _step(conn, key, 1, State.RECEIVED, text, by=official_id, now=now)
    return key


def move(conn: Connection, key: int, revision: int, state: State, text: str, *, by: int, now: datetime) -> bool:
    """Take the step from the revision that was looked at; False when it has changed since or cannot go there."""
    found = by_id(conn, key)
    if found is None or found.revision != revision or not allowed(found.state, state):
        return False
    conn.execute(update(requests).where(requests.c.id == key).values(state=state, revision=revision + 1))
    _step(conn, key, revision + 1, state, text, by=by, now=now)
    unsent_reminders.settled_matter(conn, of_data(key))
    return True


def _step(conn: Connection, key: int, revision: int, state: State, text: str, *, by: int, now: datetime) -> None:
    row = {"request_id": key, "revision": revision, "state": state, "by": by, "at": now, "text": text}
    conn.execute(insert(steps).values(row))
    audit.record(conn, by, f"data_request.{state}", f"data_request:{key}", "", now)


def by_id(conn: Connection, key: int | None) -> DataRequest | None:
    """One request; None when there is none."""
    return next(iter(_read(conn, requests.c.id == key)), None)


def of_official(conn: Connection, official_id: int) -> list[DataRequest]:
    """What a person has asked, newest first."""
    return _read(conn, requests.c.official_id == official_id)[::-1]


def waiting(conn: Connection) -> list[DataRequest]:
    """What has not ended, the most urgent first."""
    found = _read(conn, requests.c.state.in_(tuple(OPEN)))
    return sorted(found, key=lambda each: (each.next_day() or each.due_on, each.id))


def every(conn: Connection) -> list[DataRequest]:
    """All requests: those that wait, the most urgent first, then those that have ended, newest first."""
    ended = [each for each in _read(conn, true()) if each.state not in OPEN]
    return [*waiting(conn), *reversed(ended)]


def _read(conn: Connection, which: ColumnElement[bool]) -> list[DataRequest]:
    query = select(requests, officials.c.full_name).join(officials, officials.c.id == requests.c.official_id)
    rows = conn.execute(query.where(which).order_by(requests.c.id)).all()
    told: dict[int, list[DataStep]] = {row.id: [] for row in rows}
    for row in conn.execute(select(steps).where(steps.c.request_id.in_(told)).order_by(steps.c.revision)):
        told[row.request_id].append(DataStep(row.revision, State(row.state), row.by, row.at, row.text))
    return [_request(row, tuple(told[row.id])) for row in rows]


def _request(row: Any, told: tuple[DataStep, ...]) -> DataRequest:
    return DataRequest(
        id=row.id,
        official_id=row.official_id,
        name=row.full_name,
        kind=Kind(row.kind),
        state=State(row.state),
        revision=row.revision,
        received_at=row.received_at,
        acknowledge_by=row.acknowledge_by,
        due_on=row.due_on,
        steps=told,
    )


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official who asked (argument ``asked``), for access."""
    query = select(requests.c.official_id).where(requests.c.id == arguments.get("asked"))
    return conn.execute(query).scalar_one_or_none()
