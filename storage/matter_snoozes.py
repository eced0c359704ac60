"""What people have put off of requests, decisions and questions, each once; see ``snoozes`` for milestones."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Connection, exists, insert, not_, select

from rules.matters import PutOff
from storage.digests import TOLD
from storage.matter_reminders import AGAIN
from storage.schema.reminding import matter_reminders, matter_snoozes

_KEY = ("subject", "due_on", "rung")


def told_on(conn: Connection, official_id: int, day: date) -> list[PutOff]:
    """What an official was told of on a day beside milestones, and has not put off yet."""
    same = (matter_snoozes.c[name] == matter_reminders.c[name] for name in ("official_id", *_KEY))
    query = (
        select(*(matter_reminders.c[name] for name in _KEY))
        .where(matter_reminders.c.official_id == official_id, matter_reminders.c.on_day == day)
        .where(matter_reminders.c.outcome.in_(TOLD), not_(matter_reminders.c.subject.endswith(AGAIN)))
        .where(not_(exists().where(*same)))
        .order_by(matter_reminders.c.id)
    )
    return [PutOff(*row) for row in conn.execute(query)]


def newest(conn: Connection, official_id: int, after: datetime) -> datetime | None:
    """When the newest that an official has put off, and that is still to come, will come."""
    mine = (matter_snoozes.c.official_id == official_id) & (matter_snoozes.c.until > after)
    return (
        conn.execute(select(matter_snoozes.c.until).where(mine).order_by(matter_snoozes.c.id.desc())).scalars().first()
    )


def keep(
    conn: Connection, official_id: int, put_off: Iterable[PutOff], *, on_day: date, until: datetime, now: datetime
) -> None:
    """Put off what was told on a day; raises ``sqlalchemy.exc.IntegrityError`` for what was put off before."""
    about = {"official_id": official_id, "on_day": on_day, "until": until, "asked_at": now}
    rows = [about | {name: getattr(each, name) for name in _KEY} for each in put_off]
    if rows:
        conn.execute(insert(matter_snoozes), rows)


def come(conn: Connection, now: datetime) -> list[tuple[int, datetime, PutOff]]:
    """(official id, until when, what) of all whose time has come, and that was not told of since the digest of its day."""
    mine = matter_reminders.c.official_id == matter_snoozes.c.official_id
    recorded = matter_reminders.c.subject == matter_snoozes.c.subject + AGAIN
    same = [matter_reminders.c[name] == matter_snoozes.c[name] for name in ("due_on", "rung")]
    told_again = exists().where(mine, recorded, *same)
    newer = matter_reminders.c.on_day > matter_snoozes.c.on_day
    overtaken = exists().where(mine, matter_reminders.c.subject == matter_snoozes.c.subject, newer)
    columns = (matter_snoozes.c[name] for name in ("official_id", "until", *_KEY))
    query = select(*columns).where(matter_snoozes.c.until <= now, not_(told_again), not_(overtaken))
    rows = conn.execute(query.order_by(matter_snoozes.c.id))
    return [(row.official_id, row.until, PutOff(row.subject, row.due_on, row.rung)) for row in rows]
