"""How the figures of targets are reckoned, and what they were the year before; a change is a new row."""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, select

from rules.reckoning import Counting, Reckoning
from rules.records import Target
from rules.words import fold
from storage import audit, campaigns, earlier_figures
from storage.schema.campaigns import campaigns as campaign_table
from storage.schema.campaigns import stages, targets
from storage.schema.unit_reports import reckonings, unit_figures, unit_reports


def of_campaign(conn: Connection, campaign_id: int) -> dict[int, Reckoning]:
    """By target, those only of which something was said."""
    query = (
        select(reckonings)
        .join(targets, targets.c.id == reckonings.c.target_id)
        .where(targets.c.campaign_id == campaign_id)
        .order_by(reckonings.c.id)
    )
    rows = conn.execute(query)
    return {r.target_id: Reckoning(r.target_id, Counting(r.counting), r.baseline, r.earlier) for r in rows}


def then(conn: Connection, campaign_id: int, instant: datetime) -> tuple[Reckoning, ...]:
    """How the targets of a campaign were reckoned at an earlier instant."""
    query = (
        select(reckonings)
        .join(targets, targets.c.id == reckonings.c.target_id)
        .where(targets.c.campaign_id == campaign_id, reckonings.c.at <= instant)
        .order_by(reckonings.c.id)
    )
    rows = {row.target_id: row for row in conn.execute(query)}
    return tuple(Reckoning(r.target_id, Counting(r.counting), r.baseline, r.earlier) for r in rows.values())


def keep(conn: Connection, reckoning: Reckoning, *, by: int | None, now: datetime) -> None:
    """Say how a target is reckoned from now on."""
    row = {"target_id": reckoning.target_id, "counting": reckoning.counting, "by": by, "at": now}
    conn.execute(insert(reckonings).values(**row, baseline=reckoning.baseline, earlier=reckoning.earlier))
    words = f"{reckoning.counting}, baseline {reckoning.baseline}, earlier {reckoning.earlier}"
    audit.record(conn, by, "target.reckoned", f"target:{reckoning.target_id}", words, now)


def earlier(conn: Connection, campaign_id: int, unit_id: int) -> dict[int, Decimal]:
    """What one unit last reported, the year before, by target of this campaign."""
    every = earlier_of_units(conn, campaign_id)
    return {target: amount for (unit, target), amount in every.items() if unit == unit_id}


def earlier_of_units(conn: Connection, campaign_id: int) -> dict[tuple[int, int], Decimal]:
    """What units last reported, the year before, on the same target: by (unit, target of this campaign).

    The same target is the one with the same measure in the campaign that this one carries on. Reports of its last stage
    come before those of earlier stages, and any of them before a figure that was entered from a file of earlier years.
    """
    row = select(campaign_table.c.continues_id, campaign_table.c.year).where(campaign_table.c.id == campaign_id)
    before, year = conn.execute(row).one()
    now = campaigns.targets_of(conn, campaign_id)
    entered = earlier_figures.of_year(conn, year - 1)
    found = {
        (unit, t.id): amount for (unit, mark), amount in entered.items() for t in now if "|".join(_identity(t)) == mark
    }
    last = {} if before is None else _reported(conn, before)
    return found | {(unit, t.id): amount for (unit, same), amount in last.items() for t in now if _identity(t) == same}


def _reported(conn: Connection, campaign_id: int) -> dict[tuple[int, tuple[str, str]], Decimal]:
    query = (
        select(unit_reports.c.unit_id, unit_figures.c.target_id, unit_figures.c.amount)
        .join(unit_reports, unit_reports.c.id == unit_figures.c.report_id)
        .join(stages, stages.c.id == unit_reports.c.stage_id)
        .where(unit_reports.c.campaign_id == campaign_id, unit_reports.c.newest.is_(True))
        .where(unit_figures.c.amount.is_not(None))
        .order_by(stages.c.ends_on, unit_figures.c.id)
    )
    named = {each.id: _identity(each) for each in campaigns.targets_of(conn, campaign_id)}
    return {(row.unit_id, named[row.target_id]): row.amount for row in conn.execute(query)}


def _identity(target: Target) -> tuple[str, str]:
    return fold(target.measure or target.text), fold(target.unit)
