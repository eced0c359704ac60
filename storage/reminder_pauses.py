"""Pauses of reminding: of one campaign or of all, up to a day, ended by themselves or by the office."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, insert, select, update

from storage.schema.reminder_ledger import reminder_pauses


@dataclass(frozen=True, slots=True)
class Pause:
    """``campaign_id`` None: of every campaign; ``until`` is its last day."""

    id: int
    campaign_id: int | None
    from_date: date
    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class Paused:
    """The pauses that hold on a day."""

    campaigns: frozenset[int | None]

    def holds(self, campaign_id: int | None) -> bool:
        """Whether nothing is reminded in a campaign; None asks for what belongs to no campaign."""
        return None in self.campaigns or (campaign_id is not None and campaign_id in self.campaigns)


NO_PAUSE = Paused(frozenset())


_COLUMNS = (
    reminder_pauses.c.id,
    reminder_pauses.c.campaign_id,
    reminder_pauses.c.from_date,
    reminder_pauses.c.until,
    reminder_pauses.c.reason,
)


def begin(
    conn: Connection, campaign_id: int | None, until: date, reason: str, *, by: int, today: date, now: datetime
) -> int:
    """Pause from today on; what this pause takes the place of ends. Returns its id."""
    same = reminder_pauses.c.campaign_id.is_not_distinct_from(campaign_id)
    _end(conn, same & (reminder_pauses.c.until >= today), by=by, now=now)
    row = {"campaign_id": campaign_id, "from_date": today, "until": until, "reason": reason}
    made = insert(reminder_pauses).values(**row, made_at=now, made_by=by).returning(reminder_pauses.c.id)
    return conn.execute(made).scalar_one()


def end(conn: Connection, pause_id: int, *, by: int, now: datetime) -> bool:
    """End a pause early; False when it is over already."""
    return _end(conn, reminder_pauses.c.id == pause_id, by=by, now=now)


def _end(conn: Connection, which: ColumnElement[bool], *, by: int, now: datetime) -> bool:
    ended = update(reminder_pauses).where(which, reminder_pauses.c.ended_at.is_(None))
    return conn.execute(ended.values(ended_at=now, ended_by=by)).rowcount > 0


def get(conn: Connection, pause_id: int) -> Pause | None:
    """One pause; None when there is none."""
    row = conn.execute(select(*_COLUMNS).where(reminder_pauses.c.id == pause_id)).one_or_none()
    return None if row is None else Pause(*row)


def running(conn: Connection, today: date) -> list[Pause]:
    """Pauses that are not over, oldest first."""
    lasting = reminder_pauses.c.ended_at.is_(None) & (reminder_pauses.c.until >= today)
    return [Pause(*row) for row in conn.execute(select(*_COLUMNS).where(lasting).order_by(reminder_pauses.c.id))]


def on_day(conn: Connection, day: date) -> Paused:
    """Which campaigns are not reminded of on a day."""
    return Paused(frozenset(each.campaign_id for each in running(conn, day) if each.from_date <= day))
