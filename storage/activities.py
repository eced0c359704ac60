"""Units' activities. Every change is a new revision with who, when and why; the older ones stay."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from rules.activities import Activity
from rules.own_activity_kinds import kind_of_row
from storage.schema.activities import activities, activity_revisions
from storage.schema.activity_kinds import activity_kind_revisions as kinds
from storage.schema.participation import files

ENTERED, EDITED, WITHDRAWN, RESTORED = "entered", "edited", "withdrawn", "restored"
_CONTENT = ("kind", "held_on", "planned", "text", "extras", "topic_id", "target_id", "movement_id")
_KIND = (
    kinds.c.code,
    kinds.c.revision.label("of_kind"),
    kinds.c.name,
    kinds.c.plannable,
    kinds.c.extras.label("asked"),
)
_FILES = (
    select(func.count()).where(files.c.activity_id == activities.c.id, files.c.state != "refused").scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class NewActivity:
    """What is said of an activity; the fields are those of ``rules.activities.Activity``."""

    kind: str
    held_on: date
    planned: bool
    text: str
    extras: dict[str, Any] = field(default_factory=dict)
    topic_id: int | None = None
    target_id: int | None = None
    movement_id: int | None = None
    kind_revision: int | None = None


def _found() -> Select[Any]:
    revision = activity_revisions.c
    columns = (activities.c.id, activities.c.campaign_id, activities.c.unit_id, revision.revision)
    content = [revision[name] for name in _CONTENT]
    then = (kinds.c.code == revision.kind) & (kinds.c.revision == revision.kind_revision)
    joined = activities.join(activity_revisions, revision.activity_id == activities.c.id).outerjoin(kinds, then)
    made = (revision.change, revision.reason, revision.by, revision.at, _FILES)
    return select(*columns, *content, *made, *_KIND).select_from(joined)


def _newest() -> Select[Any]:
    return _found().where(activity_revisions.c.newest).order_by(activities.c.id)


def _activity(row: Any) -> Activity:
    *facts, code, kind_revision, name, plannable, extras = row
    found = Activity(*facts)
    if code is None:
        return found
    return replace(found, kept_kind=kind_of_row(code, kind_revision, name, plannable, extras))


def get(conn: Connection, activity_id: int) -> Activity | None:
    """One activity at its newest revision, withdrawn or not; None when there is none."""
    row = conn.execute(_newest().where(activities.c.id == activity_id)).one_or_none()
    return None if row is None else _activity(row)


def of_units(conn: Connection, campaign_id: int, unit_ids: set[int] | None = None) -> list[Activity]:
    """The activities of a campaign that stand (of some units only, when given), in the order they were entered."""
    query = _newest().where(activities.c.campaign_id == campaign_id, activity_revisions.c.change != WITHDRAWN)
    if unit_ids is not None:
        query = query.where(activities.c.unit_id.in_(unit_ids))
    return [_activity(row) for row in conn.execute(query)]


def history(conn: Connection, activity_id: int) -> list[Activity]:
    """Every revision, the newest first."""
    mine = _found().where(activities.c.id == activity_id)
    return [_activity(row) for row in conn.execute(mine.order_by(activity_revisions.c.revision.desc()))]


def add(conn: Connection, campaign_id: int, unit_id: int, said: NewActivity, *, by: int, now: datetime) -> int:
    """Store an activity; returns its id."""
    row = {"campaign_id": campaign_id, "unit_id": unit_id}
    made: int = conn.execute(insert(activities).values(row).returning(activities.c.id)).scalar_one()
    _append(conn, made, 1, _content(said), {"change": ENTERED, "reason": "", "by": by, "at": now})
    return made


def change(conn: Connection, activity_id: int, revision: int, said: NewActivity, *, by: int, now: datetime) -> bool:
    """Store a new revision over ``revision``; False when that is not the newest any more, or was withdrawn."""
    old = get(conn, activity_id)
    if old is None or old.withdrawn or old.revision != revision:
        return False
    made = {"change": EDITED, "reason": "", "by": by, "at": now}
    _append(conn, activity_id, revision + 1, _content(said), made)
    return True


def withdraw(conn: Connection, activity_id: int, reason: str, *, by: int, now: datetime) -> bool:
    """Take an activity back and say why; False when that was done already."""
    return _repeat(conn, activity_id, WITHDRAWN, reason, by, now)


def restore(conn: Connection, activity_id: int, *, by: int, now: datetime) -> bool:
    """Let a withdrawn activity stand again; False when it stands."""
    return _repeat(conn, activity_id, RESTORED, "", by, now)


def _repeat(conn: Connection, activity_id: int, change: str, reason: str, by: int, now: datetime) -> bool:
    old = get(conn, activity_id)
    if old is None or old.withdrawn != (change == RESTORED):
        return False
    content = {name: getattr(old, name) for name in _CONTENT} | {"kind_revision": old.of_kind.revision}
    made = {"change": change, "reason": reason, "by": by, "at": now}
    _append(conn, activity_id, old.revision + 1, content, made)
    return True


def _content(said: NewActivity) -> dict[str, Any]:
    return {name: getattr(said, name) for name in (*_CONTENT, "kind_revision")}


def _append(conn: Connection, activity_id: int, revision: int, content: dict[str, Any], made: dict[str, Any]) -> None:
    mine = activity_revisions.c.activity_id == activity_id
    conn.execute(update(activity_revisions).where(mine, activity_revisions.c.newest).values(newest=False))
    row = {"activity_id": activity_id, "revision": revision, "newest": True, **content, **made}
    conn.execute(insert(activity_revisions).values(row))


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit an activity (argument ``activity``) belongs to, for access."""
    query = select(activities.c.unit_id).where(activities.c.id == arguments.get("activity"))
    return conn.execute(query).scalar_one_or_none()
