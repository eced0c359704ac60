"""Who signs for the office in which capacity, from when to when; what was entered wrongly is withdrawn, never changed."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, insert, or_, select, update

from storage.schema.papers import signing_capacities as s


@dataclass(frozen=True, slots=True)
class Signing:
    """``capacity`` is ``""``, ``Q.``, ``KT.``, ``TL.`` or ``TUQ.``; ``head`` the post signed for, ``post`` the signer's own.

    ``collective`` gives the TM. line; ``to_date`` None is until further notice.
    """

    id: int
    name: str
    capacity: str
    head: str
    post: str
    collective: str
    from_date: date
    to_date: date | None


@dataclass(frozen=True, slots=True)
class NewSigning:
    name: str
    capacity: str
    head: str
    post: str
    collective: str
    from_date: date
    to_date: date | None


_COLUMNS = tuple(s.c[name] for name in Signing.__slots__)


def add(conn: Connection, new: NewSigning, *, by: int, now: datetime) -> int:
    """Enter a capacity; returns its id."""
    row = {name: getattr(new, name) for name in NewSigning.__slots__}
    made = insert(s).values(row | {"entered_by": by, "entered_at": now}).returning(s.c.id)
    return conn.execute(made).scalar_one()


def withdraw(conn: Connection, signing_id: int, *, by: int, now: datetime) -> bool:
    """Take back an entry; False when it was taken back before or is none."""
    standing = (s.c.id == signing_id) & s.c.withdrawn_at.is_(None)
    return conn.execute(update(s).where(standing).values(withdrawn_by=by, withdrawn_at=now)).rowcount == 1


def get(conn: Connection, signing_id: int) -> Signing | None:
    """A standing entry; None when there is none (any more)."""
    mine = (s.c.id == signing_id) & s.c.withdrawn_at.is_(None)
    row = conn.execute(select(*_COLUMNS).where(mine)).one_or_none()
    return None if row is None else Signing(*row)


def standing(conn: Connection) -> list[Signing]:
    """All entries that were not taken back, the newest period first."""
    query = select(*_COLUMNS).where(s.c.withdrawn_at.is_(None)).order_by(s.c.from_date.desc(), s.c.id.desc())
    return [Signing(*row) for row in conn.execute(query)]


def on(conn: Connection, day: date) -> Signing | None:
    """Who signs on a day: of several, the one whose period began last; None when the installed setting counts."""
    covers = (s.c.from_date <= day) & or_(s.c.to_date.is_(None), s.c.to_date >= day) & s.c.withdrawn_at.is_(None)
    newest = select(*_COLUMNS).where(covers).order_by(s.c.from_date.desc(), s.c.id.desc()).limit(1)
    row = conn.execute(newest).one_or_none()
    return None if row is None else Signing(*row)
