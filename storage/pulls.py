"""Standing orders of compiles: who wants what how often; each day's is claimed once."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, or_, select, update

from rules.pulls import Order, Rhythm
from storage.schema.campaigns import campaigns
from storage.schema.compiles import pull_sendings, pulls


@dataclass(frozen=True, slots=True)
class Pull:
    """``period`` is a period's code, ``scope`` a unit's id or None for all, ``sent_for`` the day last sent for."""

    id: int
    official_id: int
    campaign_id: int
    title: str
    period: str
    scope: int | None
    what: str
    order: Order
    started_on: date
    sent_for: date | None


@dataclass(frozen=True, slots=True)
class Sending:
    """``sent_at`` is None as long as the files have not been made, or when they could not be."""

    day: date
    at: datetime
    sent_at: datetime | None
    files: int


def add(conn: Connection, official_id: int, about: dict[str, Any], order: Order, today: date) -> int:
    """Keep an order (``about``: campaign_id, period, scope_unit_id, what); returns its id. The same one again is one."""
    row = {**about, "official_id": official_id, "rhythm": order.rhythm, "number": order.number}
    same = [pulls.c[name] == value if value is not None else pulls.c[name].is_(None) for name, value in row.items()]
    there = conn.execute(select(pulls.c.id).where(*same, pulls.c.ended_at.is_(None))).scalar()
    if there is not None:
        return int(there)
    return conn.execute(insert(pulls).values(**row, started_on=today).returning(pulls.c.id)).scalar_one()


def running(conn: Connection) -> list[Pull]:
    """Every order that has not ended."""
    return _read(conn, _SELECT)


def of_official(conn: Connection, official_id: int) -> list[Pull]:
    """The orders of one person that have not ended."""
    return _read(conn, _SELECT.where(pulls.c.official_id == official_id))


def get(conn: Connection, pull_id: int) -> Pull | None:
    """An order that has not ended, or None."""
    return next(iter(_read(conn, _SELECT.where(pulls.c.id == pull_id))), None)


def claim(conn: Connection, pull_id: int, day: date) -> bool:
    """Take an order's day; False when it was taken before."""
    mine = (pulls.c.id == pull_id) & pulls.c.ended_at.is_(None)
    free = or_(pulls.c.sent_for.is_(None), pulls.c.sent_for < day)
    return conn.execute(update(pulls).where(mine, free).values(sent_for=day)).rowcount == 1


def change(
    conn: Connection, old: int, about: dict[str, Any], order: Order, *, by: int, today: date, now: datetime
) -> int:
    """End an order and keep another in its place, which goes on with its history; returns the new one's id."""
    end(conn, old, now)
    made = add(conn, by, about, order, today)
    if made != old:
        conn.execute(update(pulls).where(pulls.c.id == made, pulls.c.replaces_id.is_(None)).values(replaces_id=old))
    return made


def begun(conn: Connection, pull_id: int, day: date, now: datetime) -> int:
    """Note that what an order asks for a day is being made; returns the sending's id."""
    row = {"pull_id": pull_id, "day": day, "at": now}
    return conn.execute(insert(pull_sendings).values(row).returning(pull_sendings.c.id)).scalar_one()


def sent(conn: Connection, sending: int, files: int, now: datetime) -> None:
    """Note that it was made and so many files left."""
    conn.execute(update(pull_sendings).where(pull_sendings.c.id == sending).values(sent_at=now, files=files))


def history(conn: Connection, pull_id: int, most: int) -> list[Sending]:
    """The last sendings of an order and of those that it took the place of, newest first."""
    ids: list[int] = []
    step: int | None = pull_id
    while step is not None and step not in ids:
        ids.append(step)
        step = conn.execute(select(pulls.c.replaces_id).where(pulls.c.id == step)).scalar_one_or_none()
    query = (
        select(pull_sendings).where(pull_sendings.c.pull_id.in_(ids)).order_by(pull_sendings.c.id.desc()).limit(most)
    )
    return [Sending(row.day, row.at, row.sent_at, row.files) for row in conn.execute(query)]


def end(conn: Connection, pull_id: int, now: datetime) -> bool:
    """End an order; False when it had ended."""
    mine = (pulls.c.id == pull_id) & pulls.c.ended_at.is_(None)
    return conn.execute(update(pulls).where(mine).values(ended_at=now)).rowcount == 1


_SELECT = (
    select(pulls, campaigns.c.title)
    .join(campaigns, campaigns.c.id == pulls.c.campaign_id)
    .where(pulls.c.ended_at.is_(None))
    .order_by(pulls.c.id)
)


def _read(conn: Connection, query: Select[Any]) -> list[Pull]:
    return [
        Pull(r.id, r.official_id, r.campaign_id, r.title, r.period, r.scope_unit_id, r.what, Order(Rhythm(r.rhythm), r.number),
             r.started_on, r.sent_for)
        for r in conn.execute(query)
    ]  # fmt: skip


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official whose order it is (argument ``pull``), for access."""
    return conn.execute(select(pulls.c.official_id).where(pulls.c.id == arguments.get("pull"))).scalar_one_or_none()
