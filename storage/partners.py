"""Bodies outside the unit tree: who they are, who speaks for them, in which campaigns they take part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from rules.records import Campaign
from storage import audit, campaigns
from storage.schema.partners import partner_campaigns, partners
from storage.schema.people import officials


@dataclass(frozen=True, slots=True)
class Partner:
    """A body; ``contact`` is a person's name, ``official_id`` that person on the roster (None: not on it)."""

    id: int
    name: str
    contact: str
    official_id: int | None
    ended_at: datetime | None


_COLUMNS = tuple(partners.c[name] for name in Partner.__slots__)


def every(conn: Connection) -> list[Partner]:
    """All bodies, those that have ended last, by name."""
    rows = conn.execute(select(*_COLUMNS).order_by(partners.c.ended_at.is_not(None), partners.c.name, partners.c.id))
    return [Partner(*row) for row in rows]


def get(conn: Connection, partner_id: int) -> Partner:
    """One body; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return Partner(*conn.execute(select(*_COLUMNS).where(partners.c.id == partner_id)).one())


def find(conn: Connection, partner_id: int | None) -> Partner | None:
    """One body; None when there is none."""
    row = conn.execute(select(*_COLUMNS).where(partners.c.id == partner_id)).one_or_none()
    return None if row is None else Partner(*row)


def spoken_for_by(conn: Connection, official_id: int) -> list[Partner]:
    """The bodies for which an official speaks now."""
    mine = (partners.c.official_id == official_id) & partners.c.ended_at.is_(None)
    return [Partner(*row) for row in conn.execute(select(*_COLUMNS).where(mine).order_by(partners.c.name))]


def keep(
    conn: Connection,
    partner_id: int | None,
    name: str,
    contact: str,
    official_id: int | None,
    *,
    by: int,
    now: datetime,
) -> int:
    """Add a body, or change one (the audit keeps what it was); returns its id."""
    values = {"name": name, "contact": _named(conn, contact, official_id), "official_id": official_id}
    if partner_id is None:
        made = insert(partners).values(added_at=now, **values).returning(partners.c.id)
        kept: int = conn.execute(made).scalar_one()
        audit.record(conn, by, "partner.added", f"partner:{kept}", name, now)
        return kept
    old = get(conn, partner_id)
    conn.execute(update(partners).where(partners.c.id == partner_id).values(values))
    told = f"{old.name}, {old.contact} → {name}, {values['contact']}"
    audit.record(conn, by, "partner.changed", f"partner:{partner_id}", told[:500], now)
    return partner_id


def _named(conn: Connection, contact: str, official_id: int | None) -> str:
    if official_id is None:
        return contact
    return str(conn.execute(select(officials.c.full_name).where(officials.c.id == official_id)).scalar_one())


def end(conn: Connection, partner_id: int, at: datetime | None, *, by: int, now: datetime) -> bool:
    """Let a body take part no longer, or again (None); False when it is so already."""
    other = partners.c.ended_at.is_(None) if at is not None else partners.c.ended_at.is_not(None)
    if conn.execute(update(partners).where(partners.c.id == partner_id, other).values(ended_at=at)).rowcount != 1:
        return False
    audit.record(conn, by, "partner.ended" if at else "partner.goes_on", f"partner:{partner_id}", "", now)
    return True


def campaigns_of(conn: Connection, partner_id: int) -> list[Campaign]:
    """The campaigns in which a body takes part and that have not been archived, newest first."""
    mine = (partner_campaigns.c.partner_id == partner_id) & partner_campaigns.c.left_at.is_(None)
    ids = set(conn.execute(select(partner_campaigns.c.campaign_id).where(mine)).scalars())
    return [each for each in campaigns.every(conn) if each.id in ids and each.state != campaigns.ARCHIVED]


def open_to(conn: Connection) -> Sequence[Campaign]:
    """The campaigns in which a body can be told to take part."""
    return campaigns.in_state(conn, campaigns.OPEN, campaigns.PAUSED)


def take_part(conn: Connection, partner_id: int, campaign_id: int, joins: bool, *, by: int, now: datetime) -> None:
    """Let a body join a campaign, or leave it; reports given stay."""
    left_at = None if joins else now
    place = (partner_campaigns.c.partner_id == partner_id) & (partner_campaigns.c.campaign_id == campaign_id)
    if conn.execute(update(partner_campaigns).where(place).values(left_at=left_at)).rowcount == 0:
        row = {"partner_id": partner_id, "campaign_id": campaign_id, "joined_at": now, "left_at": left_at}
        conn.execute(insert(partner_campaigns).values(row))
    action = "partner.joined" if joins else "partner.left"
    audit.record(conn, by, action, f"partner:{partner_id}", f"campaign:{campaign_id}", now)


def takes_part(conn: Connection, partner_id: int, campaign_id: int) -> bool:
    """Whether a body takes part in a campaign now."""
    found = campaigns_of(conn, partner_id)
    return any(each.id == campaign_id for each in found)
