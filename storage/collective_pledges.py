"""Units' own pledges: one per unit and campaign, every change a revision that names who made it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.collective_pledge import (
    Change,
    CollectiveItem,
    CollectivePledge,
    CollectiveState,
    CollectiveStep,
    after,
)
from storage import receipts
from storage.schema.campaigns import titles
from storage.schema.collective import collective_items, collective_pledges, collective_steps
from storage.schema.people import officials

_ITEM = ("text", "amount", "unit", "due_on", "target_id", "topic_id", "leads", "cooperates", "proof", "comparator")


def write(
    conn: Connection,
    *,
    campaign_id: int,
    unit_id: int,
    title_id: int | None,
    items: Sequence[CollectiveItem],
    by: int,
    now: datetime,
) -> int:
    """Store a draft, or a new writing of the pledge this unit has in this campaign; returns the row's id."""
    mine = (collective_pledges.c.campaign_id == campaign_id) & (collective_pledges.c.unit_id == unit_id)
    old = conn.execute(select(collective_pledges).where(mine)).one_or_none()
    if old is None:
        first: dict[str, Any] = {"campaign_id": campaign_id, "unit_id": unit_id, "title_id": title_id, "late": False}
        first |= {"receipt": receipts.code("GT"), "state": CollectiveState.DRAFT, "revision": 1}
        made = insert(collective_pledges).values(first).returning(collective_pledges.c.id)
        key, revision = conn.execute(made).scalar_one(), 1
    else:
        key, revision = old.id, old.revision + 1
        changed: dict[str, Any] = {"state": CollectiveState.DRAFT, "revision": revision, "title_id": title_id}
        changed |= {"registered_at": None} if old.state == CollectiveState.WITHDRAWN else {}
        conn.execute(update(collective_pledges).where(collective_pledges.c.id == key).values(changed))
    _step(conn, key, revision, Change.WRITE, by=by, now=now, title_id=title_id)
    for position, item in enumerate(items):
        row = {name: getattr(item, name) for name in _ITEM}
        row |= {"collective_id": key, "revision": revision, "position": position}
        conn.execute(insert(collective_items).values(row))
    return int(key)


def decide(
    conn: Connection,
    collective_id: int,
    revision: int,
    change: Change,
    *,
    by: int,
    now: datetime,
    why: str = "",
    late: bool = False,
) -> bool:
    """Make one change to the revision that was looked at; False when it has changed since or cannot be changed so.

    The first signature registers the pledge, ``late`` or not.
    """
    found = by_id(conn, collective_id)
    then = after(found.state, change) if found is not None else None
    if found is None or then is None or found.revision != revision:
        return False
    values: dict[str, Any] = {"state": then, "revision": revision + 1}
    if change is Change.SIGN and found.registered_at is None:
        values |= {"registered_at": now, "late": late}
    same = (collective_pledges.c.id == collective_id) & (collective_pledges.c.revision == revision)
    conn.execute(update(collective_pledges).where(same).values(values))
    _step(conn, collective_id, revision + 1, change, by=by, now=now, why=why, title_id=found.title_id)
    return True


def _step(
    conn: Connection,
    collective_id: int,
    revision: int,
    change: Change,
    *,
    by: int,
    now: datetime,
    title_id: int | None,
    why: str = "",
) -> None:
    row = {"collective_id": collective_id, "revision": revision, "change": change, "title_id": title_id}
    conn.execute(insert(collective_steps).values(**row, by=by, at=now, reason=why))


def of_campaign(conn: Connection, campaign_id: int) -> list[CollectivePledge]:
    """Every unit's pledge in a campaign, withdrawn ones and drafts with their state."""
    return _read(conn, collective_pledges.c.campaign_id == campaign_id)


def of_unit(conn: Connection, campaign_id: int, unit_id: int) -> CollectivePledge | None:
    """One unit's pledge in a campaign, or None."""
    mine = (collective_pledges.c.campaign_id == campaign_id) & (collective_pledges.c.unit_id == unit_id)
    return next(iter(_read(conn, mine)), None)


def by_id(conn: Connection, collective_id: int) -> CollectivePledge | None:
    """A unit's pledge by its row id."""
    return next(iter(_read(conn, collective_pledges.c.id == collective_id)), None)


def awaiting_union(conn: Connection, unit_id: int) -> list[CollectivePledge]:
    """The pledges of a unit that wait for its trade union's word."""
    waiting = collective_pledges.c.state == CollectiveState.UNION
    return _read(conn, waiting & (collective_pledges.c.unit_id == unit_id))


def _read(conn: Connection, which: Any) -> list[CollectivePledge]:
    query = select(collective_pledges, titles.c.name.label("title")).outerjoin(titles).where(which)
    rows = conn.execute(query.order_by(collective_pledges.c.id)).all()
    keys = [row.id for row in rows]
    steps, items = _steps(conn, keys), _items(conn, keys)
    return [_pledge(row, items.get(row.id, ()), steps.get(row.id, ())) for row in rows]


def _pledge(row: Any, items: Sequence[CollectiveItem], steps: Sequence[CollectiveStep]) -> CollectivePledge:
    return CollectivePledge(
        id=row.id,
        campaign_id=row.campaign_id,
        unit_id=row.unit_id,
        state=CollectiveState(row.state),
        title=row.title,
        title_id=row.title_id,
        receipt=row.receipt,
        revision=row.revision,
        registered_at=row.registered_at,
        late=row.late,
        items=tuple(items),
        steps=tuple(steps),
    )


def _steps(conn: Connection, keys: Sequence[int]) -> dict[int, list[CollectiveStep]]:
    query = select(collective_steps, officials.c.full_name).join(officials, officials.c.id == collective_steps.c.by)
    found: dict[int, list[CollectiveStep]] = {}
    within = query.where(collective_steps.c.collective_id.in_(keys)).order_by(collective_steps.c.revision)
    for row in conn.execute(within):
        step = CollectiveStep(row.revision, Change(row.change), row.by, row.full_name, row.at, row.reason)
        found.setdefault(row.collective_id, []).append(step)
    return found


def _items(conn: Connection, keys: Sequence[int]) -> dict[int, list[CollectiveItem]]:
    """The items of the newest writing of each."""
    written = collective_steps.c.change == Change.WRITE
    newest = (
        select(func.max(collective_steps.c.revision))
        .where(written, collective_steps.c.collective_id == collective_items.c.collective_id)
        .scalar_subquery()
    )
    query = select(collective_items).where(collective_items.c.collective_id.in_(keys))
    found: dict[int, list[CollectiveItem]] = {}
    for row in conn.execute(query.where(collective_items.c.revision == newest).order_by(collective_items.c.position)):
        item = CollectiveItem(**{name: getattr(row, name) for name in _ITEM})
        found.setdefault(row.collective_id, []).append(item)
    return found


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a pledge belongs to (argument ``collective``), for access."""
    query = select(collective_pledges.c.unit_id).where(collective_pledges.c.id == arguments.get("collective"))
    return conn.execute(query).scalar_one_or_none()
