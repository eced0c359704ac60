"""Storing what a draft campaign asks: stages, milestones, targets, topics, movements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, insert, update

from rules.records import MilestoneKind
from storage.movements import identity_of
from storage.schema.campaigns import milestones, movements, stages, targets, topics


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A figure asked for, before it is stored; the fields are those of ``rules.records.Target``."""

    text: str
    measure: str
    comparator: str = "none"
    value: Decimal | None = None
    unit: str = ""
    level: str = "unit"


def add_stage(conn: Connection, campaign_id: int, name: str, starts_on: date, ends_on: date) -> int:
    """Store a stage (both days belong to it); returns its id."""
    row = {"campaign_id": campaign_id, "name": name, "starts_on": starts_on, "ends_on": ends_on}
    return conn.execute(insert(stages).values(row).returning(stages.c.id)).scalar_one()


def add_milestone(
    conn: Connection, campaign_id: int, kind: MilestoneKind, name: str, due_on: date, stage_id: int | None = None
) -> int:
    """Store a milestone; one that asks for progress needs the stage it is about. Returns its id."""
    if (kind == MilestoneKind.PROGRESS) != (stage_id is not None):
        raise ValueError(f"milestone {name!r}: a stage goes with progress, and with nothing else")
    row = {"campaign_id": campaign_id, "kind": kind, "name": name, "due_on": due_on, "stage_id": stage_id}
    return conn.execute(insert(milestones).values(row).returning(milestones.c.id)).scalar_one()


def add_targets(conn: Connection, campaign_id: int, found: Sequence[NewTarget]) -> None:
    """Store targets in their order."""
    rows = [
        {
            "campaign_id": campaign_id,
            "text": target.text,
            "measure": target.measure,
            "comparator": target.comparator,
            "value": target.value,
            "unit": target.unit,
            "level": target.level,
        }
        for target in found
    ]
    if rows:
        conn.execute(insert(targets), rows)


def add_topics(conn: Connection, campaign_id: int, found: Sequence[tuple[str, str, str]]) -> None:
    """Store topics in their order: (number, heading, text); numbers differ within a campaign."""
    rows = [{"campaign_id": campaign_id, "number": n, "heading": heading, "text": text} for n, heading, text in found]
    if rows:
        conn.execute(insert(topics), rows)


def add_movements(conn: Connection, campaign_id: int, names: Sequence[str]) -> None:
    """Store the names of the higher movements that the campaign joins."""
    if names:
        conn.execute(
            insert(movements),
            [{"campaign_id": campaign_id, "name": name, "identity": identity_of(conn, name)} for name in names],
        )


def end_topic(conn: Connection, campaign_id: int, topic_id: int, closed_on: date | None) -> bool:
    """Let a topic end on a day, or go on again (None); False when it is as wanted already."""
    mine = (topics.c.id == topic_id) & (topics.c.campaign_id == campaign_id)
    other = topics.c.closed_on.is_(None) if closed_on is not None else topics.c.closed_on.is_not(None)
    return conn.execute(update(topics).where(mine, other).values(closed_on=closed_on)).rowcount == 1
