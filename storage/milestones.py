"""Milestones of a running campaign: added, taken off, put back. A milestone that was taken off stays in its table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, insert, select, update

from rules.milestones import Milestone, MilestoneKind
from storage import campaigns
from storage.schema.campaigns import milestones, stages


@dataclass(frozen=True, slots=True)
class NewMilestone:
    """What is asked; the fields are those of ``rules.milestones.Milestone``."""

    kind: MilestoneKind
    name: str
    due_on: date
    stage_id: int | None = None
    unit_kinds: Sequence[str] = ()
    starts_on: date | None = None


def add(conn: Connection, campaign_id: int, new: NewMilestone, today: date) -> Milestone:
    """Store a milestone whose reminders begin after ``today``; a progress milestone needs its stage."""
    if (new.kind is MilestoneKind.PROGRESS) != (new.stage_id is not None):
        raise ValueError(f"milestone {new.name!r}: a stage goes with progress, and with nothing else")
    row = {"campaign_id": campaign_id, "kind": new.kind, "name": new.name, "due_on": new.due_on, "set_on": today}
    row |= {"stage_id": new.stage_id, "unit_kinds": list(new.unit_kinds), "starts_on": new.starts_on}
    made = conn.execute(insert(milestones).values(row).returning(milestones.c.id)).scalar_one()
    return campaigns.milestone(conn, made)


def add_stage(conn: Connection, campaign_id: int, name: str, ends_on: date) -> int:
    """Store a stage that ends on a day and begins after the last one that ended before, or with that year; its id."""
    earlier = [each.ends_on for each in campaigns.stages_of(conn, campaign_id) if each.ends_on < ends_on]
    first = max(earlier, default=date(ends_on.year - 1, 12, 31))
    days = {"starts_on": first + timedelta(days=1), "ends_on": ends_on}
    row = {"campaign_id": campaign_id, "name": name, **days}
    return conn.execute(insert(stages).values(row).returning(stages.c.id)).scalar_one()


def remove(conn: Connection, milestone_id: int, today: date) -> bool:
    """Take a milestone off; False when that was done before."""
    mine = (milestones.c.id == milestone_id) & milestones.c.removed_on.is_(None)
    return conn.execute(update(milestones).where(mine).values(removed_on=today)).rowcount == 1


def restore(conn: Connection, milestone_id: int, today: date) -> bool:
    """Put a milestone back, its reminders beginning after ``today``; False when it stands."""
    mine = (milestones.c.id == milestone_id) & milestones.c.removed_on.is_not(None)
    return conn.execute(update(milestones).where(mine).values(removed_on=None, set_on=today)).rowcount == 1


def removed(conn: Connection, campaign_id: int) -> list[Milestone]:
    """The milestones of a campaign that were taken off, earliest first."""
    gone = (milestones.c.campaign_id == campaign_id) & milestones.c.removed_on.is_not(None)
    ids = conn.execute(select(milestones.c.id).where(gone).order_by(milestones.c.due_on, milestones.c.id)).scalars()
    return [campaigns.milestone(conn, id_) for id_ in ids.all()]
