"""Awards, proposals and votes as they stood at an earlier instant, made again from their revisions."""

from datetime import datetime

from sqlalchemy import Connection, select

from rules.commendation import Proposal
from rules.commendation_record import RECENT_YEARS, CommendationRecord
from storage import awards, campaigns, proposals, votes
from storage.schema.commendation import commendation_rounds, proposal_revisions
from storage.schema.commendation import proposals as proposal_table


def commendation_then(conn: Connection, campaign_id: int, then: datetime) -> CommendationRecord:
    """What was known by ``then``: nothing entered later, and what was withdrawn later still stands."""
    first = campaigns.get(conn, campaign_id).year - RECENT_YEARS
    found = _proposals(conn, campaign_id, then)
    counted = votes.of(conn, [each.id for each in found], then)
    return CommendationRecord(tuple(awards.as_of(conn, first, then)), tuple(found), counted)


def _proposals(conn: Connection, campaign_id: int, then: datetime) -> list[Proposal]:
    head, revision = proposal_table.c, proposal_revisions.c
    held = select(commendation_rounds.c.id).where(commendation_rounds.c.campaign_id == campaign_id)
    mine = select(head.id).join(proposal_revisions, revision.proposal_id == head.id).distinct().order_by(head.id)
    keys = conn.execute(mine.where(head.round_id.in_(held), revision.at <= then)).scalars().all()
    return [next(each for each in proposals.history(conn, key) if each.at <= then) for key in keys]
