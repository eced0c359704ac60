"""Invitations to join: for one person, for one use, for a time; only the keyed hash of a code is kept."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, or_, select, update

from rules.invitation_code import ALPHABET, LENGTH, is_code, keyed_hash
from storage.schema.people import invitations, officials

_OPEN = invitations.c.used_at.is_(None) & invitations.c.revoked_at.is_(None)


@dataclass(frozen=True, slots=True)
class Invitation:
    id: int
    official_id: int


def draw() -> str:
    """A new code."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        if is_code(code):
            return code


def issue_all(
    conn: Connection,
    official_ids: Sequence[int],
    *,
    secret: bytes,
    by: int | None,
    now: datetime,
    expires_at: datetime,
) -> dict[int, str]:
    """Invite officials; older open invitations of theirs end. Returns the codes by official, which are kept nowhere."""
    codes = {official_id: draw() for official_id in official_ids}
    if codes:
        ended = update(invitations).where(invitations.c.official_id == bindparam("official"), _OPEN)
        conn.execute(ended.values(revoked_at=now), [{"official": official_id} for official_id in codes])
        about = {"created_at": now, "created_by": by, "expires_at": expires_at}
        rows = [{"official_id": who, "code_hash": keyed_hash(secret, code), **about} for who, code in codes.items()]
        conn.execute(insert(invitations), rows)
    return codes


def issue(
    conn: Connection, official_id: int, *, secret: bytes, by: int | None, now: datetime, expires_at: datetime
) -> str:
    """Invite one official; returns the code."""
    return issue_all(conn, [official_id], secret=secret, by=by, now=now, expires_at=expires_at)[official_id]


def find(conn: Connection, code_hash: str, now: datetime, today: date) -> Invitation | None:
    """The open invitation behind a code; None alike for wrong, used, revoked and expired codes, and for leavers."""
    query = _alive(now, today).where(invitations.c.code_hash == code_hash)
    row = conn.execute(query).one_or_none()
    return Invitation(*row) if row else None


def by_id(conn: Connection, invitation_id: int, now: datetime, today: date) -> Invitation | None:
    """An invitation if it is still open."""
    row = conn.execute(_alive(now, today).where(invitations.c.id == invitation_id)).one_or_none()
    return Invitation(*row) if row else None


def _alive(now: datetime, today: date):  # type: ignore[no-untyped-def]
    present = or_(officials.c.left_on.is_(None), officials.c.left_on > today)
    joined = invitations.join(officials, officials.c.id == invitations.c.official_id)
    columns = select(invitations.c.id, invitations.c.official_id).select_from(joined)
    return columns.where(_OPEN, invitations.c.expires_at > now, present)


def use(conn: Connection, invitation_id: int, now: datetime) -> bool:
    """Use an invitation up; False when somebody was faster."""
    mine = (invitations.c.id == invitation_id) & _OPEN
    return conn.execute(update(invitations).where(mine).values(used_at=now)).rowcount == 1


def revoke(conn: Connection, official_id: int, now: datetime) -> int:
    """End the open invitations of an official; returns how many there were."""
    mine = (invitations.c.official_id == official_id) & _OPEN
    return conn.execute(update(invitations).where(mine).values(revoked_at=now)).rowcount


def invited(conn: Connection, now: datetime) -> int:
    """How many open invitations there are."""
    query = select(func.count()).select_from(invitations).where(_OPEN, invitations.c.expires_at > now)
    return conn.execute(query).scalar_one()
