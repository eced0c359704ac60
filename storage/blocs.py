"""Emulation blocs: who belongs to them, who heads them in a year, the year's papers. The past is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, or_, select, update

from storage import audit
from storage.files import REFUSED
from storage.schema.blocs import bloc_heads, bloc_members, bloc_papers, blocs
from storage.schema.participation import files
from storage.schema.people import units

PAPERS = ("pledge", "scores", "plan")


@dataclass(frozen=True, slots=True)
class Bloc:
    """A bloc; ``to_date`` is its last day, None while it lasts."""

    id: int
    name: str
    from_date: date
    to_date: date | None


@dataclass(frozen=True, slots=True)
class Member:
    """A member; ``unit_id`` is None for a body outside the tree. ``to_date`` is the last day of its membership."""

    id: int
    name: str
    unit_id: int | None
    from_date: date
    to_date: date | None


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper of a kind (one of ``PAPERS``) that counts for a year; ``earlier`` counts those it took the place of."""

    id: int
    kind: str
    file_id: int
    name: str
    at: datetime
    earlier: int


def every(conn: Connection) -> list[Bloc]:
    """All blocs, those that last first, by name."""
    rows = conn.execute(select(blocs).order_by(blocs.c.to_date.is_not(None), blocs.c.name, blocs.c.id))
    return [Bloc(*row) for row in rows]


def get(conn: Connection, bloc_id: int) -> Bloc:
    """One bloc; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return Bloc(*conn.execute(select(blocs).where(blocs.c.id == bloc_id)).one())


def add(conn: Connection, name: str, today: date, *, by: int, now: datetime) -> int:
    """A new bloc from today; returns its id."""
    made: int = conn.execute(insert(blocs).values(name=name, from_date=today).returning(blocs.c.id)).scalar_one()
    audit.record(conn, by, "bloc.added", f"bloc:{made}", name, now)
    return made


def rename(conn: Connection, bloc_id: int, name: str, *, by: int, now: datetime) -> None:
    """Give a bloc another name; the audit keeps the old one."""
    old = get(conn, bloc_id).name
    conn.execute(update(blocs).where(blocs.c.id == bloc_id).values(name=name))
    audit.record(conn, by, "bloc.renamed", f"bloc:{bloc_id}", f"{old} → {name}", now)


def end(conn: Connection, bloc_id: int, last: date | None, *, by: int, now: datetime) -> bool:
    """Let a bloc end on a day, or go on after all (None); False when it is so already."""
    other = blocs.c.to_date.is_(None) if last is not None else blocs.c.to_date.is_not(None)
    if conn.execute(update(blocs).where(blocs.c.id == bloc_id, other).values(to_date=last)).rowcount != 1:
        return False
    audit.record(conn, by, "bloc.ended" if last else "bloc.goes_on", f"bloc:{bloc_id}", "", now)
    return True


_MEMBERS = select(
    bloc_members.c.id,
    func.coalesce(units.c.name, bloc_members.c.body),
    bloc_members.c.unit_id,
    bloc_members.c.from_date,
    bloc_members.c.to_date,
).outerjoin(units, units.c.id == bloc_members.c.unit_id)


def members_in(conn: Connection, bloc_id: int, year: int) -> list[Member]:
    """Who belonged to a bloc at any time of a year, in the order they joined."""
    began = bloc_members.c.from_date <= date(year, 12, 31)
    lasted = or_(bloc_members.c.to_date.is_(None), bloc_members.c.to_date >= date(year, 1, 1))
    query = _MEMBERS.where(bloc_members.c.bloc_id == bloc_id, began, lasted).order_by(bloc_members.c.id)
    return [Member(*row) for row in conn.execute(query)]


def members(conn: Connection, bloc_id: int) -> list[Member]:
    """Who belongs to a bloc now."""
    mine = (bloc_members.c.bloc_id == bloc_id) & bloc_members.c.to_date.is_(None)
    return [Member(*row) for row in conn.execute(_MEMBERS.where(mine).order_by(bloc_members.c.id))]


def member(conn: Connection, member_id: int) -> Member:
    """One member; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return Member(*conn.execute(_MEMBERS.where(bloc_members.c.id == member_id)).one())


