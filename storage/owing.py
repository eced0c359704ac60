"""Loads what the debts at a milestone are judged from, for many people or units at once; nothing here decides."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from sqlalchemy import Connection, select

from rules.collective_pledge import CollectiveState
from rules.milestones import Milestone, MilestoneKind
from rules.owing import NOTHING_MISSING, Debt, UnitState, of_person, of_unit
from rules.records import PledgeItem, PledgeState
from rules.unit_standing import showcase_target
from storage import activities, campaigns, launches, showcases
from storage import unit_reports as reports_of
from storage.schema.collective import collective_pledges
from storage.schema.participation import pledge_items, pledges, progress
from storage.schema.unit_reports import unit_report_decisions, unit_reports
from storage.unit_duties import answering, exempt_units

_AT_ONCE = 500


def of_people(conn: Connection, milestone: Milestone, official_ids: Sequence[int]) -> dict[int, tuple[Debt, ...]]:
    """What each of some people lacks at a milestone."""
    found: dict[int, tuple[Debt, ...]] = {}
    for start in range(0, len(official_ids), _AT_ONCE):
        some = official_ids[start : start + _AT_ONCE]
        states, items = _pledged(conn, milestone, some), _items(conn, milestone, some)
        reported = _reported(conn, milestone, some)
        for id_ in some:
            found[id_] = of_person(milestone.kind, states.get(id_), items.get(id_, ()), reported)
    return found


def _pledged(conn: Connection, milestone: Milestone, officials: Collection[int]) -> dict[int, PledgeState]:
    mine = (pledges.c.campaign_id == milestone.campaign_id) & pledges.c.official_id.in_(officials)
    return {row.official_id: PledgeState(row.state) for row in conn.execute(select(pledges).where(mine))}


def _items(conn: Connection, milestone: Milestone, officials: Collection[int]) -> dict[int, list[PledgeItem]]:
    if milestone.kind is not MilestoneKind.PROGRESS:
        return {}
    mine = (pledges.c.campaign_id == milestone.campaign_id) & pledges.c.official_id.in_(officials)
    columns = (
        pledges.c.official_id,
        pledge_items.c.id,
        pledge_items.c.text,
        pledge_items.c.amount,
        pledge_items.c.unit,
        pledge_items.c.comparator,
    )
    query = select(*columns).join(pledges, pledges.c.id == pledge_items.c.pledge_id)
    found: dict[int, list[PledgeItem]] = {}
    for row in conn.execute(query.where(mine, pledge_items.c.last_revision.is_(None)).order_by(pledge_items.c.id)):
        found.setdefault(row.official_id, []).append(
            PledgeItem(row.id, row.text, row.amount, row.unit, comparator=row.comparator)
        )
    return found


def _reported(conn: Connection, milestone: Milestone, officials: Collection[int]) -> set[int]:
    if milestone.kind is not MilestoneKind.PROGRESS:
        return set()
    newest = (progress.c.stage_id == milestone.stage_id) & progress.c.newest.is_(True)
    query = (
        select(progress.c.item_id)
        .join(pledge_items, pledge_items.c.id == progress.c.item_id)
        .join(pledges, pledges.c.id == pledge_items.c.pledge_id)
    )
    return set(conn.execute(query.where(newest, pledges.c.official_id.in_(officials))).scalars())


def of_units(
    conn: Connection, milestone: Milestone, unit_ids: Collection[int], today: date
) -> dict[int, tuple[Debt, ...]]:
    """What each of some units lacks at a milestone; the top of the audience, which only gathers, lacks nothing."""
    asked = [unit for unit in answering(conn, milestone.campaign_id) if unit in unit_ids]
    states = dict(_states(conn, milestone, asked, today)) if asked else {}
    return {unit: of_unit(milestone.kind, states[unit]) if unit in states else () for unit in unit_ids}


def _states(
    conn: Connection, milestone: Milestone, unit_ids: Sequence[int], today: date
) -> Iterator[tuple[int, UnitState]]:
    if milestone.kind is MilestoneKind.PROGRESS:
        yield from _reporting(conn, milestone, unit_ids, today)
        return
    free = exempt_units(conn, unit_ids, today)
    if milestone.kind is MilestoneKind.ACTIVITY:
        active = _active(conn, milestone, unit_ids)
        yield from ((unit, UnitState(active=unit in active, exempt=unit in free)) for unit in unit_ids)
        return
    told = {launch.unit_id: launch for launch in launches.of_campaign(conn, milestone.campaign_id)}
    waiting = _consent_awaited(conn, milestone.campaign_id)
    for unit in unit_ids:
        plan = unit in told and told[unit].plan_file is not None
        yield unit, UnitState(launched=unit in told, plan=plan, consent=unit in waiting, exempt=unit in free)


def _consent_awaited(conn: Connection, campaign_id: int) -> set[int]:
    waiting = (collective_pledges.c.campaign_id == campaign_id) & (collective_pledges.c.state == CollectiveState.UNION)
    return set(conn.execute(select(collective_pledges.c.unit_id).where(waiting)).scalars())


def _reporting(
    conn: Connection, milestone: Milestone, unit_ids: Sequence[int], today: date
) -> Iterator[tuple[int, UnitState]]:
    campaign_id, stage_id = milestone.campaign_id, milestone.stage_id
    missing = {} if stage_id is None else reports_of.owing(conn, campaign_id, stage_id, unit_ids, today)
    target = showcase_target(campaigns.targets_of(conn, campaign_id))
    wanted = int(target.value) if target is not None and target.value is not None else 0
    made = Counter(showcase.unit_id for showcase in showcases.of_campaign(conn, campaign_id))
    for unit in unit_ids:
        lacks = missing.get(unit, NOTHING_MISSING)
        yield unit, UnitState(missing=lacks, lacking=max(wanted - made[unit], 0), exempt=lacks.exempt)


def _active(conn: Connection, milestone: Milestone, unit_ids: Collection[int]) -> set[int]:
    opened = campaigns.get(conn, milestone.campaign_id).opened_at
    first = milestone.starts_on or (opened.date() if opened else date.min)
    done = activities.of_units(conn, milestone.campaign_id, set(unit_ids))
    return {each.unit_id for each in done if not each.planned and each.held_on >= first}


def pledges_waiting(conn: Connection, campaign_id: int) -> list[tuple[int, int]]:
    """(official, unit at that time) of every pledge that waits to be confirmed."""
    waiting = (pledges.c.campaign_id == campaign_id) & (pledges.c.state == PledgeState.SUBMITTED)
    return [(row.official_id, row.unit_id) for row in conn.execute(select(pledges).where(waiting))]


def reports_waiting(conn: Connection, stage_id: int) -> set[int]:
    """The units whose newest report on a stage nobody has acknowledged or returned yet."""
    decided = select(unit_report_decisions.c.id).where(unit_report_decisions.c.report_id == unit_reports.c.id).exists()
    waiting = (unit_reports.c.stage_id == stage_id) & unit_reports.c.newest.is_(True) & ~decided
    return set(conn.execute(select(unit_reports.c.unit_id).where(waiting)).scalars())
