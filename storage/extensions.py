"""Later days for milestones that the office proposes and a named approver decides on."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from storage.schema.campaigns import extensions

WAITING, GRANTED, REFUSED, REPLACED = "", "granted", "refused", "replaced"


@dataclass(frozen=True, slots=True)
class Extension:
    """A proposal: from ``due_on`` to ``new_due_on``, why, by whom; ``outcome`` is WAITING until somebody decides."""

    id: int
    milestone_id: int
    due_on: date
    new_due_on: date
    reason: str
    proposed_by: int
    outcome: str


def propose(
    conn: Connection, milestone_id: int, due_on: date, new_due_on: date, reason: str, *, by: int, now: datetime
) -> int:
    """Store a proposal; one that still waits for the same milestone is replaced. Returns its id."""
    older = (extensions.c.milestone_id == milestone_id) & (extensions.c.outcome == WAITING)
    conn.execute(update(extensions).where(older).values(outcome=REPLACED))
    row = {"milestone_id": milestone_id, "due_on": due_on, "new_due_on": new_due_on, "reason": reason}
    row |= {"proposed_by": by, "proposed_at": now}
    return conn.execute(insert(extensions).values(row).returning(extensions.c.id)).scalar_one()


def get(conn: Connection, extension_id: int) -> Extension | None:
    """One proposal; None when there is none."""
    row = conn.execute(select(extensions).where(extensions.c.id == extension_id)).one_or_none()
    if row is None:
        return None
    return Extension(row.id, row.milestone_id, row.due_on, row.new_due_on, row.reason, row.proposed_by, row.outcome)


def decide(conn: Connection, extension_id: int, outcome: str, *, by: int, now: datetime) -> bool:
    """Decide a proposal that waits; False when that was done before."""
    mine = (extensions.c.id == extension_id) & (extensions.c.outcome == WAITING)
    values = {"outcome": outcome, "decided_by": by, "decided_at": now}
    return conn.execute(update(extensions).where(mine).values(values)).rowcount == 1
