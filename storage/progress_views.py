"""Which reports of people their heads have seen."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from rules.records import Progress
from storage import progress as reports
from storage.inbox import insert_or_ignore
from storage.schema.participation import pledge_items
from storage.schema.people import officials
from storage.schema.unit_reports import progress_views


@dataclass(frozen=True, slots=True)
class View:
    """Who has seen a report, and when."""

    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Unseen:
    """A report that waits to be seen, whose it is and on which item."""

    report: Progress
    name: str
    item: str


def waiting(conn: Connection, campaign_id: int, official_ids: Collection[int]) -> list[Unseen]:
    """The newest reports of some people that nobody has seen, oldest first."""
    seen = set(conn.execute(select(progress_views.c.progress_id)).scalars())
    found = [r for r in reports.of_campaign(conn, campaign_id) if r.official_id in official_ids and r.id not in seen]
    names = dict(conn.execute(select(officials.c.id, officials.c.full_name)).tuples().all())
    wanted = select(pledge_items.c.id, pledge_items.c.text).where(pledge_items.c.id.in_([r.item_id for r in found]))
    items = dict(conn.execute(wanted).tuples().all())
    return [Unseen(report, names[report.official_id], items[report.item_id]) for report in found]


def see(conn: Connection, progress_ids: Iterable[int], *, by: int, now: datetime) -> None:
    """Say that reports were seen; once is enough."""
    rows = [{"progress_id": progress_id, "by": by, "at": now} for progress_id in progress_ids]
    if rows:
        conn.execute(insert_or_ignore(conn, progress_views), rows)


def of(conn: Connection, progress_ids: Collection[int]) -> dict[int, View]:
    """Who has seen which of some reports."""
    query = (
        select(progress_views.c.progress_id, officials.c.full_name, progress_views.c.at)
        .join(officials, officials.c.id == progress_views.c.by)
        .where(progress_views.c.progress_id.in_(list(progress_ids)))
    )
    return {row.progress_id: View(row.full_name, row.at) for row in conn.execute(query)}
