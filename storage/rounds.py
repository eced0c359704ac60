"""Rounds of selection for commendation, what was done with each and when, the comments on its public list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from rules.commendation import Round, Way
from storage import audit
from storage.schema.commendation import commendation_rounds as rounds
from storage.schema.commendation import round_comments, round_steps, round_titles
from storage.schema.people import officials

OPENED, PUBLISHED, HEARD, SUBMITTED, APPROVED, RETURNED, CLOSED, REOPENED = (
    "opened", "published", "heard", "submitted", "approved", "returned", "closed", "reopened",
)  # fmt: skip
_COLUMNS = [
    rounds.c[name]
    for name in ("id", "campaign_id", "name", "year", "way", "received_on", "guidance", "guidance_file_id", "by")
]


@dataclass(frozen=True, slots=True)
class RoundStep:
    """``until`` is the last day for comments of a published list; ``count`` how many proposals it moved."""

    step: str
    at: datetime
    by: int
    until: date | None
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on a public list; ``name`` of who wrote it is for the office alone."""

    id: int
    proposal_id: int | None
    official_id: int
    name: str
    text: str
    complaint: bool
    at: datetime


def open_(
    conn: Connection,
    *,
    campaign_id: int,
    name: str,
    year: int,
    way: Way,
    received_on: date,
    title_ids: Sequence[int],
    guidance: str = "",
    guidance_file_id: int | None = None,
    by: int,
    now: datetime,
) -> int:
    """Open a round; without titles every title of the catalogue may be proposed. Returns its id."""
    row = {"campaign_id": campaign_id, "name": name, "year": year, "way": way, "received_on": received_on}
    row |= {"guidance": guidance, "guidance_file_id": guidance_file_id, "by": by, "at": now}
    made: int = conn.execute(insert(rounds).values(row).returning(rounds.c.id)).scalar_one()
    if title_ids:
        conn.execute(insert(round_titles), [{"round_id": made, "title_id": each} for each in title_ids])
    step(conn, made, OPENED, by=by, now=now)
    return made


def get(conn: Connection, round_id: int) -> Round | None:
    """One round."""
    row = conn.execute(select(*_COLUMNS).where(rounds.c.id == round_id)).one_or_none()
    return _round(row) if row else None


def every(conn: Connection, way: Way, campaign_id: int | None = None) -> list[Round]:
    """All rounds of a way (of one campaign, when given), newest first."""
    query = select(*_COLUMNS).where(rounds.c.way == way).order_by(rounds.c.id.desc())
    if campaign_id is not None:
        query = query.where(rounds.c.campaign_id == campaign_id)
    return [_round(row) for row in conn.execute(query)]


def _round(row: Row[Any]) -> Round:
    return Round(**{**row._mapping, "way": Way(row.way)})


def title_ids(conn: Connection, round_id: int) -> set[int]:
    """The titles a round is limited to; none: it is not limited."""
    return set(conn.execute(select(round_titles.c.title_id).where(round_titles.c.round_id == round_id)).scalars())


def guide(conn: Connection, round_id: int, text: str, file_id: int | None, *, by: int, now: datetime) -> None:
    """Say by which guidance a round goes; what was said before is kept in the audit."""
    conn.execute(update(rounds).where(rounds.c.id == round_id).values(guidance=text, guidance_file_id=file_id))
    audit.record(conn, by, "round.guidance", f"round:{round_id}", text, now)


def step(
    conn: Connection,
    round_id: int,
    name: str,
    *,
    by: int,
    now: datetime,
    until: date | None = None,
    count: int = 0,
    reason: str = "",
) -> None:
    """Note what was done with a round."""
    row = {"round_id": round_id, "step": name, "until": until, "count": count, "reason": reason, "at": now, "by": by}
    conn.execute(insert(round_steps).values(row))
    audit.record(conn, by, f"round.{name}", f"round:{round_id}", reason, now)


def steps(conn: Connection, round_id: int) -> list[RoundStep]:
    """Everything that was done with a round, in order."""
    rows = conn.execute(select(round_steps).where(round_steps.c.round_id == round_id).order_by(round_steps.c.id))
    return [RoundStep(row.step, row.at, row.by, row.until, row._mapping["count"], row.reason) for row in rows]


def last(conn: Connection, round_id: int, *names: str) -> RoundStep | None:
    """The newest of some steps."""
    return next((each for each in reversed(steps(conn, round_id)) if each.step in names), None)


def closed(conn: Connection, round_id: int) -> bool:
    """Whether nothing more is done with a round."""
    found = last(conn, round_id, CLOSED, REOPENED)
    return found is not None and found.step == CLOSED


def hearing_until(conn: Connection, round_id: int) -> date | None:
    """The last day for comments of the list that is public now; None when none is."""
    found = last(conn, round_id, PUBLISHED, HEARD)
    return found.until if found is not None and found.step == PUBLISHED else None


def heard_out(conn: Connection, first: date, last_day: date) -> list[tuple[int, int]]:
    """(round id, step id) of lists that are still public although their last day for comments, between two days, is over."""
    found = select(round_steps.c.round_id, round_steps.c.id).where(
        round_steps.c.step == PUBLISHED, round_steps.c.until.between(first, last_day)
    )
    rows = conn.execute(found.order_by(round_steps.c.id)).all()
    return [(row.round_id, row.id) for row in rows if _waits(conn, row.round_id)]


def _waits(conn: Connection, round_id: int) -> bool:
    return hearing_until(conn, round_id) is not None and not closed(conn, round_id)


def comment(
    conn: Connection,
    round_id: int,
    proposal_id: int | None,
    official_id: int,
    text: str,
    *,
    complaint: bool,
    now: datetime,
) -> None:
    """Keep a comment. The audit gets no name: who commented is for the office alone."""
    row = {"round_id": round_id, "proposal_id": proposal_id, "official_id": official_id, "text": text}
    conn.execute(insert(round_comments).values(**row, complaint=complaint, at=now))
    audit.record(conn, None, "round.comment", f"round:{round_id}", f"proposal:{proposal_id}", now)


def comments(conn: Connection, round_id: int) -> list[Comment]:
    """What was said of a round's public list, newest first."""
    query = select(round_comments, officials.c.full_name).join(
        officials, officials.c.id == round_comments.c.official_id
    )
    rows = conn.execute(query.where(round_comments.c.round_id == round_id).order_by(round_comments.c.id.desc()))
    return [
        Comment(row.id, row.proposal_id, row.official_id, row.full_name, row.text, row.complaint, row.at)
        for row in rows
    ]
