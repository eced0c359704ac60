"""Drafts made from a campaign that is there already: for the year after, carried on, or for a level below."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, insert, select, update

from rules.campaign_copies import moved, next_number, renamed, same_target, speaks_of
from rules.words import fold
from storage import audit
from storage.campaign_drafts import DROPPED
from storage.campaigns import DRAFT
from storage.schema import campaigns as c
from storage.schema import documents as d

_HEAD = (
    "title",
    "theme",
    "objective",
    "year",
    "period_to",
    "issuer",
    "parent_document",
    "audience_unit_id",
    "audience_kinds",
    "late_rule",
)
_PARTS = (d.duties, d.addressees, d.signers, d.commendation_rules, c.movements)
_READ = ("first_line", "last_line")


@dataclass(frozen=True, slots=True)
class Selection:
    """What a campaign below takes over from one above: ids of targets and topics."""

    targets: Collection[int]
    topics: Collection[int]


def next_year(conn: Connection, campaign_id: int, *, carried_on: bool, by: int, now: datetime) -> int:
    """A draft for the year after: all parts but ended topics, days a year on. ``carried_on`` keeps the tie to the campaign
    before, so that its history stays reachable. Returns the draft's id."""
    old = conn.execute(select(c.campaigns).where(c.campaigns.c.id == campaign_id)).one()
    years = (old.period_to or old.year) - old.year + 1
    head = {name: old._mapping[name] for name in _HEAD}
    head |= {"title": renamed(old.title, old.year, years), "year": old.year + years}
    head |= {"period_to": None if old.period_to is None else old.period_to + years}
    origin = {"copied_from_id": campaign_id, "continues_id": campaign_id if carried_on else None}
    made = _made(conn, head | origin)
    _dates(conn, campaign_id, made, old.year, years)
    _targets(conn, campaign_id, made, None, old.year)
    _topics(conn, campaign_id, made, None, old.year)
    for table in _PARTS:
        _rows(conn, table, campaign_id, made)
    _tie_to_next(conn, old.parent_id, made)
    audit.record(conn, by, "campaign.copied", f"campaign:{made}", f"campaign:{campaign_id}", now)
    return made


def below(
    conn: Connection, campaign_id: int, title: str, unit_id: int | None, chosen: Selection, *, by: int, now: datetime
) -> int:
    """A draft for a unit (None: everybody) with chosen targets and topics of the campaign above; each target knows the one
    it comes from. Returns the draft's id."""
    above = conn.execute(select(c.campaigns).where(c.campaigns.c.id == campaign_id)).one()
    head = {name: above._mapping[name] for name in _HEAD}
    head |= {"title": title, "parent_id": campaign_id, "audience_unit_id": unit_id, "parent_document": above.title}
    head |= {} if unit_id is None else {"audience_kinds": []}
    made = _made(conn, head)
    _dates(conn, campaign_id, made, above.year, 0)
    _targets(conn, campaign_id, made, chosen.targets, None)
    _topics(conn, campaign_id, made, chosen.topics, None)
    audit.record(conn, by, "campaign.made_below", f"campaign:{made}", f"campaign:{campaign_id}", now)
    return made


@dataclass(frozen=True, slots=True)
class Joined:
    """What became of a selection: targets of the draft that were tied to those above, targets and topics that were added."""

    tied: int
    targets: int
    topics: int


def join(conn: Connection, campaign_id: int, draft_id: int, chosen: Selection, *, by: int, now: datetime) -> Joined:
    """Put a draft that is there below a campaign. What it asks already in the same words is tied to the target above; other
    chosen targets and topics are added to its own, topics numbered on."""
    conn.execute(update(c.campaigns).where(c.campaigns.c.id == draft_id).values(parent_id=campaign_id))
    tied = _tie(conn, campaign_id, draft_id, chosen.targets)
    missing = set(chosen.targets) - tied
    _targets(conn, campaign_id, draft_id, missing, None)
    topics = _add_topics(conn, campaign_id, draft_id, chosen.topics)
    audit.record(conn, by, "campaign.put_below", f"campaign:{draft_id}", f"campaign:{campaign_id}", now)
    return Joined(len(tied), len(missing), topics)


def _tie(conn: Connection, above_id: int, below_id: int, chosen: Collection[int]) -> set[int]:
    """Tie targets of one campaign to those ``chosen`` above that say the same; returns the ids above that found one."""
    free = conn.execute(
        select(c.targets).where(c.targets.c.campaign_id == below_id, c.targets.c.parent_target_id.is_(None))
    )
    waiting, tied = list(free), set[int]()
    for row in conn.execute(
        select(c.targets).where(c.targets.c.campaign_id == above_id).order_by(c.targets.c.id)
    ).all():
        same = [
            each for each in waiting if row.id in chosen and same_target(each.measure, each.unit, row.measure, row.unit)
        ]
        if same:
            conn.execute(update(c.targets).where(c.targets.c.id == same[0].id).values(parent_target_id=row.id))
            waiting.remove(same[0])
            tied.add(row.id)
    return tied


