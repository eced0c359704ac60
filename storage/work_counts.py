"""Pieces of work of one person in a stage: assigned, done, done well; a change is a new revision, "well" waits for the head."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.unit_report import Counts
from rules.work import Work
from storage.schema.campaigns import targets
from storage.schema.people import officials
from storage.schema.unit_reports import work_counts as table


@dataclass(frozen=True, slots=True)
class WorkCount:
    """The newest counts of one person towards a target; ``confirmed``: the head has confirmed what was done well."""

    id: int
    official_id: int
    name: str
    measure: str
    counts: Counts
    at: datetime
    confirmed: bool


def submit(
    conn: Connection, official_id: int, unit_id: int, target_id: int, stage_id: int, counts: Counts, now: datetime
) -> None:
    """Store counts as the newest revision; what was confirmed of an older one does not carry over."""
    place = {"official_id": official_id, "target_id": target_id, "stage_id": stage_id}
    same = [table.c[name] == value for name, value in place.items()]
    last = conn.execute(select(func.max(table.c.revision)).where(*same)).scalar_one() or 0
    conn.execute(update(table).where(*same).values(newest=False))
    row = {**place, "unit_id": unit_id, "revision": last + 1, "newest": True, "by": official_id, "at": now}
    said = {"assigned": counts.assigned, "done": counts.done, "well": counts.well}
    conn.execute(insert(table).values(**row, **said))


def of_official(conn: Connection, official_id: int, target_id: int, stage_id: int) -> WorkCount | None:
    """A person's newest counts towards a target in a stage."""
    mine = (table.c.official_id == official_id) & (table.c.target_id == target_id) & (table.c.stage_id == stage_id)
    return next(iter(_read(conn, mine)), None)


def waiting(conn: Connection, campaign_id: int, official_ids: Collection[int]) -> list[WorkCount]:
    """The newest counts of some people with work done well that nobody has confirmed, oldest first."""
    wanted = table.c.official_id.in_(list(official_ids)) & (targets.c.campaign_id == campaign_id)
    return _read(conn, wanted & table.c.well.is_not(None) & table.c.confirmed_at.is_(None))


def then(conn: Connection, campaign_id: int, instant: datetime) -> list[Work]:
    """The counts of everybody in a campaign as they stood at an instant, by person, target and stage."""
    query = (
        select(table, officials.c.full_name)
        .join(officials, officials.c.id == table.c.official_id)
        .join(targets, targets.c.id == table.c.target_id)
        .where(targets.c.campaign_id == campaign_id, table.c.at <= instant)
        .order_by(table.c.revision)
    )
    newest = {(r.official_id, r.target_id, r.stage_id): r for r in conn.execute(query)}
    return [_work(newest[place], instant) for place in sorted(newest)]


def in_units(conn: Connection, target_id: int, stage_id: int, unit_ids: Collection[int]) -> list[Work]:
    """The newest counts of some units' people towards a target in a stage."""
    mine = (table.c.target_id == target_id) & (table.c.stage_id == stage_id) & table.c.unit_id.in_(list(unit_ids))
    query = select(table, officials.c.full_name).join(officials, officials.c.id == table.c.official_id)
    rows = conn.execute(query.where(mine, table.c.newest.is_(True)).order_by(table.c.id))
    return [_work(row, row.confirmed_at or row.at) for row in rows]


def _work(row: Any, instant: datetime) -> Work:
    counts, at = Counts(row.assigned, row.done, row.well), row.confirmed_at
    place = (row.official_id, row.full_name, row.unit_id, row.target_id, row.stage_id)
    return Work(row.id, *place, counts, at is not None and at <= instant)


def _read(conn: Connection, wanted: Any) -> list[WorkCount]:
    query = (
        select(table, officials.c.full_name, targets.c.measure)
        .join(officials, officials.c.id == table.c.official_id)
        .join(targets, targets.c.id == table.c.target_id)
        .where(wanted, table.c.newest.is_(True))
        .order_by(table.c.id)
    )
    return [
        WorkCount(
            r.id, r.official_id, r.full_name, r.measure, Counts(r.assigned, r.done, r.well), r.at, bool(r.confirmed_at)
        )
        for r in conn.execute(query)
    ]


def confirm(conn: Connection, work_id: int, *, by: int, now: datetime) -> bool:
    """The head confirms what was done well; False when it was confirmed, or has changed since."""
    open_ = (
        (table.c.id == work_id) & table.c.newest.is_(True) & table.c.confirmed_at.is_(None) & table.c.well.is_not(None)
    )
    return conn.execute(update(table).where(open_).values(confirmed_by=by, confirmed_at=now)).rowcount == 1


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official whose counts they are (argument ``work``), for access."""
    query = select(table.c.official_id).where(table.c.id == arguments.get("work"))
    return conn.execute(query).scalar_one_or_none()
