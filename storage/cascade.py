"""Campaigns above and below one another, and the figures reported on their targets."""

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy import Connection, select

from rules.cascade import Below, same_measure
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


def links(conn: Connection, campaign_id: int) -> tuple[int | None, int | None]:
    """(the campaign above, the campaign that this one carries on), each None when there is none."""
    row = campaigns.details(conn, campaign_id)
    return row.parent_id, row.continues_id


def figures(conn: Connection, targets: Sequence[Target]) -> dict[int, tuple[Decimal, ...]]:
    """What was last reported on each item that is pledged towards a target, in the target's own unit of measure."""
    units = {target.id: target.unit for target in targets}
    query = (
        select(pledge_items.c.target_id, progress.c.item_id, progress.c.amount, progress.c.percent, progress.c.unit)
        .join(pledge_items, pledge_items.c.id == progress.c.item_id)
        .join(pledges, pledges.c.id == pledge_items.c.pledge_id)
        .where(pledge_items.c.target_id.in_(list(units)), progress.c.newest.is_(True))
        .where(pledges.c.state != "withdrawn", pledge_items.c.last_revision.is_(None))
        .order_by(progress.c.stage_id, progress.c.id)
    )
    newest: dict[tuple[int, int], Decimal] = {}
    for row in conn.execute(query):
        unit = units[row.target_id]
        percent = row.percent if unit.strip() == "%" else None
        amount = row.amount if row.amount is not None and same_measure(row.unit, unit) else percent
        if amount is not None:
            newest[row.target_id, row.item_id] = amount
    return {key: tuple(amount for (target, _), amount in newest.items() if target == key) for key in units}


def results_below(conn: Connection, campaign_id: int) -> list[Below]:
    """Every target of the campaigns below that comes from one of this campaign, with what was reported on it."""
    found = []
    for child in below(conn, campaign_id):
        targets = [target for target in campaigns.targets_of(conn, child.id) if target.parent_target_id is not None]
        reported = figures(conn, targets)
        found += [Below(child, target, reported[target.id]) for target in targets]
    return found
