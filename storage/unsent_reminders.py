"""Digests that have not left yet: withdrawn as soon as what they say is not true any more; the sweep writes what is left."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, exists, literal_column, or_, select, update

from rules.reminder_ledger import Reason
from rules.reminders import HEAD, OFFICE
from storage import escalations as subjects
from storage import reminder_ledger, snoozes
from storage.matter_reminders import AGAIN
from storage.outbox import Priority, State
from storage.schema.campaigns import milestones
from storage.schema.operations import outbox, reminders
from storage.schema.reminding import escalation_looks, escalations, matter_reminders

# what waits is few, so the index of what waits is walked, and the rest is looked up row by row
_UNSENT = (
    select(outbox.c.id, outbox.c.unique_key)
    .where(outbox.c.state == literal_column("'queued'"), outbox.c.priority == Priority.REMINDER)
    .where(outbox.c.kind == "reminder")
    .where(or_(*(outbox.c.unique_key.startswith(key) for key in ("digest:", "again:"))))
    .order_by(outbox.c.id)
)


def _told(*what: ColumnElement[bool]) -> ColumnElement[bool]:
    """SQL for: the digest tells of a rung for which all of this holds."""
    return exists(select(reminders.c.id).where(reminders.c.outbox_id == outbox.c.id, *what))


def _escalated(*what: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(escalations.c.id).where(escalations.c.outbox_id == outbox.c.id, *what))


def _beside(*what: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(matter_reminders.c.id).where(matter_reminders.c.outbox_id == outbox.c.id, *what))


_MATTER = _UNSENT.where(_beside(matter_reminders.c.subject.in_((bindparam("subject"), bindparam("subject") + AGAIN))))
_OF_CAMPAIGN = select(milestones.c.id).where(milestones.c.campaign_id == bindparam("campaign"))
_MINE = _UNSENT.where(outbox.c.official_id == bindparam("official"))
# what chiefs had put off is as much about others as what they were told at first
_CHIEFS_LADDERS = [kept for ladder in (HEAD, OFFICE) for kept in (ladder, snoozes.again(ladder))]
_CHIEFS = _UNSENT.where(
    or_(
        _told(reminders.c.ladder.in_(_CHIEFS_LADDERS), reminders.c.milestone_id.in_(_OF_CAMPAIGN)),
        _escalated(escalations.c.milestone_id.in_(_OF_CAMPAIGN), escalations.c.subject == bindparam("subject")),
    )
)
_ABOUT = _UNSENT.where(
    or_(
        _told(reminders.c.milestone_id == bindparam("milestone")),
        _escalated(escalations.c.milestone_id == bindparam("milestone")),
    )
)
_PASSED = _UNSENT.where(
    or_(
        outbox.c.not_after <= bindparam("now"),
        _told(reminders.c.on_day < bindparam("today")),
        _escalated(escalations.c.on_day < bindparam("today")),
        _beside(matter_reminders.c.on_day < bindparam("today")),
    )
)


def away(conn: Connection, official_id: int) -> None:
    """The official is away from now on."""
    _withdraw(conn, _MINE, Reason.AWAY, official=official_id)


def changed(conn: Connection, official_id: int) -> None:
    """The official holds a right no longer, or holds a new one: the digest is written anew."""
    _withdraw(conn, _MINE, Reason.CHANGED, official=official_id)


def settled(conn: Connection, official_id: int, campaign_id: int) -> None:
    """The official has just done something owed in a campaign: chiefs are not told of it any more either."""
    _withdraw(conn, _MINE, Reason.DONE, official=official_id)
    _withdraw(conn, _CHIEFS, Reason.DONE, campaign=campaign_id, subject=subjects.person(official_id))


def settled_unit(conn: Connection, unit_id: int, campaign_id: int) -> None:
    """A unit has just done something owed in a campaign."""
    _withdraw(conn, _CHIEFS, Reason.DONE, campaign=campaign_id, subject=subjects.unit(unit_id))


def settled_milestone(conn: Connection, milestone_id: int) -> None:
    """A milestone was moved, or its campaign paused or closed."""
    _withdraw(conn, _ABOUT, Reason.CHANGED, milestone=milestone_id)


def settled_matter(conn: Connection, subject: str, reason: Reason = Reason.DONE) -> None:
    """A request was answered, given a later day or cancelled, a decision made, a question dealt with."""
    _withdraw(conn, _MATTER, reason, subject=subject)


def paused(conn: Connection) -> None:
    """Nothing at all is reminded of from now on."""
    _withdraw(conn, _UNSENT, Reason.CHANGED)


def matters(conn: Connection) -> set[str]:
    """What the digests that have not left tell beside milestones, as it is recorded."""
    mine = matter_reminders.c.outbox_id.in_(_UNSENT.with_only_columns(outbox.c.id).order_by(None))
    return set(conn.execute(select(matter_reminders.c.subject).where(mine).distinct()).scalars())


def stale(conn: Connection, today: date, now: datetime) -> None:
    """Digests of an earlier day or of hours that are over, which never left: today's distance is told instead."""
    _withdraw(conn, _PASSED, Reason.PASSED, today=today, now=now)


def _withdraw(conn: Connection, unsent: Any, reason: Reason, **about: Any) -> None:
    for row in conn.execute(unsent, about).all():
        reminder_ledger.withdrawn(conn, row.id, reason)
        looked = select(escalations.c.milestone_id).where(escalations.c.outbox_id == row.id)
        conn.execute(delete(escalation_looks).where(escalation_looks.c.milestone_id.in_(looked)))
        conn.execute(delete(escalations).where(escalations.c.outbox_id == row.id))
        conn.execute(delete(matter_reminders).where(matter_reminders.c.outbox_id == row.id))
        conn.execute(delete(reminders).where(reminders.c.outbox_id == row.id))
        freed = {"state": State.CANCELLED, "unique_key": f"{row.unique_key}:withdrawn:{row.id}", "error": "settled"}
        conn.execute(update(outbox).where(outbox.c.id == row.id).values(freed))
