"""Pledges: one per person and campaign, every change a revision, the older ones kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from rules.records import Pledge, PledgeItem, PledgeState
from storage import receipts
from storage.remember import remembered
from storage.schema.campaigns import titles
from storage.schema.participation import pledge_items, pledge_revisions, pledges


@dataclass(frozen=True, slots=True)
class NewItem:
    """What a person promises, before it is stored."""

    text: str
    amount: Decimal | None = None
    unit: str = ""
    due_on: date | None = None
    target_id: int | None = None
    topic_id: int | None = None
    comparator: str = ""


def submit(
    conn: Connection,
    *,
    campaign_id: int,
    official_id: int,
    unit_id: int,
    title_id: int,
    items: Sequence[NewItem],
    by: int,
    late: bool,
    now: datetime,
) -> str:
    """Store a pledge, or a new revision of the one this person has in this campaign; returns its receipt code."""
    mine = (pledges.c.campaign_id == campaign_id) & (pledges.c.official_id == official_id)
    old = conn.execute(select(pledges).where(mine)).one_or_none()
    if old is None:
        receipt = receipts.code("GU")
        first = {"campaign_id": campaign_id, "official_id": official_id, "unit_id": unit_id, "receipt": receipt}
        first |= {"state": PledgeState.SUBMITTED, "revision": 1, "registered_at": now, "late": late}
        pledge_id, revision = conn.execute(insert(pledges).values(first).returning(pledges.c.id)).scalar_one(), 1
    else:
        pledge_id, revision, receipt = old.id, old.revision + 1, old.receipt
        changed: dict[str, Any] = {"state": PledgeState.SUBMITTED, "revision": revision, "returned_reason": ""}
        if old.state == PledgeState.WITHDRAWN:
            changed |= {"registered_at": now, "late": late, "unit_id": unit_id}
        conn.execute(update(pledges).where(pledges.c.id == pledge_id).values(changed))
    _revise(conn, pledge_id, revision, title_id, by, now, "submit", unit_id=unit_id, late=late)
    _replace_items(conn, pledge_id, revision, items)
    return receipt


def _revise(
    conn: Connection,
    pledge_id: int,
    revision: int,
    title_id: int,
    by: int,
    now: datetime,
    change: str,
    why: str = "",
    **of_the_day: Any,
) -> None:
    row = {"pledge_id": pledge_id, "revision": revision, "title_id": title_id, "at": now, "by": by}
    conn.execute(insert(pledge_revisions).values(**row, **of_the_day, change=change, reason=why))


def _replace_items(conn: Connection, pledge_id: int, revision: int, items: Sequence[NewItem]) -> None:
    """Items that did not change keep their rows, and with them their progress."""
    current = conn.execute(select(pledge_items).where(_current(pledge_id)).order_by(pledge_items.c.position)).all()
    waiting = list(items)
    for row in current:
        same = next((item for item in waiting if _same_promise(row, item)), None)
        if same is None:
            _end_item(conn, row.id, revision)
        else:
            waiting.remove(same)
            _place(conn, row.id, items.index(same))
    for item in waiting:
        _add_item(conn, pledge_id, revision, items.index(item), item)


def _current(pledge_id: int) -> Any:
    return (pledge_items.c.pledge_id == pledge_id) & pledge_items.c.last_revision.is_(None)


def _same_promise(row: Any, item: NewItem) -> bool:
    stored = (row.text, row.amount, row.unit, row.due_on, row.target_id, row.topic_id, row.comparator)
    said = (item.text, item.amount, item.unit, item.due_on, item.target_id, item.topic_id, item.comparator)
    return stored == said


def _end_item(conn: Connection, item_id: int, revision: int) -> None:
    conn.execute(update(pledge_items).where(pledge_items.c.id == item_id).values(last_revision=revision - 1))


def _place(conn: Connection, item_id: int, position: int) -> None:
    conn.execute(update(pledge_items).where(pledge_items.c.id == item_id).values(position=position))


def _add_item(conn: Connection, pledge_id: int, revision: int, position: int, item: NewItem) -> None:
    row = {"pledge_id": pledge_id, "first_revision": revision, "position": position, "text": item.text}
    row |= {"amount": item.amount, "unit": item.unit, "due_on": item.due_on, "comparator": item.comparator}
    conn.execute(insert(pledge_items).values(**row, target_id=item.target_id, topic_id=item.topic_id))


def decide(
    conn: Connection, pledge_id: int, revision: int, state: PledgeState, *, by: int, now: datetime, why: str = ""
) -> bool:
    """Confirm, return or withdraw the revision that was looked at; False when the pledge has changed since."""
    same = (pledges.c.id == pledge_id) & (pledges.c.revision == revision)
    open_states = [PledgeState.SUBMITTED, PledgeState.CONFIRMED, PledgeState.RETURNED]
    values = {"state": state, "revision": revision + 1, "returned_reason": why}
    changed = conn.execute(update(pledges).where(same, pledges.c.state.in_(open_states)).values(values)).rowcount
    if not changed:
        return False
    _revise(conn, pledge_id, revision + 1, title_of(conn, pledge_id, revision), by, now, str(state), why)
    return True


def title_of(conn: Connection, pledge_id: int, revision: int) -> int:
    """Id of the title aimed at in a revision."""
    mine = (pledge_revisions.c.pledge_id == pledge_id) & (pledge_revisions.c.revision == revision)
    return conn.execute(select(pledge_revisions.c.title_id).where(mine)).scalar_one()


_SELECT = (
    select(
        pledges,
        titles.c.name.label("title"),
        pledge_items.c.id.label("item_id"),
        pledge_items.c.text,
        pledge_items.c.amount,
        pledge_items.c.unit,
        pledge_items.c.due_on,
        pledge_items.c.target_id,
        pledge_items.c.topic_id,
        pledge_items.c.comparator,
    )
    .join(
        pledge_revisions,
        (pledge_revisions.c.pledge_id == pledges.c.id) & (pledge_revisions.c.revision == pledges.c.revision),
    )
    .join(titles, titles.c.id == pledge_revisions.c.title_id)
    .outerjoin(pledge_items, (pledge_items.c.pledge_id == pledges.c.id) & pledge_items.c.last_revision.is_(None))
    .order_by(pledges.c.id, pledge_items.c.position)
)
_MINE = _SELECT.where(pledges.c.campaign_id == bindparam("campaign"), pledges.c.official_id == bindparam("official"))


@remembered(pledges, pledge_revisions, pledge_items, titles)
def mine(conn: Connection, campaign_id: int, official_id: int) -> Pledge | None:
    """One person's pledge in a campaign (withdrawn ones too), or None."""
    rows = conn.execute(_MINE, {"campaign": campaign_id, "official": official_id})
    return next(iter(_gathered(rows)), None)


