"""Pledges issued to many people or units, and how each of them answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rules.issued_pledge import Answered, Bearer, Bearers, IssuedItem, IssuedPledge
from rules.names import sort_key
from storage.outbox import State
from storage.schema.issued_pledges import issued_pledge_bearers, issued_pledge_items, issued_pledges
from storage.schema.operations import outbox
from storage.schema.people import officials, units

_ITEM = ("text", "amount", "unit", "due_on", "target_id", "topic_id", "comparator")


def issue(
    conn: Connection,
    *,
    campaign_id: int,
    unit_id: int | None,
    name: str,
    bearers: Bearers,
    to: Sequence[int],
    items: Sequence[IssuedItem],
    by: int,
    now: datetime,
) -> int:
    """Store a pledge for the officials or units ``to``; ``unit_id`` is the issuing head's unit. Returns the row's id."""
    row: dict[str, Any] = {"campaign_id": campaign_id, "unit_id": unit_id, "name": name, "bearers": bearers}
    made = insert(issued_pledges).values(**row, by=by, at=now).returning(issued_pledges.c.id)
    key = int(conn.execute(made).scalar_one())
    lines = [{name: getattr(item, name) for name in _ITEM} for item in items]
    rows = [{**line, "issued_id": key, "position": position} for position, line in enumerate(lines)]
    conn.execute(insert(issued_pledge_items), rows)
    column = "official_id" if bearers is Bearers.PEOPLE else "unit_id"
    conn.execute(
        insert(issued_pledge_bearers), [{"issued_id": key, column: each, "state": Answered.WAITING} for each in to]
    )
    return key


def withdraw(conn: Connection, issued_id: int, now: datetime) -> bool:
    """Take an issued pledge back from those who have not answered; what was taken up stays. False when done already."""
    _cancel(conn, f"issued:{issued_id}:")
    mine = (issued_pledges.c.id == issued_id) & issued_pledges.c.withdrawn_at.is_(None)
    return conn.execute(update(issued_pledges).where(mine).values(withdrawn_at=now)).rowcount == 1


def taken_up(conn: Connection, about: Mapping[str, Any], bearer_id: int, now: datetime) -> None:
    """Record how a bearer took up the pledge that a form was begun with, if it was (``issued``, ``answered``)."""
    issued = by_id(conn, about["issued"]) if "issued" in about else None
    if issued is None:
        return
    bearers = issued_pledge_bearers.c
    column = bearers.official_id if issued.bearers_are is Bearers.PEOPLE else bearers.unit_id
    mine = (bearers.issued_id == issued.id) & (column == bearer_id)
    state = Answered(about["answered"])
    conn.execute(update(issued_pledge_bearers).where(mine).values(state=state, answered_at=now))
    _cancel(conn, f"issued:{issued.id}:{bearer_id}:")


def key(issued_id: int, bearer_id: int, reader_id: int, when: str) -> str:
    """What makes a message about an issued pledge the same message; ``when`` is a day, or a word for its being issued."""
    return f"issued:{issued_id}:{bearer_id}:{reader_id}:{when}"


def nudged(conn: Connection, issued_id: int, day: str) -> bool:
    """Whether those who had not taken it up were reminded on a day."""
    about = outbox.c.unique_key.startswith(f"issued:{issued_id}:") & outbox.c.unique_key.endswith(f":{day}")
    return conn.execute(select(outbox.c.id).where(about, outbox.c.kind == "nudge").limit(1)).first() is not None


def _cancel(conn: Connection, about: str) -> None:
    """What is not needed any more does not leave."""
    waiting = outbox.c.state.in_((State.QUEUED, State.PAUSED)) & outbox.c.unique_key.startswith(about)
    conn.execute(update(outbox).where(waiting).values(state=State.CANCELLED, error="settled"))


def of_campaign(conn: Connection, campaign_id: int) -> list[IssuedPledge]:
    """Everything issued in a campaign, withdrawn ones too, newest first."""
    return _read(conn, issued_pledges.c.campaign_id == campaign_id)


def waiting_for_unit(conn: Connection, campaign_id: int, unit_id: int) -> list[IssuedPledge]:
    """What was issued to a unit and has neither been answered nor taken back, newest first."""
    return _waiting(conn, campaign_id, issued_pledge_bearers.c.unit_id == unit_id)


def waiting_for_official(conn: Connection, campaign_id: int, official_id: int) -> list[IssuedPledge]:
    """The same for a person."""
    return _waiting(conn, campaign_id, issued_pledge_bearers.c.official_id == official_id)


def _waiting(conn: Connection, campaign_id: int, whose: Any) -> list[IssuedPledge]:
    mine = select(issued_pledge_bearers.c.issued_id).where(whose, issued_pledge_bearers.c.state == Answered.WAITING)
    here = (issued_pledges.c.campaign_id == campaign_id) & issued_pledges.c.withdrawn_at.is_(None)
    return _read(conn, here & issued_pledges.c.id.in_(mine))


def by_id(conn: Connection, issued_id: int) -> IssuedPledge | None:
    """An issued pledge by its row id."""
    return next(iter(_read(conn, issued_pledges.c.id == issued_id)), None)


def _read(conn: Connection, which: Any) -> list[IssuedPledge]:
    rows = conn.execute(select(issued_pledges).where(which).order_by(issued_pledges.c.id.desc())).all()
    return [
        IssuedPledge(
            row.id,
            row.campaign_id,
            row.unit_id,
            row.name,
            Bearers(row.bearers),
            row.by,
            row.at,
            row.withdrawn_at,
            _items(conn, row.id),
            _bearers(conn, row.id),
        )
        for row in rows
    ]


def _items(conn: Connection, issued_id: int) -> tuple[IssuedItem, ...]:
    mine = select(issued_pledge_items).where(issued_pledge_items.c.issued_id == issued_id)
    rows = conn.execute(mine.order_by(issued_pledge_items.c.position))
    return tuple(IssuedItem(*(getattr(row, name) for name in _ITEM)) for row in rows)


def _bearers(conn: Connection, issued_id: int) -> tuple[Bearer, ...]:
    """People in the order of their names, units in that of their codes."""
    table = issued_pledge_bearers
    query = select(table, officials.c.full_name, units.c.name, units.c.code).where(table.c.issued_id == issued_id)
    rows = conn.execute(query.outerjoin(officials).outerjoin(units, units.c.id == table.c.unit_id)).all()
    ordered = sorted(rows, key=lambda row: (row.code or "", sort_key(row.full_name or "")))
    return tuple(
        Bearer(row.official_id or row.unit_id, row.full_name or row.name, Answered(row.state), row.answered_at)
        for row in ordered
    )


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit whose head issued a pledge (argument ``issued``), for access; None for the office's own."""
    query = select(issued_pledges.c.unit_id).where(issued_pledges.c.id == arguments.get("issued"))
    return conn.execute(query).scalar_one_or_none()
