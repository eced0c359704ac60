"""Loads what the status of a campaign is derived from, in a fixed number of queries however many people there are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, func, select

from rules.campaign_status import Duty, Figure, PersonStatus, StatusRecord
from rules.milestones import Milestone, MilestoneKind
from rules.progress import current_stage
from rules.records import Official, Pledge, PledgeState, Unit
from storage import campaigns, people, pledges
from storage.outbox import State
from storage.schema.operations import broadcasts, outbox
from storage.schema.participation import launches, progress, receipts

Days = Mapping[int, date]


def record(conn: Connection, campaign_id: int, today: date, zone: ZoneInfo) -> StatusRecord:
    """The units, people and days of a campaign as they are today."""
    inside = campaigns.audience_units(conn, campaign_id)
    read = _days(conn, select(receipts.c.official_id, receipts.c.at).where(receipts.c.campaign_id == campaign_id), zone)
    received = _arrived(conn, campaign_id, zone)
    received |= {who: min(day, received.get(who, day)) for who, day in read.items()}
    kept = {p.official_id: p for p in pledges.of_campaign(conn, campaign_id) if p.state is not PledgeState.WITHDRAWN}
    stage = current_stage(campaigns.stages_of(conn, campaign_id), today)
    reported = {} if stage is None else _reported(conn, stage.id, kept, zone)
    over = _over(conn, campaign_id, today, kept, zone)
    persons = []
    for official in people.staff(conn, today, inside):
        pledge = kept.get(official.id)
        registered = {official.id: pledge.registered_at.astimezone(zone).date()} if pledge else {}
        by_figure = zip(Figure, (received, read, {}, registered, reported), strict=False)
        done = {figure: days[official.id] for figure, days in by_figure if official.id in days}
        owes = stage is not None and pledge is not None and bool(pledge.items)
        persons.append(PersonStatus(official, done, owes, _duties(over, official, registered, pledge)))
    units = tuple(unit for unit in people.tree(conn) if inside is None or unit.id in inside)
    return StatusRecord(units, tuple(persons), _launched(conn, campaign_id, units, zone))


def _days(conn: Connection, query: Select[Any], zone: ZoneInfo) -> dict[int, date]:
    """The first local day by key, of rows (key, instant)."""
    found: dict[int, datetime] = {}
    for key, at in conn.execute(query):
        if key is not None and at is not None:
            found[key] = min(at, found.get(key, at))
    return {key: at.astimezone(zone).date() for key, at in found.items()}


def _arrived(conn: Connection, campaign_id: int, zone: ZoneInfo) -> dict[int, date]:
    query = select(outbox.c.official_id, outbox.c.sent_at).join(broadcasts, broadcasts.c.id == outbox.c.broadcast_id)
    return _days(conn, query.where(broadcasts.c.campaign_id == campaign_id, outbox.c.state == State.SENT), zone)


def _reported(conn: Connection, stage_id: int, kept: Mapping[int, Pledge], zone: ZoneInfo) -> dict[int, date]:
    """By official, the day on which the last item of the pledge was first reported in a stage."""
    first = select(progress.c.item_id, func.min(progress.c.reported_at).label("at"))
    rows = conn.execute(first.where(progress.c.stage_id == stage_id).group_by(progress.c.item_id))
    days = {row.item_id: row.at.astimezone(zone).date() for row in rows}
    items = {official: [item.id for item in pledge.items] for official, pledge in kept.items() if pledge.items}
    return {who: max(days[i] for i in some) for who, some in items.items() if all(i in days for i in some)}


def _over(
    conn: Connection, campaign_id: int, today: date, kept: Mapping[int, Pledge], zone: ZoneInfo
) -> list[tuple[Milestone, set[int] | None, Days]]:
    """Milestones whose day is over: for whom they hold, and who reported for them when."""
    past = [each for each in campaigns.milestones_of(conn, campaign_id) if each.due_on < today]
    return [
        (each, campaigns.units_of(conn, each), _reported(conn, each.stage_id, kept, zone) if each.stage_id else {})
        for each in past
    ]


def _duties(
    over: list[tuple[Milestone, set[int] | None, Days]], official: Official, registered: Days, pledge: Pledge | None
) -> tuple[Duty, ...]:
    duties = []
    for milestone, inside, reported in over:
        if inside is not None and official.unit_id not in inside:
            continue
        if milestone.kind is MilestoneKind.REGISTRATION:
            duties.append(Duty(milestone.due_on, registered.get(official.id)))
        elif milestone.kind is MilestoneKind.PROGRESS and pledge is not None and pledge.items:
            duties.append(Duty(milestone.due_on, reported.get(official.id)))
    return tuple(duties)


def _launched(conn: Connection, campaign_id: int, units: Sequence[Unit], zone: ZoneInfo) -> dict[int, date | None]:
    """Every unit below the top, as in the documents: the top launches by opening the campaign."""
    days = _days(
        conn, select(launches.c.unit_id, launches.c.reported_at).where(launches.c.campaign_id == campaign_id), zone
    )
    inside = {unit.id for unit in units}
    below = [unit for unit in units if unit.parent_id in inside] or units
    return {unit.id: days.get(unit.id) for unit in below}
