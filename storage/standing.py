"""Loads what the standing of units is derived from, in a fixed number of queries however many people there are."""

from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from rules.confirmation import Chain, confirmers
from rules.progress import asked_stage
from rules.records import Campaign, Official, Pledge, PledgeState, Role, Stage
from rules.unit_standing import StandingRecord
from storage import campaigns, delegations, launches, people, pledges, showcases
from storage.schema.participation import pledges as pledge_table
from storage.schema.participation import progress
from storage.schema.people import memberships


def record(conn: Connection, campaign_id: int, today: date, unit_ids: set[int] | None = None) -> StandingRecord:
    """The units, people and activities of a campaign on a day, of ``unit_ids`` only when given.

    People belong to the unit they are in today, wherever they were when they registered.
    """
    inside = _inside(campaigns.audience_units(conn, campaign_id), unit_ids)
    staff = people.staff(conn, today, inside)
    pledged = _pledges(conn, campaign_id, today, inside, staff)
    stage = asked_stage(
        campaigns.stages_of(conn, campaign_id), today, lambda ended: _owed(conn, ended, today, inside, pledged)
    )
    return StandingRecord(
        units=tuple(unit for unit in people.tree(conn) if inside is None or unit.id in inside),
        officials=tuple(staff),
        pledges=tuple(pledged),
        reported=_reported(conn, stage, today, inside),
        launches=tuple(found for found in launches.of_campaign(conn, campaign_id) if _in(found.unit_id, inside)),
        showcases=tuple(found for found in showcases.of_campaign(conn, campaign_id) if _in(found.unit_id, inside)),
        stage=stage,
    )


def running(conn: Connection, unit_id: int) -> list[Campaign]:
    """Open campaigns in which a unit or anything below it takes part, newest first."""
    below = people.subtree(conn, unit_id)
    found = [(c, campaigns.audience_units(conn, c.id)) for c in campaigns.in_state(conn, campaigns.OPEN)]
    return [campaign for campaign, inside in found if inside is None or inside & below]


def _inside(audience: set[int] | None, unit_ids: set[int] | None) -> set[int] | None:
    if audience is None or unit_ids is None:
        return unit_ids if audience is None else audience
    return audience & unit_ids


def _in(unit_id: int, inside: set[int] | None) -> bool:
    return inside is None or unit_id in inside


def _members(today: date, unit_ids: set[int]) -> Any:
    """SELECT of the officials who are in some units on a day."""
    lasting = or_(memberships.c.to_date.is_(None), memberships.c.to_date >= today)
    inside = memberships.c.unit_id.in_(unit_ids)
    return select(memberships.c.official_id).where(inside, memberships.c.from_date <= today, lasting)


def _pledges(
    conn: Connection, campaign_id: int, today: date, inside: set[int] | None, staff: list[Official]
) -> list[Pledge]:
    """The pledges of the people of some units, those too that were registered while the person was in another unit."""
    if inside is None:
        return pledges.of_campaign(conn, campaign_id)
    theirs = pledge_table.c.official_id.in_(_members(today, inside))
    registered_in = select(pledge_table.c.unit_id).where(pledge_table.c.campaign_id == campaign_id, theirs).distinct()
    found = pledges.of_campaign(conn, campaign_id, set(conn.execute(registered_in).scalars()))
    ids = {official.id for official in staff}
    return [pledge for pledge in found if pledge.official_id in ids]


def _owed(conn: Connection, stage: Stage, today: date, inside: set[int] | None, pledged: list[Pledge]) -> bool:
    """Whether somebody has not reported all that was promised in a stage."""
    done = _reported(conn, stage, today, inside)
    standing = (pledge for pledge in pledged if pledge.state is not PledgeState.WITHDRAWN)
    return any(item.id not in done for pledge in standing for item in pledge.items)


def _reported(conn: Connection, stage: Stage | None, today: date, inside: set[int] | None) -> frozenset[int]:
    if stage is None:
        return frozenset()
    query = select(progress.c.item_id).where(progress.c.stage_id == stage.id, progress.c.newest.is_(True))
    if inside is not None:
        query = query.where(progress.c.official_id.in_(_members(today, inside)))
    return frozenset(conn.execute(query).scalars())


def chain(conn: Connection, today: date) -> Chain:
    """Who heads which unit today, and who holds the office's and the director's role."""
    heads: dict[int, set[int]] = {}
    deputies: dict[int, set[int]] = {}
    for lent in delegations.in_force(conn, today):
        deputies.setdefault(lent.unit_id, set()).add(lent.deputy_id)
    for official_id, unit_id in people.holders(conn, Role.HEAD, today):
        if unit_id is not None and official_id not in deputies.get(unit_id, ()):
            heads.setdefault(unit_id, set()).add(official_id)
    return Chain(
        parents={unit.id: unit.parent_id for unit in people.tree(conn)},
        heads={unit_id: frozenset(found) for unit_id, found in heads.items()},
        office=_holding(conn, Role.OFFICE, today),
        directors=_holding(conn, Role.DIRECTOR, today),
        deputies={unit_id: frozenset(found) for unit_id, found in deputies.items()},
    )


def _holding(conn: Connection, role: Role, today: date) -> frozenset[int]:
    return frozenset(official_id for official_id, _ in people.holders(conn, role, today))


def confirmers_of(conn: Connection, official_id: int, today: date) -> frozenset[int]:
    """Officials who may decide on the pledge of an official today."""
    unit_id = people.unit_of(conn, official_id, today)
    return frozenset() if unit_id is None else confirmers(chain(conn, today), official_id, unit_id)


def official(conn: Connection, official_id: int, today: date) -> Official | None:
    """One person of the roster with the state of today; None for who has left."""
    unit_id = people.unit_of(conn, official_id, today)
    staff = people.staff(conn, today, {unit_id}) if unit_id is not None else []
    return next((found for found in staff if found.id == official_id), None)
