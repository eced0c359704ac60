"""Campaigns and what they ask, as records."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from rules.audience import Audience, takes_part, units_in
from rules.milestone_units import concerned, deciding_kinds
from rules.milestones import holding
from rules.records import Campaign, Milestone, MilestoneKind, Stage, Target, Topic
from rules.waiting import Matter, subject_of
from storage import people, unsent_reminders
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
    done = conn.execute(update(campaigns).where(mine).values(state=state, **values)).rowcount == 1
    if done and AWAITING in expected:
        unsent_reminders.settled_matter(conn, subject_of(Matter.OPENING, campaign_id))
    return done


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


_MILESTONE = tuple(milestones.c[each.name] for each in fields(Milestone))
_MILESTONES = (
    select(*_MILESTONE)
    .where(milestones.c.campaign_id == bindparam("campaign"), milestones.c.removed_on.is_(None))
    .order_by(milestones.c.due_on, milestones.c.id)
)


@remembered(milestones)
def milestones_of(conn: Connection, campaign_id: int) -> list[Milestone]:
    """The milestones of a campaign, earliest first."""
    return [read_milestone(row) for row in conn.execute(_MILESTONES, {"campaign": campaign_id})]


def read_milestone(row: Any) -> Milestone:
    """A milestone from a row that begins with its columns, in the order of its fields."""
    key, campaign_id, kind, name, due_on, stage_id, unit_kinds, starts_on = row[: len(_MILESTONE)]
    return Milestone(key, campaign_id, MilestoneKind(kind), name, due_on, stage_id, tuple(unit_kinds), starts_on)


def milestone(conn: Connection, milestone_id: int) -> Milestone:
    """One milestone, removed or not; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return read_milestone(conn.execute(select(*_MILESTONE).where(milestones.c.id == milestone_id)).one())


def milestones_for(conn: Connection, campaign_id: int, unit_id: int | None) -> list[Milestone]:
    """The milestones of a campaign that hold for a unit, earliest first; without a unit those that hold for all."""
    found = milestones_of(conn, campaign_id)
    if all(not each.unit_kinds for each in found):
        return found
    kind = deciding_kinds(people.tree(conn)).get(unit_id) if unit_id is not None else None
    return holding(found, kind)


def registration_of(conn: Connection, campaign_id: int, unit_id: int | None = None) -> Milestone | None:
    """The milestone by which a unit launches and its people register their pledges."""
    found = milestones_for(conn, campaign_id, unit_id)
    return next((m for m in found if m.kind == MilestoneKind.REGISTRATION), None)


def move_milestone(conn: Connection, milestone_id: int, due_on: date, today: date) -> None:
    """Give a milestone a new day; its ladder of reminders starts anew from ``today``."""
    moved = {"due_on": due_on, "set_on": today}
    conn.execute(update(milestones).where(milestones.c.id == milestone_id).values(moved))


def open_milestones(conn: Connection) -> list[tuple[Milestone, datetime, date | None, set[int] | None]]:
    """(milestone, when its campaign opened, the day it was last moved, units it holds for or None: all) of every open
    campaign."""
    rows = conn.execute(
        select(*_MILESTONE, milestones.c.set_on, campaigns.c.opened_at, *_AUDIENCE)
        .join(campaigns, campaigns.c.id == milestones.c.campaign_id)
        .where(campaigns.c.state == OPEN, milestones.c.removed_on.is_(None))
        .order_by(milestones.c.due_on, milestones.c.id)
    ).all()
    meant = {row.campaign_id: Audience(row.audience_unit_id, frozenset(row.audience_kinds)) for row in rows}
    inside = {campaign: _units_in(conn, each) for campaign, each in meant.items()}
    found = [(read_milestone(row), row.opened_at, row.set_on) for row in rows]
    known, units = [m for m, _, _ in found], people.tree(conn)
    return [(m, opened, moved, concerned(m, known, units, inside[m.campaign_id])) for m, opened, moved in found]


_AUDIENCE = (campaigns.c.audience_unit_id, campaigns.c.audience_kinds)


def units_of(conn: Connection, milestone: Milestone) -> set[int] | None:
    """Ids of the units that a milestone holds for; None when it is all."""
    known, inside = milestones_of(conn, milestone.campaign_id), audience_units(conn, milestone.campaign_id)
    return concerned(milestone, known, people.tree(conn), inside)


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