def join(
    conn: Connection, bloc_id: int, unit_id: int | None, body: str, from_date: date, *, by: int, now: datetime
) -> int | None:
    """A unit (or, without one, a body by its name) joins on a day; None when it belongs to the bloc already."""
    if any(each.unit_id == unit_id and (unit_id or each.name == body) for each in members(conn, bloc_id)):
        return None
    row = {"bloc_id": bloc_id, "unit_id": unit_id, "body": "" if unit_id else body, "from_date": from_date}
    made: int = conn.execute(insert(bloc_members).values(row).returning(bloc_members.c.id)).scalar_one()
    audit.record(conn, by, "bloc.joined", f"bloc:{bloc_id}", member(conn, made).name, now)
    return made


def leave(conn: Connection, member_id: int, last: date, *, by: int, now: datetime) -> bool:
    """End a membership; ``last`` is its last day. False when it has ended already."""
    mine = (bloc_members.c.id == member_id) & bloc_members.c.to_date.is_(None)
    if conn.execute(update(bloc_members).where(mine).values(to_date=last)).rowcount != 1:
        return False
    audit.record(conn, by, "bloc.left", f"bloc_member:{member_id}", member(conn, member_id).name, now)
    return True


def heads(conn: Connection, bloc_id: int) -> Mapping[int, Member]:
    """The head of each year that has one, by year."""
    rows = conn.execute(select(bloc_heads).where(bloc_heads.c.bloc_id == bloc_id).order_by(bloc_heads.c.revision))
    newest = {row.year: row.member_id for row in rows}
    return {year: member(conn, newest[year]) for year in sorted(newest)}


def set_head(conn: Connection, bloc_id: int, year: int, member_id: int, *, by: int, now: datetime) -> None:
    """Say who heads a bloc in a year; who was said before stays as an earlier revision."""
    mine = (bloc_heads.c.bloc_id == bloc_id) & (bloc_heads.c.year == year)
    revision = conn.execute(select(func.count()).select_from(bloc_heads).where(mine)).scalar_one() + 1
    row = {"bloc_id": bloc_id, "year": year, "revision": revision, "member_id": member_id, "by": by, "at": now}
    conn.execute(insert(bloc_heads).values(row))
    audit.record(conn, by, "bloc.head", f"bloc:{bloc_id}", f"{year}: {member(conn, member_id).name}", now)


def keep_paper(conn: Connection, bloc_id: int, year: int, kind: str, file_id: int, *, by: int, now: datetime) -> None:
    """Keep a paper of a year; the newest of a kind counts, the earlier ones stay."""
    row = {"bloc_id": bloc_id, "year": year, "kind": kind, "file_id": file_id, "by": by, "at": now}
    conn.execute(insert(bloc_papers).values(row))
    audit.record(conn, by, "bloc.paper", f"bloc:{bloc_id}", f"{year} {kind} file:{file_id}", now)


def papers(conn: Connection, bloc_id: int, year: int) -> Mapping[str, Paper]:
    """The papers of a year that were not refused, newest of each kind, by kind."""
    rows = conn.execute(
        select(bloc_papers, files.c.name.label("file_name"))
        .join(files, files.c.id == bloc_papers.c.file_id)
        .where(bloc_papers.c.bloc_id == bloc_id, bloc_papers.c.year == year, files.c.state != REFUSED)
        .order_by(bloc_papers.c.id)
    )
    found: dict[str, Paper] = {}
    for row in rows:
        earlier = found[row.kind].earlier + 1 if row.kind in found else 0
        found[row.kind] = Paper(row.id, row.kind, row.file_id, row.file_name, row.at, earlier)
    return found


def file_of(conn: Connection, paper_id: int) -> int | None:
    """The file of a paper; None when there is no such paper."""
    return conn.execute(select(bloc_papers.c.file_id).where(bloc_papers.c.id == paper_id)).scalar_one_or_none()
