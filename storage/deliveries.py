"""The ledger of an announcement: for every person of the audience, what became of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from rules.delivery import Standing, may_resend, standing
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


@dataclass(frozen=True, slots=True)
class Totals:
    """How many people stand where; the standings add up to ``total``. ``reasons`` counts the failed ones by code."""

    total: int
    standings: Counter[Standing]
    reasons: Counter[str]
    read: int
    resendable: int


@dataclass(frozen=True, slots=True)
class Reach:
    """The audience before an announcement: everybody is reachable, has not joined, or has blocked the bot."""

    total: int
    reachable: int
    not_joined: int
    blocked: int


def reach(conn: Connection, campaign_id: int, today: date) -> Reach:
    """Whom an announcement would reach today."""
    staff = people.staff(conn, today, campaigns.audience_units(conn, campaign_id))
    reachable = sum(official.reachable for official in staff)
    not_joined = sum(not official.joined for official in staff)
    return Reach(len(staff), reachable, not_joined, len(staff) - reachable - not_joined)


def totals(ledger: Sequence[Delivery]) -> Totals:
    """The figures of a ledger, or of a part of it."""
    return Totals(
        total=len(ledger),
        standings=Counter(line.standing for line in ledger),
        reasons=Counter(line.reason for line in ledger if line.standing == Standing.FAILED),
        read=sum(line.read for line in ledger),
        resendable=len(resendable(ledger)),
    )


def resendable(ledger: Sequence[Delivery]) -> list[Delivery]:
    """The people it is right to send to again."""
    return [line for line in ledger if may_resend(line.standing, reachable=line.official.reachable)]


def unreached(ledger: Sequence[Delivery]) -> list[Delivery]:
    """Everybody whom it surely or possibly did not reach, and to whom nothing is on its way."""
    return [line for line in ledger if line.standing not in (Standing.SENT, Standing.WAITING)]


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
