"""What overdue things were told to heads, the office and the director, each once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, exists, select

from rules.escalation import Level
from rules.records import Milestone
from storage.inbox import insert_or_ignore
from storage.schema.reminding import escalation_looks, escalations


@dataclass(frozen=True, slots=True)
class Told:
    """A level was told of a subject (``official:7``, ``unit:3``) on a day, through one official."""

    level: Level
    official_id: int
    subject: str
    on_day: date


def person(official_id: int) -> str:
    """The subject that an official is."""
    return f"official:{official_id}"


def unit(unit_id: int) -> str:
    """The subject that a unit is."""
    return f"unit:{unit_id}"


def told(conn: Connection, milestone: Milestone) -> list[Told]:
    """All that was told of a milestone at its present deadline, earliest first."""
    query = (
        select(escalations.c.level, escalations.c.official_id, escalations.c.subject, escalations.c.on_day)
        .where(escalations.c.milestone_id == milestone.id, escalations.c.due_on == milestone.due_on)
        .order_by(escalations.c.on_day, escalations.c.id)
    )
    return [Told(Level(row.level), *row[1:]) for row in conn.execute(query)]


def finished(conn: Connection, milestone_id: int, day: date) -> bool:
    """Whether nothing further is to be told of a milestone on a day."""
    looked = (escalation_looks.c.milestone_id == milestone_id) & (escalation_looks.c.on_day == day)
    return bool(conn.execute(select(exists().where(looked))).scalar_one())


def finish(conn: Connection, milestone_ids: Iterable[int], day: date) -> None:
    """Remember that nothing further is to be told of milestones on a day."""
    rows = [{"milestone_id": each, "on_day": day} for each in milestone_ids]
    if rows:
        conn.execute(insert_or_ignore(conn, escalation_looks), rows)
