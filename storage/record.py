"""A campaign's whole record, read in one transaction: what every compile and every figure is derived from."""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from rules.activities import Joined
from rules.campaign_addressee import CampaignAddressee
from rules.commendation_record import RECENT_YEARS, CommendationRecord
from rules.records import CampaignRecord, Pledge
from rules.registers import Registers
from rules.unit_answers import UnitAnswers
from storage import (
    activities,
    awards,
    campaigns,
    collective_pledges,
    difficulties,
    headcount,
    initiatives,
    launch_documents,
    launches,
    movements,
    nominations,
    partner_reports,
    people,
    pledges,
    progress,
    proposals,
    reckonings,
    showcases,
    unit_reports,
    votes,
    work_counts,
)
from storage.schema.documents import addressees


def campaign_record(conn: Connection, campaign_id: int, now: datetime, zone: ZoneInfo) -> CampaignRecord:
    """Everything about one campaign as of ``now``; the people are those of its audience on the office's day."""
    units = people.tree(conn)
    audience = campaigns.audience_units(conn, campaign_id)
    today = now.astimezone(zone).date()
    apart = headcount.uncounted(conn, today)
    staff = people.staff(conn, today, audience)
    officials = [replace(each, counted=False) if each.id in apart else each for each in staff]
    present = {official.id for official in officials}
    return CampaignRecord(
        campaign=campaigns.get(conn, campaign_id),
        as_of=now,
        units=tuple(unit for unit in units if audience is None or unit.id in audience),
        officials=tuple(officials),
        targets=tuple(campaigns.targets_of(conn, campaign_id)),
        topics=tuple(campaigns.topics_of(conn, campaign_id)),
        stages=tuple(campaigns.stages_of(conn, campaign_id)),
        milestones=tuple(campaigns.milestones_of(conn, campaign_id)),
        pledges=tuple(_in_order(p) for p in pledges.of_campaign(conn, campaign_id) if p.official_id in present),
        progress=tuple(p for p in progress.of_campaign(conn, campaign_id) if p.official_id in present),
        launches=tuple(launches.of_campaign(conn, campaign_id)),
        showcases=tuple(showcases.of_campaign(conn, campaign_id)),
        activities=tuple(activities.of_units(conn, campaign_id)),
        movements=tuple(Joined(m.id, m.identity, m.main) for m in movements.of_campaign(conn, campaign_id)),
        nominations=tuple(nominations.every(conn, campaign_id)),
        partners=partner_reports.taking_part(conn, campaign_id),
        answered=_answered(conn, campaign_id, now, present),
        registers=Registers(
            tuple(collective_pledges.of_campaign(conn, campaign_id)),
            tuple(initiatives.of_campaign(conn, campaign_id)),
        ),
        commendation=_commendation(conn, campaign_id),
        addressees=_addressees(conn, campaign_id),
        difficulties=tuple(difficulties.of_campaign(conn, campaign_id)),
        grounds=launch_documents.grounds_of(conn, campaign_id),
    )


def _answered(conn: Connection, campaign_id: int, now: datetime, present: Set[int]) -> UnitAnswers:
    return UnitAnswers(
        tuple(unit_reports.of_campaign(conn, campaign_id)),
        tuple(reckonings.of_campaign(conn, campaign_id).values()),
        tuple(each for each in work_counts.then(conn, campaign_id, now) if each.official_id in present),
        reckonings.earlier_of_units(conn, campaign_id),
    )


def _commendation(conn: Connection, campaign_id: int) -> CommendationRecord:
    first = campaigns.get(conn, campaign_id).year - RECENT_YEARS
    found = proposals.of_campaign(conn, campaign_id)
    counted = votes.of(conn, (each.id for each in found))
    return CommendationRecord(tuple(awards.since(conn, first)), tuple(found), counted)


def _addressees(conn: Connection, campaign_id: int) -> tuple[CampaignAddressee, ...]:
    columns = (addressees.c.name, addressees.c.purpose, addressees.c.kind)
    query = select(*columns).where(addressees.c.campaign_id == campaign_id).order_by(addressees.c.id)
    return tuple(CampaignAddressee(*row) for row in conn.execute(query))


def _in_order(pledge: Pledge) -> Pledge:
    """Items as they were first promised: a later edit does not move the rows of an earlier compile."""
    return replace(pledge, items=tuple(sorted(pledge.items, key=lambda item: item.id)))
