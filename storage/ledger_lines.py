"""A line of the ledger of reminders, and what all kinds of lines read of the person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select

from rules.reminder_ledger import Outcome, Reason
from storage.schema.people import memberships, officials


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: of whom, about which milestone or matter, which rung of which ladder, what became of it.

    ``ladder`` is the kind of a matter where it is about one (request, extension, ask …); ``campaign`` is empty for what
    belongs to none.
    """

    on_day: date
    official_id: int
    full_name: str
    unit_id: int
    campaign: str
    milestone: str
    due_on: date
    ladder: str
    rung: int
    outcome: Outcome
    reason: Reason


def of_people(table: Any, day: Any) -> Select[Any]:
    """SELECT of the day and the person of each row; whoever left keeps the last unit."""
    first = select(memberships.c.unit_id).where(memberships.c.official_id == table.c.official_id)
    then = or_(memberships.c.to_date.is_(None), memberships.c.to_date >= day)
    unit = first.where(then).order_by(memberships.c.from_date).limit(1).scalar_subquery()
    last = first.order_by(memberships.c.from_date.desc()).limit(1).scalar_subquery()
    who = (table.c.official_id, officials.c.full_name, unit.label("unit"), last.label("last_unit"))
    query = select(day.label("day"), *who, table.c.due_on, table.c.rung)
    return query.join_from(table, officials, officials.c.id == table.c.official_id)
