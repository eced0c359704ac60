"""Campaigns and what they ask, as records."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from rules.audience import Audience, takes_part, units_in
from rules.records import Campaign, Milestone, MilestoneKind, Stage, Target, Topic
from storage import people
from storage.remember import remembered
from storage.schema.campaigns import campaigns, milestones, movements, stages, targets, titles, topics

# AWAITING: confirmed by one person, a second one has to; HELD: confirmed, sent when the time to cancel is over
DRAFT, AWAITING, HELD = "draft", "awaiting", "held"
# PAUSED: nothing is asked, reminded of or taken until the office goes on
OPEN, PAUSED, CLOSED, ARCHIVED = "open", "paused", "closed", "archived"

_CAMPAIGN = (
    campaigns.c.id,
    campaigns.c.title,
    campaigns.c.year,
    campaigns.c.theme,
    campaigns.c.state,
    campaigns.c.number,
    campaigns.c.issuer,
    campaigns.c.parent_document,
    campaigns.c.opened_at,
)


def get(conn: Connection, campaign_id: int) -> Campaign:
    """One campaign; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return Campaign(*conn.execute(select(*_CAMPAIGN).where(campaigns.c.id == campaign_id)).one())


_DETAILS = select(campaigns).where(campaigns.c.id == bindparam("campaign"))


@remembered(campaigns)
def details(conn: Connection, campaign_id: int) -> Any:
    """The whole campaign row (objective, audience, late rule, hold)."""
    return conn.execute(_DETAILS, {"campaign": campaign_id}).one()


def in_state(conn: Connection, *states: str) -> list[Campaign]:
    """Campaigns in any of these states, newest first."""
    rows = conn.execute(select(*_CAMPAIGN).where(campaigns.c.state.in_(states)).order_by(campaigns.c.id.desc()))
    return [Campaign(*row) for row in rows]


_WITH_AUDIENCE = (
    select(*_CAMPAIGN, campaigns.c.audience_unit_id, campaigns.c.audience_kinds)
    .where(campaigns.c.state == bindparam("state"))
    .order_by(campaigns.c.id.desc())
)


@remembered(campaigns)
def every(conn: Connection) -> list[Campaign]:
    """All campaigns, newest first."""
    return [Campaign(*row) for row in conn.execute(select(*_CAMPAIGN).order_by(campaigns.c.id.desc()))]


def running_for(conn: Connection, unit_id: int) -> list[Campaign]:
    """Open campaigns in which a unit takes part, newest first."""
    return _taking_part(conn, OPEN, unit_id)


def paused_for(conn: Connection, unit_id: int) -> list[Campaign]:
    """Paused campaigns in which a unit takes part, newest first."""
    return _taking_part(conn, PAUSED, unit_id)


def _taking_part(conn: Connection, state: str, unit_id: int) -> list[Campaign]:
    line = people.line_of(conn, unit_id)
    rows = conn.execute(_WITH_AUDIENCE, {"state": state})
    return [Campaign(*row[:-2]) for row in rows if takes_part(Audience(row[-2], frozenset(row[-1])), line)]


def audience(conn: Connection, campaign_id: int) -> Audience:
    """Whom a campaign is for."""
    row = details(conn, campaign_id)
    return Audience(row.audience_unit_id, frozenset(row.audience_kinds))


def audience_units(conn: Connection, campaign_id: int) -> set[int] | None:
    """Ids of the units a campaign is for; None when it is for all."""
    return _units_in(conn, audience(conn, campaign_id))


def _units_in(conn: Connection, meant: Audience) -> set[int] | None:
    if meant.kinds:
        return units_in(meant, people.tree(conn))
    return None if meant.unit_id is None else people.subtree(conn, meant.unit_id)


def create(conn: Connection, **values: Any) -> int:
    """Store a draft campaign and return its id."""
    return conn.execute(insert(campaigns).values(values).returning(campaigns.c.id)).scalar_one()


def set_state(conn: Connection, campaign_id: int, expected: Sequence[str], state: str, **values: Any) -> bool:
    """Move a campaign to ``state`` if it is in one of ``expected``; False when somebody was faster."""
    mine = (campaigns.c.id == campaign_id) & campaigns.c.state.in_(list(expected))
    return conn.execute(update(campaigns).where(mine).values(state=state, **values)).rowcount == 1


def held_until(conn: Connection, now: datetime) -> list[int]:
    """Ids of campaigns whose two minutes to cancel have passed."""
    due = (campaigns.c.state == HELD) & (campaigns.c.hold_until <= now)
    return list(conn.execute(select(campaigns.c.id).where(due)).scalars())


def topics_of(conn: Connection, campaign_id: int) -> list[Topic]:
    """The topics of a campaign in their order."""
    rows = conn.execute(
        select(*(topics.c[field.name] for field in fields(Topic)))
        .where(topics.c.campaign_id == campaign_id)
        .order_by(topics.c.id)
    )
    return [Topic(*row) for row in rows]