def _add_topics(conn: Connection, campaign_id: int, draft_id: int, chosen: Collection[int]) -> int:
    """Add chosen topics that are not there under the same heading; returns how many."""
    there = conn.execute(select(c.topics).where(c.topics.c.campaign_id == draft_id)).all()
    numbers, headings, added = {row.number for row in there}, {fold(row.heading) for row in there}, 0
    for row in conn.execute(
        select(c.topics).where(c.topics.c.campaign_id == campaign_id).order_by(c.topics.c.id)
    ).all():
        if row.id in chosen and row.closed_on is None and fold(row.heading) not in headings:
            number = next_number(row.number, numbers)
            numbers.add(number)
            conn.execute(insert(c.topics).values(_copied(row, draft_id, number=number)))
            added += 1
    return added


def _tie_to_next(conn: Connection, old_above: int | None, made: int) -> None:
    """A copy for the year after belongs below next year's copy of the campaign above, as far as there is one; never below
    the old one, whose results are over."""
    table, targets = c.campaigns, c.targets
    copies = select(table.c.id).where(table.c.copied_from_id == old_above, table.c.state != DROPPED)
    above = conn.execute(copies.order_by(table.c.id.desc())).scalars().first() if old_above is not None else None
    conn.execute(update(table).where(table.c.id == made).values(parent_id=above))
    own = select(targets.c.id).where(targets.c.campaign_id == made)
    foreign = (targets.c.campaign_id == made) & targets.c.parent_target_id.not_in(own)
    from_above = set(conn.execute(select(targets.c.id).where(foreign)).scalars())
    conn.execute(update(targets).where(targets.c.id.in_(from_above)).values(parent_target_id=None))
    if above is not None and from_above:
        _tie(conn, above, made, set(conn.execute(select(targets.c.id).where(targets.c.campaign_id == above)).scalars()))


def _made(conn: Connection, head: Mapping[str, Any]) -> int:
    values = {**head, "state": DRAFT}
    return conn.execute(insert(c.campaigns).values(values).returning(c.campaigns.c.id)).scalar_one()


def _copied(row: Any, made: int, **changed: Any) -> dict[str, Any]:
    """A row's values for the new campaign; where it stood in the old document is not where it stands in the new one."""
    values = {name: value for name, value in row._mapping.items() if name not in ("id", *_READ)}
    return {**values, "campaign_id": made, **changed}


def _rows(conn: Connection, table: Table, campaign_id: int, made: int) -> None:
    found = conn.execute(select(table).where(table.c.campaign_id == campaign_id).order_by(table.c.id)).all()
    if found:
        conn.execute(insert(table), [_copied(row, made) for row in found])


def _dates(conn: Connection, campaign_id: int, made: int, year: int, years: int) -> None:
    """Stages and milestones, moved; a moved milestone is for a person to look at."""
    stages: dict[int | None, int | None] = {None: None}
    for row in conn.execute(
        select(c.stages).where(c.stages.c.campaign_id == campaign_id).order_by(c.stages.c.id)
    ).all():
        days = {"starts_on": moved(row.starts_on, years), "ends_on": moved(row.ends_on, years)}
        values = _copied(row, made, name=renamed(row.name, year, years), **days)
        stages[row.id] = conn.execute(insert(c.stages).values(values).returning(c.stages.c.id)).scalar_one()
    mine = c.milestones.c.removed_on.is_(None) & (c.milestones.c.campaign_id == campaign_id)
    for row in conn.execute(select(c.milestones).where(mine).order_by(c.milestones.c.id)).all():
        starts_on = moved(row.starts_on, years) if row.starts_on else None
        values = _copied(row, made, name=renamed(row.name, year, years), due_on=moved(row.due_on, years))
        values |= {"starts_on": starts_on}
        values |= {"stage_id": stages[row.stage_id], "set_on": None, "doubtful": bool(years), "phrase": ""}
        conn.execute(insert(c.milestones).values(values))


def _targets(conn: Connection, campaign_id: int, made: int, chosen: Collection[int] | None, year: int | None) -> None:
    """Targets: those ``chosen`` point to where they come from, otherwise parts of a target to its copy."""
    copies: dict[int, int] = {}
    mine = select(c.targets).where(c.targets.c.campaign_id == campaign_id).order_by(c.targets.c.id)
    rows = [row for row in conn.execute(mine).all() if chosen is None or row.id in chosen]
    for row in rows:
        values = _copied(
            row, made, state="open", doubtful=year is not None and speaks_of(f"{row.text} {row.baseline}", year)
        )
        values |= {"parent_target_id": row.parent_target_id if chosen is None else row.id}
        copies[row.id] = conn.execute(insert(c.targets).values(values).returning(c.targets.c.id)).scalar_one()
    for row in rows:
        if chosen is None and row.parent_target_id in copies:
            part = c.targets.c.id == copies[row.id]
            conn.execute(update(c.targets).where(part).values(parent_target_id=copies[row.parent_target_id]))


def _topics(conn: Connection, campaign_id: int, made: int, chosen: Collection[int] | None, year: int | None) -> None:
    mine = select(c.topics).where(c.topics.c.campaign_id == campaign_id).order_by(c.topics.c.id)
    for row in conn.execute(mine).all():
        if row.closed_on is None and (chosen is None or row.id in chosen):
            dated = year is not None and speaks_of(f"{row.heading} {row.text}", year)
            conn.execute(insert(c.topics).values(_copied(row, made, doubtful=dated)))
