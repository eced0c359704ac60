"""Campaigns above and below one another, and the figures reported on their targets."""

from collections.abc import Sequence, Set

from sqlalchemy import Connection, select

from rules.cascade import Below, Figure, same_measure
from rules.records import Campaign, Target
from storage import campaigns
from storage.campaign_drafts import DROPPED
from storage.schema.campaigns import campaigns as table
from storage.schema.participation import pledge_items, pledges, progress


def below(conn: Connection, campaign_id: int) -> list[Campaign]:
    """The campaigns directly below one, oldest first; drafts that were dropped are none."""
    mine = (table.c.parent_id == campaign_id) & (table.c.state != DROPPED)
    return [
        campaigns.get(conn, key) for key in conn.execute(select(table.c.id).where(mine).order_by(table.c.id)).scalars()
    ]


def all_below(conn: Connection, campaign_id: int) -> list[Campaign]:
    """The campaigns below one on every level, nearest first."""
    found: list[Campaign] = []
    waiting, seen = [campaign_id], {campaign_id}
    while waiting:
        level = [each for key in waiting for each in below(conn, key) if each.id not in seen]
        found += level
        waiting = [each.id for each in level]
        seen.update(waiting)
    return found


def above(conn: Connection, campaign_id: int) -> list[int]:
    """Ids of the campaigns above one, nearest first."""
    found: list[int] = []
    step = campaigns.details(conn, campaign_id).parent_id
    while step is not None and step not in found:
        found.append(step)
        step = campaigns.details(conn, step).parent_id
    return found


def links(conn: Connection, campaign_id: int) -> tuple[int | None, int | None]:
    """(the campaign above, the campaign that this one carries on), each None when there is none."""
    row = campaigns.details(conn, campaign_id)
    return row.parent_id, row.continues_id


def figures(conn: Connection, targets: Sequence[Target]) -> dict[int, tuple[Figure, ...]]:
    """What was last reported on each item that is pledged towards a target, in the target's own unit of measure."""
    units = {target.id: target.unit for target in targets}
    columns = [progress.c[name] for name in ("official_id", "item_id", "amount", "percent", "unit")]
    query = (
        select(pledge_items.c.target_id, *columns)
        .join(pledge_items, pledge_items.c.id == progress.c.item_id)
        .join(pledges, pledges.c.id == pledge_items.c.pledge_id)
        .where(pledge_items.c.target_id.in_(list(units)), progress.c.newest.is_(True))
        .where(pledges.c.state != "withdrawn", pledge_items.c.last_revision.is_(None))
        .order_by(progress.c.stage_id, progress.c.id)
    )
    newest: dict[tuple[int, int], Figure] = {}
    for row in conn.execute(query):
        unit = units[row.target_id]
        percent = row.percent if unit.strip() == "%" else None
        amount = row.amount if row.amount is not None and same_measure(row.unit, unit) else percent
        if amount is not None:
            newest[row.target_id, row.item_id] = Figure(row.official_id, amount)
    return {key: tuple(figure for (target, _), figure in newest.items() if target == key) for key in units}


def results_below(conn: Connection, campaign_id: int, within: Set[int] | None = None) -> list[Below]:
    """Every target of the campaigns below, on every level, that comes from a campaign above it, with what was reported on it.

    ``within`` leaves out campaigns that are not for one of these units.
    """
    found = []
    for child in all_below(conn, campaign_id):
        if within is not None and campaigns.details(conn, child.id).audience_unit_id not in within:
            continue
        every = campaigns.targets_of(conn, child.id)
        own = {target.id for target in every}  # a part of a target of the same campaign comes from no other campaign
        targets = [each for each in every if each.parent_target_id is not None and each.parent_target_id not in own]
        reported = figures(conn, targets)
        found += [Below(child, target, reported[target.id]) for target in targets]
    return found