def running_topics(conn: Connection, campaign_id: int, today: date) -> list[Topic]:
    """The topics that have not ended by a day."""
    every_topic = topics_of(conn, campaign_id)
    return [topic for topic in every_topic if topic.closed_on is None or topic.closed_on > today]


_TARGETS = (
    select(*(targets.c[field.name] for field in fields(Target)))
    .where(targets.c.campaign_id == bindparam("campaign"))
    .order_by(targets.c.id)
)


@remembered(targets)
def targets_of(conn: Connection, campaign_id: int) -> list[Target]:
    """The targets of a campaign in their order."""
    return [Target(*row) for row in conn.execute(_TARGETS, {"campaign": campaign_id})]


def movements_of(conn: Connection, campaign_id: int) -> list[str]:
    """Names of the higher movements a campaign names."""
    query = select(movements.c.name).where(movements.c.campaign_id == campaign_id).order_by(movements.c.id)
    return list(conn.execute(query).scalars())


_MILESTONES = (
    select(
        milestones.c.id,
        milestones.c.campaign_id,
        milestones.c.kind,
        milestones.c.name,
        milestones.c.due_on,
        milestones.c.stage_id,
    )
    .where(milestones.c.campaign_id == bindparam("campaign"))
    .order_by(milestones.c.due_on, milestones.c.id)
)


@remembered(milestones)
def milestones_of(conn: Connection, campaign_id: int) -> list[Milestone]:
    """The milestones of a campaign, earliest first."""
    rows = conn.execute(_MILESTONES, {"campaign": campaign_id})
    return [Milestone(r[0], r[1], MilestoneKind(r[2]), *r[3:]) for r in rows]


def milestone(conn: Connection, milestone_id: int) -> Milestone:
    """One milestone; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    columns = [milestones.c[name] for name in ("id", "campaign_id", "kind", "name", "due_on", "stage_id")]
    r = conn.execute(select(*columns).where(milestones.c.id == milestone_id)).one()
    return Milestone(r[0], r[1], MilestoneKind(r[2]), *r[3:])


def registration_of(conn: Connection, campaign_id: int) -> Milestone | None:
    """The milestone by which pledges are registered."""
    found = milestones_of(conn, campaign_id)
    return next((m for m in found if m.kind == MilestoneKind.REGISTRATION), None)


def move_milestone(conn: Connection, milestone_id: int, due_on: date, today: date) -> None:
    """Give a milestone a new day; its ladder of reminders starts anew from ``today``."""
    moved = {"due_on": due_on, "set_on": today}
    conn.execute(update(milestones).where(milestones.c.id == milestone_id).values(moved))


def open_milestones(conn: Connection) -> list[tuple[Milestone, datetime, date | None, set[int] | None]]:
    """(milestone, when its campaign opened, the day it was last moved, units of the audience or None: all) of every open
    campaign."""
    columns = [milestones.c[name] for name in ("id", "campaign_id", "kind", "name", "due_on", "stage_id", "set_on")]
    rows = conn.execute(
        select(*columns, campaigns.c.opened_at, campaigns.c.audience_unit_id, campaigns.c.audience_kinds)
        .join(campaigns, campaigns.c.id == milestones.c.campaign_id)
        .where(campaigns.c.state == OPEN)
        .order_by(milestones.c.due_on, milestones.c.id)
    ).all()
    meant = {row.campaign_id: Audience(row.audience_unit_id, frozenset(row.audience_kinds)) for row in rows}
    inside = {campaign: _units_in(conn, each) for campaign, each in meant.items()}
    return [
        (Milestone(r[0], r[1], MilestoneKind(r[2]), *r[3:6]), r.opened_at, r.set_on, inside[r.campaign_id])
        for r in rows
    ]


_STAGES = (
    select(stages.c.id, stages.c.campaign_id, stages.c.name, stages.c.starts_on, stages.c.ends_on)
    .where(stages.c.campaign_id == bindparam("campaign"))
    .order_by(stages.c.starts_on, stages.c.id)
)


@remembered(stages)
def stages_of(conn: Connection, campaign_id: int) -> list[Stage]:
    """The stages of a campaign, earliest first."""
    return [Stage(*row) for row in conn.execute(_STAGES, {"campaign": campaign_id})]


def titles_for(conn: Connection, level: str, today: date) -> list[tuple[int, str]]:
    """(id, name) of the titles of a level in force on a day."""
    rows = conn.execute(select(titles).where(titles.c.level == level, titles.c.kind != "form").order_by(titles.c.id))
    return [
        (row.id, row.name)
        for row in rows
        if (row.effective_from is None or row.effective_from <= today)
        and (row.effective_to is None or row.effective_to >= today)
    ]
