"""What the yearly statistics count: campaigns opened in a year, and the awards for it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select

from rules.merits import Award
from rules.statistics import Launched
from storage import awards
from storage.schema.campaigns import campaigns, stages
from storage.schema.people import units


def launched(conn: Connection, year: int, zone: ZoneInfo) -> list[Launched]:
    """Campaigns whose opening fell into ``year`` on the office's wall, in the order of opening."""
    first, after = (datetime(each, 1, 1, tzinfo=zone).astimezone(UTC) for each in (year, year + 1))
    top = select(units.c.id).where(units.c.parent_id.is_(None))
    whole = campaigns.c.audience_unit_id.is_(None) | campaigns.c.audience_unit_id.in_(top)
    query = (
        select(campaigns.c.title, whole, func.min(stages.c.starts_on), func.max(stages.c.ends_on))
        .outerjoin(stages, stages.c.campaign_id == campaigns.c.id)
        .where(campaigns.c.opened_at >= first, campaigns.c.opened_at < after)
        .group_by(campaigns.c.id)
        .order_by(campaigns.c.opened_at, campaigns.c.id)
    )
    return [Launched(title, bool(all_), start, end) for title, all_, start, end in conn.execute(query)]


def awarded(conn: Connection, year: int) -> Sequence[Award]:
    """The awards of everybody for one year."""
    return [each for each in awards.since(conn, year) if each.year == year]
