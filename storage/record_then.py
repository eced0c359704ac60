"""A campaign's record as it stood at an earlier instant, made again from revisions.

People, memberships and absences are those of the day; pledges, progress, units' reports, launches, showcases, activities,
nominations, awards, proposals and votes those whose revision was the newest then; difficulties have the steps of then;
registers show the state of then with the contents written last. The campaign's own plan (targets, milestones), partner
bodies and the figures of the year before are those of now.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from rules.collective_pledge import CollectivePledge, CollectiveState, after
from rules.difficulties import as_of
from rules.initiative import Initiative
from rules.records import CampaignRecord, Launch, Showcase
from rules.registers import Registers
from rules.unit_report import UnitReport
from storage import activities, collective_pledges, initiatives, nominations, reckonings, unit_reports
from storage.commendation_history import commendation_then
from storage.pledge_history import pledges_then, progress_then
from storage.record import campaign_record
from storage.schema.activities import activities as activity_table
from storage.schema.activities import activity_revisions, nomination_revisions
from storage.schema.activities import nominations as nomination_table
from storage.schema.activities import steps as step_table
from storage.schema.participation import files, launches, showcases
from storage.schema.unit_reports import unit_reports as report_table


def record_then(conn: Connection, campaign_id: int, then: datetime, zone: ZoneInfo) -> CampaignRecord:
    """Everything about one campaign as of ``then``, an instant in the past."""
    now = campaign_record(conn, campaign_id, then, zone)
    present = {official.id for official in now.officials}
    return replace(
        now,
        pledges=tuple(p for p in pledges_then(conn, campaign_id, then) if p.official_id in present),
        progress=tuple(p for p in progress_then(conn, campaign_id, then) if p.official_id in present),
        launches=tuple(_launches(conn, campaign_id, then)),
        showcases=tuple(_showcases(conn, campaign_id, then)),
        activities=tuple(_activities(conn, campaign_id, then)),
        nominations=tuple(_nominations(conn, campaign_id, then)),
        answered=replace(
            now.answered,
            reports=tuple(_reports(conn, campaign_id, then)),
            reckonings=reckonings.then(conn, campaign_id, then),
        ),
        registers=_registers(conn, campaign_id, then),
        commendation=commendation_then(conn, campaign_id, then),
        difficulties=tuple(found for each in now.difficulties if (found := as_of(each, then))),
    )


def _launches(conn: Connection, campaign_id: int, then: datetime) -> list[Launch]:
    mine = (launches.c.campaign_id == campaign_id) & (launches.c.reported_at <= then)
    rows = conn.execute(select(launches).where(mine).order_by(launches.c.unit_id, launches.c.revision))
    newest = {row.unit_id: row for row in rows}
    sent = select(launches.c.unit_id, files.c.name).join(files, files.c.launch_id == launches.c.id)
    plans = {row.unit_id: row.name for row in conn.execute(sent.where(mine, files.c.at <= then).order_by(files.c.id))}
    return [Launch(r.unit_id, r.held_on, r.reported_at, r.late, plans.get(r.unit_id)) for r in newest.values()]


def _showcases(conn: Connection, campaign_id: int, then: datetime) -> list[Showcase]:
    stood = showcases.c.withdrawn_at.is_(None) | (showcases.c.withdrawn_at > then)
    query = select(showcases).where(showcases.c.campaign_id == campaign_id, showcases.c.reported_at <= then, stood)
    rows = conn.execute(query.order_by(showcases.c.id))
    return [Showcase(r.unit_id, r.kind, r.name, r.description, r.reported_at) for r in rows]


def _activities(conn: Connection, campaign_id: int, then: datetime) -> list[Any]:
    every = select(activity_table.c.id).where(activity_table.c.campaign_id == campaign_id).order_by(activity_table.c.id)
    revised = activity_revisions.c
    found = _newest(conn, revised.activity_id, revised.at, revised.activity_id.in_(every), then, activities.history)
    return [each for each in found if not each.withdrawn]


def _nominations(conn: Connection, campaign_id: int, then: datetime) -> list[Any]:
    every = select(nomination_table.c.id).where(nomination_table.c.campaign_id == campaign_id)
    revised = nomination_revisions.c
    found = _newest(
        conn, revised.nomination_id, revised.at, revised.nomination_id.in_(every), then, nominations.history
    )
    stood = step_table.c.withdrawn_at.is_(None) | (step_table.c.withdrawn_at > then)
    dated = set(conn.execute(select(step_table.c.id).where(step_table.c.at <= then, stood)).scalars())
    return [replace(each, steps=tuple(step for step in each.steps if step.id in dated)) for each in found]


def _newest(
    conn: Connection, key: Any, at: Any, mine: Any, then: datetime, history: Callable[[Connection, int], list[Any]]
) -> list[Any]:
    """Of every object that had a revision by ``then``, the newest of those, by id."""
    keys = sorted(set(conn.execute(select(key).where(mine, at <= then)).scalars()))
    return [next(each for each in history(conn, one) if each.at <= then) for one in keys]


def _reports(conn: Connection, campaign_id: int, then: datetime) -> list[UnitReport]:
    places = select(report_table.c.stage_id, report_table.c.unit_id).distinct()
    mine = places.where(report_table.c.campaign_id == campaign_id, report_table.c.at <= then)
    found = [
        next(each for each in unit_reports.history(conn, stage, unit) if each.at <= then)
        for stage, unit in conn.execute(mine)
    ]
    return sorted((_decided(each, then) for each in found), key=lambda report: report.id)


def _decided(report: UnitReport, then: datetime) -> UnitReport:
    """A report without what was said of it later."""
    later = report.decision is not None and report.decision.at > then
    return replace(report, decision=None) if later else report


def _registers(conn: Connection, campaign_id: int, then: datetime) -> Registers:
    units = (_collective(each, then) for each in collective_pledges.of_campaign(conn, campaign_id))
    people = (_initiative(each, then) for each in initiatives.of_campaign(conn, campaign_id))
    return Registers(tuple(each for each in units if each), tuple(each for each in people if each))


def _collective(pledge: CollectivePledge, then: datetime) -> CollectivePledge | None:
    steps = tuple(step for step in pledge.steps if step.at <= then)
    if not steps:
        return None
    state = CollectiveState.DRAFT
    for step in steps:
        state = after(state, step.change) or state
    signed = pledge.registered_at if pledge.registered_at is not None and pledge.registered_at <= then else None
    return replace(pledge, steps=steps, state=state, revision=steps[-1].revision, registered_at=signed)


def _initiative(initiative: Initiative, then: datetime) -> Initiative | None:
    steps = tuple(step for step in initiative.steps if step.at <= then)
    return replace(initiative, steps=steps, state=steps[-1].state, revision=steps[-1].revision) if steps else None
