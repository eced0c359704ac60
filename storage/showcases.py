"""Units' models and projects. A change is a new row that names the one it replaces; nothing is overwritten."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.records import Showcase
from storage.schema.participation import files, showcases


@dataclass(frozen=True, slots=True)
class KeptShowcase:
    """A model or project as it stands, with its row and the number of files that came with it."""

    id: int
    campaign_id: int
    showcase: Showcase
    files: int


_FILES = select(func.count()).where(files.c.showcase_id == showcases.c.id).scalar_subquery()
_STANDING = select(showcases, _FILES.label("files")).where(showcases.c.withdrawn_at.is_(None)).order_by(showcases.c.id)


def of_campaign(conn: Connection, campaign_id: int) -> list[Showcase]:
    """Every model and project that stands, in the order they were first given."""
    return [kept.showcase for kept in kept_of_campaign(conn, campaign_id)]


def kept_of_campaign(conn: Connection, campaign_id: int) -> list[KeptShowcase]:
    """The same with their rows."""
    return [_kept(row) for row in conn.execute(_STANDING.where(showcases.c.campaign_id == campaign_id))]


def of_unit(conn: Connection, campaign_id: int, unit_id: int) -> list[KeptShowcase]:
    """The models and projects of one unit that stand."""
    mine = (showcases.c.campaign_id == campaign_id) & (showcases.c.unit_id == unit_id)
    return [_kept(row) for row in conn.execute(_STANDING.where(mine))]


def by_id(conn: Connection, showcase_id: int) -> KeptShowcase | None:
    """A model or project that stands; None when it was withdrawn or replaced."""
    row = conn.execute(_STANDING.where(showcases.c.id == showcase_id)).one_or_none()
    return None if row is None else _kept(row)


def _kept(row: Any) -> KeptShowcase:
    showcase = Showcase(row.unit_id, row.kind, row.name, row.description, row.reported_at)
    return KeptShowcase(row.id, row.campaign_id, showcase, row.files)


def add(conn: Connection, *, campaign_id: int, unit_id: int, by: int, now: datetime, **said: str) -> int:
    """Store a model or project (``said``: kind, name, description); returns the row's id."""
    row = {"campaign_id": campaign_id, "unit_id": unit_id, "by": by, "reported_at": now, **said}
    return conn.execute(insert(showcases).values(row).returning(showcases.c.id)).scalar_one()


def replace(conn: Connection, showcase_id: int, *, by: int, now: datetime, **said: str) -> int | None:
    """Store a changed model or project in place of another, whose files it takes over; None when that one is gone."""
    old = by_id(conn, showcase_id)
    if old is None or not withdraw(conn, showcase_id, now):
        return None
    row = {"campaign_id": old.campaign_id, "unit_id": old.showcase.unit_id, "by": by, "reported_at": now, **said}
    made = conn.execute(insert(showcases).values(**row, replaces=showcase_id).returning(showcases.c.id)).scalar_one()
    conn.execute(update(files).where(files.c.showcase_id == showcase_id).values(showcase_id=made))
    return made


def withdraw(conn: Connection, showcase_id: int, now: datetime) -> bool:
    """Take a model or project back; its row stays. False when that was done already."""
    mine = (showcases.c.id == showcase_id) & showcases.c.withdrawn_at.is_(None)
    return conn.execute(update(showcases).where(mine).values(withdrawn_at=now)).rowcount == 1


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a model or project belongs to (argument ``showcase``), for access."""
    query = select(showcases.c.unit_id).where(showcases.c.id == arguments.get("showcase"))
    return conn.execute(query).scalar_one_or_none()
