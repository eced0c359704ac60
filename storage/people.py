"""Who is behind a chat, what they may do, and how to reach them."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from sqlalchemy import BindParameter, Connection, bindparam, insert, or_, select, update

from rules.office_settings import CATALOGUE
from rules.records import Category, Official, Role, Unit
from storage import delegations
from storage.remember import remembered
from storage.schema.people import absences, accounts, memberships, officials, roles, settings, units


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in force today; ``unit_id`` is the unit it is limited to (with all below), None for the whole department.

    ``delegation``: the head of the unit has lent it.
    """

    role: Role
    unit_id: int | None
    delegation: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An official as the holder of one account, with the unit and roles of one day."""

    official_id: int
    account_id: int
    full_name: str
    unit_id: int
    grants: tuple[Grant, ...]
    on_day: date

    def has(self, role: Role) -> bool:
        """Whether the person holds the role anywhere."""
        return any(grant.role == role for grant in self.grants)

    def headed(self) -> tuple[int, ...]:
        """Ids of the units the person heads (their subtrees are meant)."""
        return tuple(g.unit_id for g in self.grants if g.role == Role.HEAD and g.unit_id is not None)

    def own_headed(self) -> tuple[int, ...]:
        """Those of them that the person heads by the own office, not in somebody's place."""
        lent = {g.unit_id for g in self.grants if g.delegation is not None}
        return tuple(unit for unit in self.headed() if unit not in lent)


_TODAY: BindParameter[date] = bindparam("today")
_MEMBER = (memberships.c.from_date <= _TODAY) & or_(memberships.c.to_date.is_(None), memberships.c.to_date >= _TODAY)
_HOLDS = (roles.c.from_date <= _TODAY) & or_(roles.c.to_date.is_(None), roles.c.to_date >= _TODAY)
_BEHIND = (
    select(
        officials.c.id,
        accounts.c.id,
        officials.c.full_name,
        memberships.c.unit_id,
        roles.c.role,
        roles.c.unit_id,
    )
    .join_from(accounts, officials, accounts.c.official_id == officials.c.id)
    .join(memberships, (memberships.c.official_id == officials.c.id) & _MEMBER)
    .outerjoin(roles, (roles.c.official_id == officials.c.id) & _HOLDS)
    .where(accounts.c.network == bindparam("network"), accounts.c.chat == bindparam("chat"))
    .where(accounts.c.revoked_at.is_(None), or_(officials.c.left_on.is_(None), officials.c.left_on > _TODAY))
)


def behind(conn: Connection, network: str, chat: str, today: date) -> Person | None:
    """The official linked to a chat today; None for strangers, revoked accounts and leavers."""
    rows = conn.execute(_BEHIND, {"network": network, "chat": chat, "today": today}).all()
    if not rows:
        return None
    official_id, account_id, name, unit_id = rows[0][:4]
    grants = tuple(Grant(Role(row[4]), row[5]) for row in rows if row[4] is not None)
    if standing_role(conn) in {grant.role for grant in grants}:
        grants = tuple(dict.fromkeys((*grants, Grant(Role.OFFICE, None))))
    lent = (each for each in delegations.in_force(conn, today) if each.deputy_id == official_id)
    grants += tuple(Grant(Role.HEAD, each.unit_id, each.id) for each in lent)
    return Person(official_id, account_id, name, unit_id, grants, today)


_STANDING = select(settings.c.value).where(settings.c.name == "standing_role")


@remembered(settings)
def standing_role(conn: Connection) -> Role:
    """The role that holds the standing duties (drafts, urges, compiles); its holders have the office's rights too."""
    return Role(conn.execute(_STANDING).scalar_one_or_none() or CATALOGUE["standing_role"].default)


_CHATS = (
    select(accounts.c.network, accounts.c.chat)
    .where(accounts.c.official_id == bindparam("official"), accounts.c.revoked_at.is_(None))
    .where(accounts.c.blocked_at.is_(None))
    .order_by(accounts.c.linked_at.desc(), accounts.c.id.desc())
)


def chat_of(conn: Connection, official_id: int) -> tuple[str, str] | None:
    """(network, chat) where an official is reached: the newest account that is neither revoked nor blocked."""
    row = conn.execute(_CHATS, {"official": official_id}).first()
    return (row[0], row[1]) if row else None


def link(conn: Connection, official_id: int, network: str, chat: str, now: datetime) -> list[tuple[str, str]]:
    """Tie a chat to an official, ending every other tie of either; returns the (network, chat) that lost the official."""
    old = [(row.network, row.chat) for row in conn.execute(_CHATS, {"official": official_id}) if row.chat != chat]
    same = (accounts.c.network == network) & (accounts.c.chat == chat)
    ended = update(accounts).where(or_(accounts.c.official_id == official_id, same), accounts.c.revoked_at.is_(None))
    conn.execute(ended.values(revoked_at=now))
    row = {"official_id": official_id, "network": network, "chat": chat, "linked_at": now, "consent_at": now}
    conn.execute(insert(accounts).values(row))
    return old


def tree(conn: Connection) -> list[Unit]:
    """All units, parents before children, siblings by code."""
    rows = conn.execute(select(units.c.id, units.c.code, units.c.name, units.c.parent_id, units.c.kind))
    found = [Unit(*row) for row in rows]
    below: dict[int | None, list[Unit]] = {}
    for unit in sorted(found, key=lambda u: u.code):
        below.setdefault(unit.parent_id, []).append(unit)
    ordered: list[Unit] = []
    waiting = list(reversed(below.get(None, [])))
    while waiting:
        unit = waiting.pop()
        ordered.append(unit)
        waiting.extend(reversed(below.get(unit.id, [])))
    return ordered


