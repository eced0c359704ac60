"""Yearly ratings of people and units: proposed by a head, entered from the decision; a further one replaces the last."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rules.merits import Candidate, Grade, Rating, RatingState
from storage import audit
from storage.awards import named, values_of, whose
from storage.schema.merits import ratings

_LIVE = ratings.c.newest & ratings.c.withdrawn_at.is_(None)


def of_candidate(conn: Connection, candidate: Candidate) -> list[Rating]:
    """One rating a year, newest year first."""
    query = select(ratings).where(_LIVE, whose(ratings, candidate)).order_by(ratings.c.year.desc())
    return [_rating(row) for row in conn.execute(query)]


def get(conn: Connection, rating_id: int) -> Rating | None:
    """One rating; None when it is withdrawn or another one took its place."""
    row = conn.execute(select(ratings).where(_LIVE, ratings.c.id == rating_id)).one_or_none()
    return _rating(row) if row else None


def every(conn: Connection) -> list[Rating]:
    """The ratings of everybody."""
    return [_rating(row) for row in conn.execute(select(ratings).where(_LIVE).order_by(ratings.c.id))]


def decided(conn: Connection, official_ids: Iterable[int], year: int) -> dict[int, Grade]:
    """The decided ratings of some officials for a year."""
    wanted, decided_ = set(official_ids), ratings.c.state == RatingState.DECIDED
    rows = conn.execute(select(ratings).where(_LIVE, decided_, ratings.c.year == year))
    return {row.official_id: Grade(row.grade) for row in rows if row.official_id in wanted}


def _rating(row: Any) -> Rating:
    candidate = Candidate(row.official_id, row.unit_id)
    return Rating(row.id, row.year, Grade(row.grade), RatingState(row.state), row.number, row.revision, candidate)


def enter(
    conn: Connection,
    candidate: Candidate,
    year: int,
    grade: Grade,
    state: RatingState,
    *,
    number: str = "",
    reason: str = "",
    by: int | None,
    now: datetime,
) -> int:
    """Enter the rating of a year in place of the one before, whose row stays; returns its id."""
    mine = whose(ratings, candidate) & (ratings.c.year == year)
    revisions = conn.execute(select(ratings.c.revision).where(mine)).scalars().all()
    conn.execute(update(ratings).where(mine).values(newest=False))
    row = {"year": year, "grade": grade, "state": state, "number": number, "reason": reason, "at": now, "by": by}
    row |= {**values_of(candidate), "revision": max(revisions, default=0) + 1, "newest": True}
    made = conn.execute(insert(ratings).values(row).returning(ratings.c.id)).scalar_one()
    audit.record(conn, by, f"rating.{state}", named(candidate), f"{year}: {grade}", now)
    return made


def withdraw(conn: Connection, rating_id: int, *, by: int | None, now: datetime) -> bool:
    """Take a rating back; its row stays. False when another one took its place meanwhile."""
    found = get(conn, rating_id)
    if found is None:
        return False
    conn.execute(update(ratings).where(ratings.c.id == rating_id).values(withdrawn_at=now))
    audit.record(conn, by, "rating.withdrawn", named(found.candidate), str(found.year), now)
    return True
