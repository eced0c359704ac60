"""Whose processing is restricted: set by a granted request, lifted by the person or the office; rows stay, all is audited."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from rules.commendation import Proposal
from rules.withheld_names import UNNAMED
from storage import audit
from storage.schema.data_requests import data_restrictions as rows
from storage.schema.people import officials


@dataclass(frozen=True, slots=True)
class Restriction:
    """One that holds; ``request_id`` is the request that it was granted for."""

    official_id: int
    request_id: int
    since: datetime


def held(conn: Connection) -> frozenset[int]:
    """The officials whose processing is restricted now."""
    return frozenset(conn.execute(select(rows.c.official_id).where(rows.c.lifted_at.is_(None))).scalars())


def of_official(conn: Connection, official_id: int) -> Restriction | None:
    """The restriction that holds for somebody; None when there is none."""
    mine = (rows.c.official_id == official_id) & rows.c.lifted_at.is_(None)
    row = conn.execute(select(rows.c.official_id, rows.c.request_id, rows.c.set_at).where(mine)).first()
    return None if row is None else Restriction(*row)


def names(conn: Connection) -> list[str]:
    """The full names that are left out where others read."""
    return list(conn.execute(select(officials.c.full_name).where(officials.c.id.in_(held(conn)))).scalars())


def impose(conn: Connection, official_id: int, request_id: int, *, by: int, now: datetime) -> None:
    """Restrict from now on; nothing when that holds already."""
    if of_official(conn, official_id) is None:
        row = {"official_id": official_id, "request_id": request_id, "set_at": now, "set_by": by}
        conn.execute(insert(rows).values(row))
        audit.record(conn, by, "data.restricted", f"official:{official_id}", f"data_request:{request_id}", now)


def lift(conn: Connection, official_id: int, *, by: int, now: datetime) -> bool:
    """End what holds; False when nothing did."""
    mine = (rows.c.official_id == official_id) & rows.c.lifted_at.is_(None)
    if not conn.execute(update(rows).where(mine).values(lifted_at=now, lifted_by=by)).rowcount:
        return False
    audit.record(conn, by, "data.unrestricted", f"official:{official_id}", "", now)
    return True


def unnamed(conn: Connection, listed: Iterable[Proposal]) -> list[Proposal]:
    """Proposals as everybody may read them: who is restricted stands there without a name."""
    hidden = held(conn)
    return [replace(each, name=UNNAMED) if each.official_id in hidden else each for each in listed]
