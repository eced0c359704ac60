"""Decisions with their number: from them alone awards are made. One that was entered wrongly is withdrawn with its awards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, select, update

from rules.commendation import Proposal, Round, Stage
from rules.merits import Candidate
from storage import audit, awards, proposals
from storage.awards import NewAward
from storage.schema.commendation import commendation_decisions, decided_proposals


@dataclass(frozen=True, slots=True)
class Decision:
    id: int
    round_id: int
    number: str
    decided_on: date
    issuer: str
    file_id: int | None
    withdrawn: bool


def enter(
    conn: Connection,
    held: Round,
    number: str,
    decided_on: date,
    issuer: str,
    file_id: int | None,
    found: Sequence[Proposal],
    bonuses: Mapping[int, Decimal | None],
    *,
    by: int,
    now: datetime,
) -> int:
    """Enter a decision on some proposals: their awards are made, and they are decided. Returns its id."""
    row = {"round_id": held.id, "number": number, "decided_on": decided_on, "issuer": issuer, "file_id": file_id}
    made: int = conn.execute(
        insert(commendation_decisions).values(**row, at=now, by=by).returning(commendation_decisions.c.id)
    ).scalar_one()
    for each in found:
        new = NewAward(each.title_id, held.year, number, decided_on, issuer, "", each.unit_name, str(each.kind))
        chain = awards.add(conn, each.candidate, new, by=by, now=now)
        linked = {"decision_id": made, "proposal_id": each.id, "award_chain": chain, "bonus": bonuses.get(each.id)}
        conn.execute(insert(decided_proposals).values(linked))
    proposals.move(conn, found, Stage.DECIDED, reason=number, by=by, now=now)
    audit.record(conn, by, "decision.entered", f"decision:{made}", number, now)
    return made


def get(conn: Connection, decision_id: int) -> Decision | None:
    """One decision, withdrawn or not."""
    columns = [
        commendation_decisions.c[name] for name in ("id", "round_id", "number", "decided_on", "issuer", "file_id")
    ]
    query = select(*columns, commendation_decisions.c.withdrawn_at)
    row = conn.execute(query.where(commendation_decisions.c.id == decision_id)).one_or_none()
    return Decision(*row[:6], row[6] is not None) if row else None


def every(conn: Connection, round_id: int | None = None) -> list[Decision]:
    """Decisions that stand (of one round, when given), newest first."""
    query = select(commendation_decisions.c.id).where(commendation_decisions.c.withdrawn_at.is_(None))
    if round_id is not None:
        query = query.where(commendation_decisions.c.round_id == round_id)
    ids = conn.execute(query.order_by(commendation_decisions.c.id.desc())).scalars().all()
    return [found for each in ids if (found := get(conn, each)) is not None]


def decided(conn: Connection, decision_id: int) -> list[tuple[Proposal, Decimal | None]]:
    """The proposals of a decision with their bonus."""
    rows = conn.execute(select(decided_proposals).where(decided_proposals.c.decision_id == decision_id))
    pairs = [(proposals.get(conn, row.proposal_id), row.bonus) for row in rows]
    return [(found, bonus) for found, bonus in pairs if found is not None]


def bonuses_given(conn: Connection, round_id: int) -> dict[Candidate, Decimal]:
    """What the decisions of a round that stand bring each candidate, in đồng; a bonus that is unknown counts nothing."""
    given: dict[Candidate, Decimal] = {}
    for decision in every(conn, round_id):
        for each, bonus in decided(conn, decision.id):
            given[each.candidate] = given.get(each.candidate, Decimal(0)) + (bonus or Decimal(0))
    return given


def withdraw(conn: Connection, decision_id: int, reason: str, *, by: int, now: datetime) -> bool:
    """Take a decision back that was entered wrongly: its awards are withdrawn, its proposals wait for a decision again."""
    mine = (commendation_decisions.c.id == decision_id) & commendation_decisions.c.withdrawn_at.is_(None)
    values = {"withdrawn_at": now, "withdrawn_by": by, "reason": reason}
    if conn.execute(update(commendation_decisions).where(mine).values(values)).rowcount != 1:
        return False
    rows = conn.execute(select(decided_proposals).where(decided_proposals.c.decision_id == decision_id)).all()
    for row in rows:
        given = awards.get(conn, row.award_chain)
        if given is not None:
            awards.withdraw(conn, given.chain, given.revision, by=by, now=now)
        found = proposals.get(conn, row.proposal_id)
        if found is not None:
            proposals.move(conn, [found], Stage.APPROVED, change="undone", reason=reason, by=by, now=now)
    audit.record(conn, by, "decision.withdrawn", f"decision:{decision_id}", reason, now)
    return True