def subtree(conn: Connection, unit_id: int) -> set[int]:
    """Ids of a unit and all units below it."""
    start = select(units.c.id).where(units.c.id == unit_id).cte("below", recursive=True)
    below = start.union(select(units.c.id).join(start, units.c.parent_id == start.c.id))
    return set(conn.execute(select(below.c.id)).scalars())


_PARENTS = select(units.c.id, units.c.parent_id, units.c.kind)


@remembered(units)
def _parents(conn: Connection) -> dict[int, tuple[int | None, str]]:
    return {row[0]: (row[1], row[2]) for row in conn.execute(_PARENTS)}


def ancestors(conn: Connection, unit_id: int) -> list[int]:
    """Ids of a unit and all units above it, nearest first."""
    parents = _parents(conn)
    line: list[int] = []
    step: int | None = unit_id
    while step is not None and step not in line:
        line.append(step)
        step = parents[step][0] if step in parents else None
    return line


def line_of(conn: Connection, unit_id: int) -> list[tuple[int, str]]:
    """(id, kind) of a unit and of all units above it, nearest first."""
    known = _parents(conn)
    return [(step, known[step][1]) for step in ancestors(conn, unit_id) if step in known]


def unit(conn: Connection, unit_id: int) -> Unit:
    """One unit; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    columns = (units.c.id, units.c.code, units.c.name, units.c.parent_id, units.c.kind)
    return Unit(*conn.execute(select(*columns).where(units.c.id == unit_id)).one())


def unit_of(conn: Connection, official_id: int, today: date) -> int | None:
    """The unit an official belongs to on a day."""
    mine = select(memberships.c.unit_id).where(memberships.c.official_id == official_id, _MEMBER)
    return conn.execute(mine, {"today": today}).scalars().first()


def staff(conn: Connection, today: date, unit_ids: set[int] | None = None) -> list[Official]:
    """The people on the roster on a day (of some units only, when given), by staff code."""
    query = (
        select(officials, memberships.c.unit_id, accounts.c.id.label("account"), accounts.c.blocked_at)
        .add_columns(absences.c.id.label("absence"))
        .join(memberships, (memberships.c.official_id == officials.c.id) & _MEMBER)
        .outerjoin(accounts, (accounts.c.official_id == officials.c.id) & accounts.c.revoked_at.is_(None))
        .outerjoin(absences, (absences.c.official_id == officials.c.id) & _AWAY)
        .where(or_(officials.c.left_on.is_(None), officials.c.left_on > _TODAY))
        .order_by(officials.c.staff_code, accounts.c.id)
    )
    if unit_ids is not None:
        query = query.where(memberships.c.unit_id.in_(unit_ids))
    rows = conn.execute(query, {"today": today}).all()
    return [_official(list(same)) for _, same in groupby(rows, key=lambda row: row.id)]


_AWAY = (absences.c.from_date <= _TODAY) & or_(absences.c.to_date.is_(None), absences.c.to_date >= _TODAY)


def _official(rows: list) -> Official:  # type: ignore[type-arg]
    first = rows[0]
    return Official(
        id=first.id,
        staff_code=first.staff_code,
        full_name=first.full_name,
        category=Category(first.category),
        position=first.position,
        unit_id=first.unit_id,
        joined=any(row.account is not None for row in rows),
        reachable=any(row.account is not None and row.blocked_at is None for row in rows),
        on_leave=any(row.absence is not None for row in rows),
    )


def holders(conn: Connection, role: Role, today: date) -> list[tuple[int, int | None]]:
    """(official id, unit id) of everyone who holds a role on a day; the office's is held by the standing body too, a head's by
    whoever stands in for the head."""
    meant = {role, standing_role(conn)} if role == Role.OFFICE else {role}
    query = select(roles.c.official_id, roles.c.unit_id).where(roles.c.role.in_(meant), _HOLDS).order_by(roles.c.id)
    held = [(row.official_id, row.unit_id) for row in conn.execute(query, {"today": today})]
    lent = delegations.in_force(conn, today) if role == Role.HEAD else []
    return [*held, *((each.deputy_id, each.unit_id) for each in lent)]


def standing_body(conn: Connection, today: date) -> list[int]:
    """Officials who hold the standing duties on a day: those who are told what is still missing."""
    query = select(roles.c.official_id).where(roles.c.role == standing_role(conn), _HOLDS).order_by(roles.c.id)
    return list(dict.fromkeys(conn.execute(query, {"today": today}).scalars()))


def heads_over(conn: Connection, unit_id: int, today: date) -> list[int]:
    """Officials who head a unit; when it has no head, those of the nearest unit above that has one."""
    by_unit: dict[int | None, list[int]] = {}
    for official_id, at in holders(conn, Role.HEAD, today):
        by_unit.setdefault(at, []).append(official_id)
    return next((by_unit[step] for step in ancestors(conn, unit_id) if step in by_unit), [])


def name_of(conn: Connection, official_id: int) -> str:
    """An official's full name."""
    return conn.execute(select(officials.c.full_name).where(officials.c.id == official_id)).scalar_one()


def known_name(conn: Connection, official_id: int) -> str | None:
    """An official's full name; None when there is none of this id."""
    return conn.execute(select(officials.c.full_name).where(officials.c.id == official_id)).scalar_one_or_none()
