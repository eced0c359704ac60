"""Lists of awards and ratings that were read and wait for the office's word, and agreed ones carried out."""

from dataclasses import asdict
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from rules.merit_lists import Entry, Reading, reading_from
from rules.merit_plan import Book, Key, Plan
from rules.merits import Candidate, Grade, RatingState
from storage import awards, people, ratings, roster, titles
from storage.awards import NewAward
from storage.roster import APPLIED, DROPPED, READ
from storage.schema.merits import merit_imports


def keep(conn: Connection, reading: Reading, by: int | None, now: datetime) -> int:
    """Keep what was read from a file until the office decides; returns its id."""
    row = {"rows": asdict(reading), "state": READ, "at": now, "by": by}
    return conn.execute(insert(merit_imports).values(row).returning(merit_imports.c.id)).scalar_one()


def waiting(conn: Connection, import_id: int) -> Reading | None:
    """What was read from a file; None once it was imported or dropped."""
    mine = (merit_imports.c.id == import_id) & (merit_imports.c.state == READ)
    kept = conn.execute(select(merit_imports.c.rows).where(mine)).scalar_one_or_none()
    return None if kept is None else reading_from(kept)


def finish(conn: Connection, import_id: int, state: str) -> bool:
    """Close a kept file and forget its rows; False when that was done before."""
    mine = (merit_imports.c.id == import_id) & (merit_imports.c.state == READ)
    return conn.execute(update(merit_imports).where(mine).values(state=state, rows={})).rowcount == 1


def prune(conn: Connection, before: datetime) -> int:
    """Drop files that nobody decided on, and forget their rows; returns how many."""
    old = (merit_imports.c.state == READ) & (merit_imports.c.at < before)
    return conn.execute(update(merit_imports).where(old).values(state=DROPPED, rows={})).rowcount


def book(conn: Connection, today: date) -> Book:
    """What the rows of a file are matched with now."""
    catalogue = [(title.id, title.code, title.name) for title in titles.every(conn)]
    return Book(roster.known(conn, today), people.tree(conn), catalogue, _recorded(conn))


def _recorded(conn: Connection) -> frozenset[Key]:
    given = {(award.candidate, award.year, award.title_id) for award in awards.every(conn)}
    decided = (each for each in ratings.every(conn) if each.state is RatingState.DECIDED)
    return frozenset(given | {(each.candidate, each.year, 0) for each in decided})


def carry_out(conn: Connection, plan: Plan, *, by: int | None, now: datetime) -> None:
    """Enter every row of a plan."""
    for step in plan.steps:
        if step.title_id is None:
            _rate(conn, step.entry, step.candidate, by, now)
        else:
            awards.add(conn, step.candidate, _award(step.entry, step.title_id), by=by, now=now)


def _award(entry: Entry, title_id: int) -> NewAward:
    day = date.fromisoformat(entry.decided_on) if entry.decided_on else None
    return NewAward(title_id, entry.year, entry.number, day, entry.issuer, entry.level, entry.unit)


def _rate(conn: Connection, entry: Entry, candidate: Candidate, by: int | None, now: datetime) -> None:
    grade = Grade(entry.grade)
    ratings.enter(conn, candidate, entry.year, grade, RatingState.DECIDED, number=entry.number, by=by, now=now)


__all__ = ["APPLIED", "DROPPED", "book", "carry_out", "finish", "keep", "prune", "waiting"]
