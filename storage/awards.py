"""The history of awards: entered once, corrected by further revisions, withdrawn; nothing is overwritten."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, insert, select, update

from rules.merits import Award, Candidate
from storage import audit
from storage.schema.campaigns import titles
from storage.schema.merits import awards


@dataclass(frozen=True, slots=True)
class NewAward:
    """What is entered of an award; ``unit_name`` is the unit's name of that time, ``kind`` a ``rules.commendation.Kind``."""

    title_id: int
    year: int
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    level: str = ""
    unit_name: str = ""
    kind: str = ""


def whose(table: Table, candidate: Candidate) -> ColumnElement[bool]:
    """The rows of one candidate."""
    if candidate.official is not None:
        return table.c.official_id == candidate.official
    return table.c.unit_id == candidate.unit


def values_of(candidate: Candidate) -> dict[str, int | None]:
    """The two columns that name a candidate."""
    return {"official_id": candidate.official, "unit_id": candidate.unit}


def named(candidate: Candidate) -> str:
    """How the audit names a candidate."""
    return f"unit:{candidate.unit}" if candidate.official is None else f"official:{candidate.official}"


_LIVE = awards.c.newest & awards.c.withdrawn_at.is_(None)
_READ = select(awards, titles.c.code, titles.c.name).join(titles, titles.c.id == awards.c.title_id)


def of_candidate(conn: Connection, candidate: Candidate) -> list[Award]:
    """Newest revisions that are not withdrawn, newest year first."""
    query = _READ.where(_LIVE, whose(awards, candidate)).order_by(awards.c.year.desc(), awards.c.id.desc())
    return [_award(row) for row in conn.execute(query)]


def every(conn: Connection) -> list[Award]:
    """The awards of everybody, newest revisions that are not withdrawn."""
    return [_award(row) for row in conn.execute(_READ.where(_LIVE).order_by(awards.c.id))]


def since(conn: Connection, year: int) -> list[Award]:
    """The awards of everybody for ``year`` and later ones, newest revisions that are not withdrawn."""
    return [_award(row) for row in conn.execute(_READ.where(_LIVE, awards.c.year >= year).order_by(awards.c.id))]


def as_of(conn: Connection, year: int, then: datetime) -> list[Award]:
    """The same as it was recorded at ``then``: what was entered, corrected or withdrawn later is not taken up."""
    rows = conn.execute(_READ.where(awards.c.year >= year, awards.c.at <= then).order_by(awards.c.revision))
    newest = {row.chain: row for row in rows}
    standing = [row for row in newest.values() if row.withdrawn_at is None or row.withdrawn_at > then]
    return [_award(row) for row in sorted(standing, key=lambda row: row.chain)]


def get(conn: Connection, chain: int) -> Award | None:
    """One award at its newest revision; None when there is none, or it is withdrawn."""
    row = conn.execute(_READ.where(_LIVE, awards.c.chain == chain)).one_or_none()
    return _award(row) if row else None


def _award(row: Any) -> Award:
    candidate = Candidate(row.official_id, row.unit_id)
    return Award(
        row.chain, row.title_id, row.code, row.name, row.year, row.number, row.decided_on, row.issuer, row.level,
        row.unit_name, row.revision, candidate, row.kind,
    )  # fmt: skip


def recorded(conn: Connection) -> frozenset[tuple[str, int]]:
    """(title code, year) for which an award of anybody is recorded."""
    query = select(titles.c.code, awards.c.year).join(titles, titles.c.id == awards.c.title_id).where(_LIVE).distinct()
    return frozenset((row.code, row.year) for row in conn.execute(query))


def given_in(conn: Connection, official_ids: Iterable[int], year: int) -> dict[int, frozenset[str]]:
    """The codes of the titles awarded to each of some officials for a year."""
    wanted, found = set(official_ids), dict[int, set[str]]()
    query = _READ.where(_LIVE, awards.c.year == year, awards.c.official_id.is_not(None))
    for row in conn.execute(query):
        if row.official_id in wanted:
            found.setdefault(row.official_id, set()).add(row.code)
    return {official: frozenset(codes) for official, codes in found.items()}


def add(
    conn: Connection, candidate: Candidate, new: NewAward, *, by: int | None, now: datetime, reason: str = ""
) -> int:
    """Enter an award; returns its chain."""
    made = _insert(conn, candidate, new, 1, by, now, reason)
    conn.execute(update(awards).where(awards.c.id == made).values(chain=made))
    audit.record(conn, by, "award.added", f"award:{made}", reason or named(candidate), now)
    return made


def correct(
    conn: Connection, chain: int, revision: int, new: NewAward, *, reason: str, by: int | None, now: datetime
) -> bool:
    """A further revision of the award that was looked at; False when it has changed since."""
    old = get(conn, chain)
    if old is None or old.revision != revision:
        return False
    conn.execute(update(awards).where(awards.c.chain == chain).values(newest=False))
    kept = replace(new, kind=new.kind or old.kind)
    made = _insert(conn, old.candidate, kept, revision + 1, by, now, reason)
    conn.execute(update(awards).where(awards.c.id == made).values(chain=chain))
    audit.record(conn, by, "award.corrected", f"award:{chain}", reason, now)
    return True


def withdraw(conn: Connection, chain: int, revision: int, *, by: int | None, now: datetime) -> bool:
    """Take an award out of the history; its rows stay. False when it has changed since."""
    mine = (awards.c.chain == chain) & (awards.c.revision == revision) & _LIVE
    done = conn.execute(update(awards).where(mine).values(withdrawn_at=now)).rowcount == 1
    if done:
        audit.record(conn, by, "award.withdrawn", f"award:{chain}", "", now)
    return done


def _insert(
    conn: Connection, candidate: Candidate, new: NewAward, revision: int, by: int | None, now: datetime, reason: str
) -> int:
    row = {name: getattr(new, name) for name in NewAward.__slots__} | values_of(candidate)
    row |= {"revision": revision, "newest": True, "at": now, "by": by, "reason": reason}
    return conn.execute(insert(awards).values(row).returning(awards.c.id)).scalar_one()


def owner(conn: Connection, chain: int) -> Candidate | None:
    """Whose award it is, withdrawn or not."""
    query = select(awards.c.official_id, awards.c.unit_id).where(awards.c.chain == chain)
    row = conn.execute(query).first()
    return Candidate(row.official_id, row.unit_id) if row else None
