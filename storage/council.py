"""The council (Hội đồng thi đua, khen thưởng): who sits in it, in which post, from when to when. Ended rows stay."""

from datetime import date, datetime, timedelta

from sqlalchemy import Connection, insert, or_, select, update

from rules.commendation import CouncilMember
from rules.records import Role
from storage import audit
from storage.schema.commendation import council_members
from storage.schema.people import officials, roles


def members(conn: Connection, on_day: date) -> list[CouncilMember]:
    """Those whose term includes a day, in the order of entry."""
    sits = (council_members.c.from_date <= on_day) & or_(
        council_members.c.to_date.is_(None), council_members.c.to_date >= on_day
    )
    columns = [council_members.c[name] for name in ("id", "official_id", "post", "number", "from_date", "to_date")]
    query = select(*columns, officials.c.full_name).join(officials, officials.c.id == council_members.c.official_id)
    return [
        CouncilMember(row[0], row[1], row[6], *row[2:6])
        for row in conn.execute(query.where(sits).order_by(council_members.c.id))
    ]


def member(conn: Connection, member_id: int, on_day: date) -> CouncilMember | None:
    """One of those who sit on a day."""
    return next((each for each in members(conn, on_day) if each.id == member_id), None)


def is_secretary(conn: Connection, official_id: int, on_day: date) -> bool:
    """Whether an official is the council's secretary on a day."""
    return any(each.official_id == official_id and each.post == "secretary" for each in members(conn, on_day))


def add(
    conn: Connection,
    official_id: int,
    post: str,
    from_date: date,
    to_date: date | None,
    number: str,
    *,
    by: int,
    now: datetime,
) -> bool:
    """Enter a membership and the role that goes with it, for the term; False when the official sits already."""
    if any(each.official_id == official_id for each in members(conn, from_date)):
        return False
    term = {"official_id": official_id, "from_date": from_date, "to_date": to_date}
    conn.execute(insert(council_members).values(**term, post=post, number=number, at=now, by=by))
    mine = (roles.c.official_id == official_id) & (roles.c.role == Role.COUNCIL)
    lasting = or_(roles.c.to_date.is_(None), roles.c.to_date >= (to_date or date.max))
    if conn.execute(select(roles.c.id).where(mine, roles.c.from_date <= from_date, lasting)).first() is None:
        conn.execute(insert(roles).values(**term, role=Role.COUNCIL))
    audit.record(conn, by, "council.joined", f"official:{official_id}", f"{post} {from_date}", now)
    return True


def end(conn: Connection, member_id: int, today: date, *, by: int, now: datetime) -> bool:
    """End a membership and its role with yesterday; False when it has ended already."""
    found = member(conn, member_id, today)
    if found is None:
        return False
    last = {"to_date": today - timedelta(days=1)}
    mine = council_members.c.id == member_id
    conn.execute(update(council_members).where(mine).values(**last, ended_at=now, ended_by=by))
    held = (roles.c.official_id == found.official_id) & (roles.c.role == Role.COUNCIL)
    open_ = or_(roles.c.to_date.is_(None), roles.c.to_date >= today)
    conn.execute(update(roles).where(held, open_).values(**last))
    audit.record(conn, by, "council.left", f"official:{found.official_id}", "", now)
    return True