def by_id(conn: Connection, pledge_id: int) -> Pledge | None:
    """A pledge by its row id."""
    return next(iter(_gathered(conn.execute(_SELECT.where(pledges.c.id == pledge_id)))), None)


def of_campaign(conn: Connection, campaign_id: int, unit_ids: set[int] | None = None) -> list[Pledge]:
    """Every pledge of a campaign, withdrawn ones with their state; of some units only, when given."""
    query = _SELECT.where(pledges.c.campaign_id == campaign_id)
    if unit_ids is not None:
        query = query.where(pledges.c.unit_id.in_(unit_ids))
    return _gathered(conn.execute(query))


def _gathered(rows: Iterable[Any]) -> list[Pledge]:
    return [_pledge(list(same)) for _, same in groupby(rows, key=lambda row: row.id)]


def _pledge(rows: list[Any]) -> Pledge:
    first = rows[0]
    items = tuple(
        PledgeItem(r.item_id, r.text, r.amount, r.unit, r.due_on, r.target_id, r.topic_id, r.comparator)
        for r in rows
        if r.item_id is not None
    )
    return Pledge(
        id=first.id,
        campaign_id=first.campaign_id,
        official_id=first.official_id,
        unit_id=first.unit_id,
        state=PledgeState(first.state),
        title=first.title,
        receipt=first.receipt,
        revision=first.revision,
        registered_at=first.registered_at,
        late=first.late,
        items=items,
    )


def returned_reason(conn: Connection, pledge_id: int) -> str:
    """Why the head returned a pledge; empty when it was not."""
    return conn.execute(select(pledges.c.returned_reason).where(pledges.c.id == pledge_id)).scalar_one()


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official a pledge belongs to (argument ``pledge``), for access."""
    query = select(pledges.c.official_id).where(pledges.c.id == arguments.get("pledge"))
    return conn.execute(query).scalar_one_or_none()


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a pledge belongs to (argument ``pledge``), for access."""
    query = select(pledges.c.unit_id).where(pledges.c.id == arguments.get("pledge"))
    return conn.execute(query).scalar_one_or_none()
