"""What officials did for deadlines, first time only: a correction after the deadline is not lateness."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import Connection, func, select

from rules.punctuality import Done
from storage.digests import TOLD
from storage.schema.campaigns import milestones
from storage.schema.operations import reminders
from storage.schema.participation import personal_nudges, pledge_revisions, pledges, progress


def done(conn: Connection, official_ids: Collection[int]) -> list[Done]:
    """Every registration and every report on a promise in a stage, of all campaigns."""
    first = pledge_revisions.c.revision == 1
    registered = (
        select(pledges.c.official_id, pledges.c.campaign_id, func.coalesce(pledge_revisions.c.late, pledges.c.late))
        .join(pledge_revisions, (pledge_revisions.c.pledge_id == pledges.c.id) & first)
        .where(pledges.c.official_id.in_(official_ids))
    )
    reported = select(progress.c.official_id, progress.c.stage_id, progress.c.late).where(
        progress.c.revision == 1, progress.c.official_id.in_(official_ids)
    )
    found = [Done(row[0], f"registration:{row[1]}", bool(row[2])) for row in conn.execute(registered)]
    return found + [Done(row[0], f"stage:{row[1]}", bool(row[2])) for row in conn.execute(reported)]


def last_reminded(conn: Connection, campaign_id: int, official_ids: Collection[int]) -> dict[int, date]:
    """The last day on which each was reminded in a campaign, by the program or by a person; left out who never was."""
    told = (
        select(reminders.c.official_id, func.max(reminders.c.on_day))
        .join(milestones, milestones.c.id == reminders.c.milestone_id)
        .where(milestones.c.campaign_id == campaign_id, reminders.c.official_id.in_(official_ids))
        .where(reminders.c.ladder.startswith("member"), reminders.c.outcome.in_(TOLD))
        .group_by(reminders.c.official_id)
    )
    nudged = (
        select(personal_nudges.c.official_id, func.max(personal_nudges.c.on_day))
        .where(personal_nudges.c.campaign_id == campaign_id, personal_nudges.c.official_id.in_(official_ids))
        .group_by(personal_nudges.c.official_id)
    )
    found: dict[int, date] = {}
    for row in (*conn.execute(told), *conn.execute(nudged)):
        found[row[0]] = max(row[1], found.get(row[0], date.min))
    return found
