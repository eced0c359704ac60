"""Reminders that people have put off, each rung once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, exists, insert, not_, select

from storage.digests import TOLD
from storage.schema.operations import reminders
from storage.schema.reminding import snoozes


@dataclass(frozen=True, slots=True)
class Told:
    """A rung that an official was told of."""

    milestone_id: int
    due_on: date
    ladder: str
    rung: int


@dataclass(frozen=True, slots=True)
class Snooze:
    """A rung that ``official_id`` wants to hear of again from ``until`` on."""

    official_id: int
    milestone_id: int
    due_on: date
    ladder: str
    rung: int
    until: datetime


_KEY = ("milestone_id", "due_on", "ladder", "rung")


def again(ladder: str) -> str:
    """The ladder on which a put-off rung is recorded when it is told again."""
    return f"{ladder}_again"


def told_on(conn: Connection, official_id: int, day: date, ladder: str) -> list[Told]:
    """The rungs of a ladder that an official was told of on a day, and has not put off yet."""
    same = (snoozes.c[name] == reminders.c[name] for name in ("official_id", *_KEY))
    query = (
        select(*(reminders.c[name] for name in _KEY))
        .where(reminders.c.official_id == official_id, reminders.c.on_day == day, reminders.c.ladder == ladder)
        .where(reminders.c.outcome.in_(TOLD), not_(exists().where(*same)))
        .order_by(reminders.c.id)
    )
    return [Told(*row) for row in conn.execute(query)]


def newest(conn: Connection, official_id: int, after: datetime) -> datetime | None:
    """When the newest put-off reminder of an official that is still to come will come."""
    mine = (snoozes.c.official_id == official_id) & (snoozes.c.until > after)
    return conn.execute(select(snoozes.c.until).where(mine).order_by(snoozes.c.id.desc())).scalars().first()


def keep(conn: Connection, official_id: int, put_off: Iterable[Told], until: datetime, now: datetime) -> None:
    """Put rungs off; raises ``sqlalchemy.exc.IntegrityError`` for one put off before."""
    about = {"official_id": official_id, "until": until, "asked_at": now}
    rows = [about | {name: getattr(each, name) for name in _KEY} for each in put_off]
    if rows:
        conn.execute(insert(snoozes), rows)


def come(conn: Connection, now: datetime) -> list[Snooze]:
    """The put-off rungs whose time has come, and that were not told again nor overtaken by a newer rung."""
    same = [snoozes.c[name] == reminders.c[name] for name in ("official_id", "milestone_id", "due_on")]
    told_again = exists().where(*same, reminders.c.ladder == snoozes.c.ladder + "_again")
    told_again = told_again.where(reminders.c.rung == snoozes.c.rung)
    overtaken = exists().where(*same, reminders.c.ladder == snoozes.c.ladder, reminders.c.rung > snoozes.c.rung)
    columns = (snoozes.c[name] for name in ("official_id", *_KEY, "until"))
    query = select(*columns).where(snoozes.c.until <= now, not_(told_again), not_(overtaken)).order_by(snoozes.c.id)
    return [Snooze(*row) for row in conn.execute(query)]
