"""Votes of the council as totals per proposal; a further count is a new revision. Who voted what is kept nowhere."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, select

from rules.commendation_vote import Tally, Vote
from storage import audit
from storage.schema.commendation import proposal_votes


def of(conn: Connection, proposal_ids: Iterable[int], then: datetime | None = None) -> dict[int, Vote]:
    """The newest count (of those entered by ``then``, when given) of each proposal that was voted on."""
    query = select(proposal_votes).where(proposal_votes.c.proposal_id.in_(set(proposal_ids)))
    if then is not None:
        query = query.where(proposal_votes.c.at <= then)
    return {row.proposal_id: _vote(row) for row in conn.execute(query.order_by(proposal_votes.c.revision))}


def _vote(row: Any) -> Vote:
    tally = Tally(row.members, row.present, row.in_writing, row.agree)
    return Vote(row.proposal_id, row.revision, row.held_on, tally, row.threshold, row.quorum, row.basis, row.passed)


def enter(
    conn: Connection,
    proposal_id: int,
    tally: Tally,
    held_on: date,
    *,
    threshold: Decimal | None,
    quorum: Decimal | None,
    basis: str,
    passed: bool,
    by: int,
    now: datetime,
) -> None:
    """Keep a count with the limits that were in force."""
    before = of(conn, [proposal_id]).get(proposal_id)
    row = {"proposal_id": proposal_id, "revision": before.revision + 1 if before else 1, "held_on": held_on}
    row |= {"members": tally.members, "present": tally.present, "in_writing": tally.in_writing, "agree": tally.agree}
    row |= {"threshold": threshold, "quorum": quorum, "basis": basis, "passed": passed, "at": now, "by": by}
    conn.execute(insert(proposal_votes).values(row))
    told = f"{tally.agree}/{tally.members}"
    audit.record(conn, by, "proposal.vote", f"proposal:{proposal_id}", told, now)
