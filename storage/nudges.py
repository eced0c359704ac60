"""Nudges by heads and the office: a unit once a day, a person once a day, both kept with who and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from storage.inbox import insert_or_ignore
from storage.outbox import State
from storage.schema.operations import outbox
from storage.schema.participation import nudges, personal_nudges


@dataclass(frozen=True, slots=True)
class Nudge:
    """A nudge of everybody who owed something in a unit: when, and how many it was sent to."""

    at: datetime
    reached: int


def of_unit(conn: Connection, campaign_id: int, unit_id: int, day: date) -> Nudge | None:
    """The nudge of a whole unit on a day, if there was one."""
    mine = (nudges.c.campaign_id == campaign_id) & (nudges.c.unit_id == unit_id) & (nudges.c.on_day == day)
    row = conn.execute(select(nudges.c.at, nudges.c.reached).where(mine)).one_or_none()
    return None if row is None else Nudge(row.at, row.reached)


def keep(conn: Connection, campaign_id: int, unit_id: int, *, day: date, by: int, reached: int, now: datetime) -> None:
    """Record the day's nudge of a whole unit; raises ``sqlalchemy.exc.IntegrityError`` for a second one."""
    row = {"campaign_id": campaign_id, "unit_id": unit_id, "on_day": day, "at": now, "by": by, "reached": reached}
    conn.execute(insert(nudges).values(row))


def told(conn: Connection, campaign_id: int, day: date) -> set[int]:
    """Officials who were nudged on a day, in whichever way."""
    mine = (personal_nudges.c.campaign_id == campaign_id) & (personal_nudges.c.on_day == day)
    return set(conn.execute(select(personal_nudges.c.official_id).where(mine)).scalars())


def tell(conn: Connection, campaign_id: int, official_ids: Iterable[int], *, day: date, by: int, now: datetime) -> None:
    """Record that officials were nudged; who was nudged that day already keeps the earlier row."""
    about = {"campaign_id": campaign_id, "on_day": day, "at": now, "by": by}
    rows = [about | {"official_id": official_id} for official_id in official_ids]
    if rows:
        conn.execute(insert_or_ignore(conn, personal_nudges), rows)


def key(campaign_id: int, official_id: int, day: date) -> str:
    """What makes a nudge of one person in a campaign on a day the same message."""
    return f"nudge:{campaign_id}:{official_id}:{day}"


def settled(conn: Connection, campaign_id: int, official_id: int | None = None) -> None:
    """The person has just done what was asked (without one: the campaign stops): nudges that still wait are withdrawn."""
    about = f"nudge:{campaign_id}:" if official_id is None else f"nudge:{campaign_id}:{official_id}:"
    waiting = outbox.c.state.in_((State.QUEUED, State.PAUSED)) & outbox.c.unique_key.startswith(about, autoescape=True)
    conn.execute(update(outbox).where(waiting).values(state=State.CANCELLED, error="settled"))


def last(conn: Connection, campaign_id: int, official_id: int) -> datetime | None:
    """When an official was nudged last in a campaign."""
    mine = (personal_nudges.c.campaign_id == campaign_id) & (personal_nudges.c.official_id == official_id)
    return (
        conn.execute(select(personal_nudges.c.at).where(mine).order_by(personal_nudges.c.id.desc())).scalars().first()
    )
