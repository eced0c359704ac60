"""Who owes what at a milestone, and what each was told of it. Nothing here decides when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, exists, false, func, not_, or_, select

from rules.records import Milestone, MilestoneKind, PledgeState
from storage.digests import TOLD, digested
from storage.schema.operations import outbox, reminders
from storage.schema.participation import launches, pledge_items, pledges, progress
from storage.schema.people import absences, accounts, memberships, officials, roles
from storage.schema.reminding import delegations

STANDING = (PledgeState.SUBMITTED, PledgeState.CONFIRMED)
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Owing:
    """An official who owes something at a milestone, and where they are reached (None: not joined, blocked, on leave).

    ``returned``: the pledge was returned and not sent again. ``member_since``: the day they came to the unit.
    """

    official_id: int
    full_name: str
    unit_id: int
    network: str | None
    chat: str | None
    linked_at: datetime | None
    returned: bool = False
    member_since: date | None = None


def _in_force(table: Any, today: date) -> ColumnElement[bool]:
    return (table.c.from_date <= today) & or_(table.c.to_date.is_(None), table.c.to_date >= today)


def _pledged(milestone: Milestone, *states: PledgeState) -> Select[tuple[int]]:
    """The official's pledge in the milestone's campaign, in one of the states."""
    return select(pledges.c.id).where(
        pledges.c.campaign_id == milestone.campaign_id,
        pledges.c.official_id == officials.c.id,
        pledges.c.state.in_(states),
    )


def _owes(milestone: Milestone) -> ColumnElement[bool]:
    """SQL for: this official still owes what the milestone asks; an activity is asked of units, not of people."""
    if milestone.kind == MilestoneKind.ACTIVITY:
        return false()
    standing = _pledged(milestone, *STANDING)
    if milestone.kind == MilestoneKind.REGISTRATION:
        return not_(exists(standing))
    reported = (
        select(progress.c.id)
        .where(progress.c.item_id == pledge_items.c.id, progress.c.stage_id == milestone.stage_id)
        .where(progress.c.newest.is_(True))
    )
    return exists(
        standing.join(pledge_items, pledge_items.c.pledge_id == pledges.c.id).where(
            pledge_items.c.last_revision.is_(None), not_(exists(reported))
        )
    )


def owing(
    conn: Connection,
    milestone: Milestone,
    today: date,
    unit_ids: set[int] | None = None,
    *,
    untold: int | None = None,
    only: Collection[int] | None = None,
) -> list[Owing]:
    """Everyone who owes at a milestone today, each once, at the account linked last.

    ``unit_ids`` limits it to units, ``only`` to officials. With ``untold``, only those who can be written to now, were not
    told that rung of the members' ladder yet, and have had no digest today.
    """
    query = _at_milestone(milestone, today, _left(milestone, untold, today))
    if unit_ids is not None:
        query = query.where(memberships.c.unit_id.in_(unit_ids))
    if only is not None:
        query = query.where(officials.c.id.in_(only))
    if untold is not None:
        query = query.where(accounts.c.id.is_not(None), absences.c.id.is_(None))
    return list({row.id: _owing(row) for row in conn.execute(query)}.values())


def _at_milestone(milestone: Milestone, today: date, first: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """Everyone who owes, with each of their accounts, and whether they are away; ``first`` is asked before it."""
    current = accounts.c.revoked_at.is_(None) & accounts.c.blocked_at.is_(None)
    return (
        select(
            officials.c.id,
            officials.c.full_name,
            memberships.c.unit_id,
            memberships.c.from_date,
            accounts.c.network,
            accounts.c.chat,
            accounts.c.linked_at,
            absences.c.id.label("away"),
            exists(_pledged(milestone, PledgeState.RETURNED)).label("returned"),
        )
        .join(memberships, (memberships.c.official_id == officials.c.id) & _in_force(memberships, today))
        .outerjoin(accounts, (accounts.c.official_id == officials.c.id) & current)
        .outerjoin(absences, (absences.c.official_id == officials.c.id) & _in_force(absences, today))
        .where(*first, _owes(milestone))
        .where(or_(officials.c.left_on.is_(None), officials.c.left_on > today))
        .order_by(officials.c.id, accounts.c.linked_at, accounts.c.id)
    )


def _left(milestone: Milestone, rung: int | None, today: date) -> list[ColumnElement[bool]]:
    """What is asked first, because most have been told: the rung is still to be told, and there was no digest today."""
    if rung is None:
        return []
    told = told_rung(milestone, officials.c.id, "member", rung)
    return [not_(told), not_(digested(officials.c.id, today))]


def _owing(row: Any) -> Owing:
    reachable = row.chat is not None and row.away is None
    network, chat = (row.network, row.chat) if reachable else (None, None)
    returned = bool(row.returned)
    return Owing(row.id, row.full_name, row.unit_id, network, chat, row.linked_at, returned, row.from_date)


def people_change(conn: Connection, after: date, until: date) -> bool:
    """Whether somebody comes, goes, leaves for a while, comes back, gets another role or stands in for a head after one day,
    until another."""
    for table in (absences, memberships, roles, delegations):
        begun = table.c.from_date.between(after + _A_DAY, until)
        over = table.c.to_date.between(after, until - _A_DAY)
        if conn.execute(select(exists().where(or_(begun, over)))).scalar_one():
            return True
    return False


def told_rung(milestone: Milestone, official: Any, ladder: str, rung: int) -> ColumnElement[bool]:
    """SQL for: the official was told (or deliberately not told) this rung or a newer one."""
    return exists(
        select(reminders.c.id).where(
            reminders.c.milestone_id == milestone.id,
            reminders.c.due_on == milestone.due_on,
            reminders.c.official_id == official,
            reminders.c.ladder == ladder,
            reminders.c.rung >= rung,
        )
    )


def last_told(conn: Connection, milestone: Milestone) -> dict[int, date]:
    """The last day on which each official was reminded of what they owe at a milestone."""
    of_milestone = (reminders.c.milestone_id == milestone.id) & (reminders.c.due_on == milestone.due_on)
    query = select(reminders.c.official_id, func.max(reminders.c.on_day)).where(of_milestone)
    query = query.where(reminders.c.ladder.startswith("member"), reminders.c.outcome.in_(TOLD))
    return {row[0]: row[1] for row in conn.execute(query.group_by(reminders.c.official_id))}


def untold(
    conn: Connection, milestone: Milestone, chiefs: Iterable[int], ladder: str, rung: int, today: date
) -> set[int]:
    """Those of some heads or office members who are still to be told a rung, and have had no digest today."""
    told = told_rung(milestone, officials.c.id, ladder, rung)
    left = not_(told) & not_(digested(officials.c.id, today))
    return set(conn.execute(select(officials.c.id).where(officials.c.id.in_(set(chiefs)), left)).scalars())


def not_launched(conn: Connection, campaign_id: int, unit_ids: Iterable[int]) -> set[int]:
    """Those of the units that have not said that they launched the campaign."""
    query = select(launches.c.unit_id).where(launches.c.campaign_id == campaign_id)
    return set(unit_ids) - set(conn.execute(query).scalars())


def told(conn: Connection, milestone_id: int) -> list[Any]:
    """What was told of a milestone: rows (official_id, ladder, rung, outcome, on_day, state of the message)."""
    return list(
        conn.execute(
            select(
                reminders.c.official_id,
                reminders.c.ladder,
                reminders.c.rung,
                reminders.c.outcome,
                reminders.c.on_day,
                outbox.c.state,
            )
            .outerjoin(outbox, outbox.c.id == reminders.c.outbox_id)
            .where(reminders.c.milestone_id == bindparam("milestone"))
            .order_by(reminders.c.id),
            {"milestone": milestone_id},
        )
    )
