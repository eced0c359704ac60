"""What waits for somebody's decision, read from the record: contents, later days, openings, difficulties, commendation."""

from sqlalchemy import Connection

from rules.commendation import Stage
from rules.difficulties import State
from rules.waiting import Matter, Waiting
from storage import approvals, campaigns, difficulties, extensions, proposals, rounds


def everything(conn: Connection) -> list[Waiting]:
    """What waits for a decision, whoever has to make it."""
    put = [*_difficulties(conn), *_commendations(conn)]
    return [*_contents(conn), *_extensions(conn), *_openings(conn), *put]


def _contents(conn: Connection) -> list[Waiting]:
    rows = [campaigns.details(conn, key) for key in approvals.submitted(conn)]
    return [
        Waiting(Matter.CONTENT, row.id, row.title, row.submitted_at, campaign_id=row.id, asked_by=row.submitted_by)
        for row in rows
    ]


def _extensions(conn: Connection) -> list[Waiting]:
    found = []
    for each in extensions.waiting(conn):
        milestone = campaigns.milestone(conn, each.milestone_id)
        about = (each.proposed_at, each.new_due_on, milestone.campaign_id)
        found.append(Waiting(Matter.EXTENSION, each.id, milestone.name, *about))
    return found


def _openings(conn: Connection) -> list[Waiting]:
    rows = [campaigns.details(conn, each.id) for each in campaigns.in_state(conn, campaigns.AWAITING)]
    return [
        Waiting(Matter.OPENING, row.id, row.title, row.awaiting_since, campaign_id=row.id, asked_by=row.opened_by)
        for row in rows
    ]


def _difficulties(conn: Connection) -> list[Waiting]:
    found = difficulties.every(conn, [State.PUT])
    campaign_of = difficulties.campaigns_of(conn, found)
    return [
        Waiting(Matter.DIFFICULTY, each.id, f"{each.code}: {put.text}", put.at, campaign_id=campaign_of.get(each.id))
        for each in found
        if (put := each.last(State.PUT))
    ]


def _commendations(conn: Connection) -> list[Waiting]:
    ids = dict.fromkeys(each.round_id for each in proposals.in_stage(conn, Stage.SUBMITTED))
    pairs = [(rounds.get(conn, key), rounds.last(conn, key, rounds.SUBMITTED)) for key in ids]
    return [
        Waiting(Matter.COMMENDATION, held.id, held.name, put.at if put else None, campaign_id=held.campaign_id)
        for held, put in pairs
        if held
    ]
