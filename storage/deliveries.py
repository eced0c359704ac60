"""The ledger of an announcement: for every person of the audience, what became of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from rules.delivery import Standing, standing
from rules.records import Official
from storage import campaigns, people, receipts
from storage.schema.operations import broadcasts, outbox

Tries = dict[int, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Delivery:
    """One person's line in the ledger. ``reason`` is a code; ``read``: the person pressed "đã nhận"."""

    official: Official
    standing: Standing
    reason: str
    tries: int
    read: bool


def of_campaign(conn: Connection, campaign_id: int, today: date) -> list[Delivery]:
    """The ledger of a campaign over its audience of today, by staff code."""
    tried = tries(conn, campaign_id)
    read = receipts.acknowledged(conn, campaign_id)
    staff = people.staff(conn, today, campaigns.audience_units(conn, campaign_id))
    return [_line(official, tried.get(official.id, []), official.id in read) for official in staff]


def _line(official: Official, tried: list[tuple[str, str]], read: bool) -> Delivery:
    found, reason = standing(tried, joined=official.joined, reachable=official.reachable, acknowledged=read)
    return Delivery(official, found, reason, len(tried), read)


def tries(conn: Connection, campaign_id: int, official_id: int | None = None) -> Tries:
    """(state, error) of every announcement of a campaign queued to each official (to one only, when given), in order."""
    query = (
        select(outbox.c.official_id, outbox.c.state, outbox.c.error)
        .join(broadcasts, broadcasts.c.id == outbox.c.broadcast_id)
        .where(broadcasts.c.campaign_id == campaign_id)
        .order_by(outbox.c.id)
    )
    if official_id is not None:
        query = query.where(outbox.c.official_id == official_id)
    found: Tries = {}
    for row in conn.execute(query):
        found.setdefault(row.official_id, []).append((row.state, row.error))
    return found


def unique_key(campaign_id: int, official_id: int, attempt: int = 1) -> str:
    """The key that keeps an announcement from being queued twice to one person; each resend is a new attempt."""
    first = f"campaign:{campaign_id}:{official_id}"
    return first if attempt == 1 else f"{first}:{attempt}"
