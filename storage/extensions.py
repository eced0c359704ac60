"""Later days for milestones that the office proposes and a named approver decides on."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from rules.waiting import Matter, subject_of
from storage import unsent_reminders
from storage.campaigns import OPEN, PAUSED
from storage.schema.campaigns import campaigns, extensions, milestones

WAITING, GRANTED, REFUSED, REPLACED = "", "granted", "refused", "replaced"


@dataclass(frozen=True, slots=True)
class Extension:
    """A proposal: from ``due_on`` to ``new_due_on``, why, by whom and when; ``outcome`` is WAITING until somebody decides,
    ``answer`` the reason of a refusal."""

    id: int
    milestone_id: int
    due_on: date
    new_due_on: date
    reason: str
    proposed_by: int
    proposed_at: datetime
    outcome: str
    answer: str


def propose(
    conn: Connection, milestone_id: int, due_on: date, new_due_on: date, reason: str, *, by: int, now: datetime
) -> int:
    """Store a proposal; one that still waits for the same milestone is replaced. Returns its id."""
    older = (extensions.c.milestone_id == milestone_id) & (extensions.c.outcome == WAITING)
    for key in conn.execute(update(extensions).where(older).values(outcome=REPLACED).returning(extensions.c.id)).all():
        unsent_reminders.settled_matter(conn, subject_of(Matter.EXTENSION, key.id))
    row = {"milestone_id": milestone_id, "due_on": due_on, "new_due_on": new_due_on, "reason": reason}
    row |= {"proposed_by": by, "proposed_at": now}
    return conn.execute(insert(extensions).values(row).returning(extensions.c.id)).scalar_one()


_COLUMNS = tuple(extensions.c[name] for name in Extension.__slots__)


def get(conn: Connection, extension_id: int) -> Extension | None:
    """One proposal; None when there is none."""
    row = conn.execute(select(*_COLUMNS).where(extensions.c.id == extension_id)).one_or_none()
    return None if row is None else Extension(*row)


def waiting(conn: Connection) -> list[Extension]:
    """Every proposal that nobody has decided, oldest first, of campaigns that run or are paused and milestones that are
    still where they were."""
    query = (
        select(*_COLUMNS)
        .join(milestones, milestones.c.id == extensions.c.milestone_id)
        .join(campaigns, campaigns.c.id == milestones.c.campaign_id)
        .where(extensions.c.outcome == WAITING, milestones.c.due_on == extensions.c.due_on)
        .where(milestones.c.removed_on.is_(None))
        .where(campaigns.c.state.in_((OPEN, PAUSED)))
        .order_by(extensions.c.id)
    )
    return [Extension(*row) for row in conn.execute(query)]


def decide(conn: Connection, extension_id: int, outcome: str, *, by: int, now: datetime, answer: str = "") -> bool:
    """Decide a proposal that waits; False when that was done before. ``answer`` says why it was refused."""
    mine = (extensions.c.id == extension_id) & (extensions.c.outcome == WAITING)
    values = {"outcome": outcome, "decided_by": by, "decided_at": now, "answer": answer}
    unsent_reminders.settled_matter(conn, subject_of(Matter.EXTENSION, extension_id))
    return conn.execute(update(extensions).where(mine).values(values)).rowcount == 1
