"""Frozen summaries: kept whole with their hash, who froze them, when and why. A newer one takes over; none is taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select

from storage import audit
from storage.schema.compiles import frozen_summaries
from storage.schema.people import officials


@dataclass(frozen=True, slots=True)
class Frozen:
    """One freeze without its content. ``scope`` is a unit's id, None for all; ``period`` a period's code."""

    id: int
    campaign_id: int
    period: str
    scope: int | None
    as_of: datetime
    sha256: str
    note: str
    by: int
    name: str
    at: datetime


_COLUMNS = tuple(frozen_summaries.c[name] for name in ("id", "campaign_id", "period"))
_FACTS = tuple(frozen_summaries.c[name] for name in ("as_of", "sha256", "note", "by"))
_SELECT = select(
    *_COLUMNS, frozen_summaries.c.scope_unit_id, *_FACTS, officials.c.full_name, frozen_summaries.c.at
).join(officials, officials.c.id == frozen_summaries.c.by)


def keep(
    conn: Connection,
    campaign_id: int,
    period: str,
    scope: int | None,
    content: str,
    sha256: str,
    *,
    as_of: datetime,
    note: str,
    by: int,
    now: datetime,
) -> Frozen:
    """Freeze a summary's content from now on."""
    row: dict[str, Any] = {"campaign_id": campaign_id, "period": period, "scope_unit_id": scope, "as_of": as_of}
    row |= {"content": content, "sha256": sha256, "note": note, "by": by, "at": now}
    made = conn.execute(insert(frozen_summaries).values(row).returning(frozen_summaries.c.id)).scalar_one()
    audit.record(conn, by, "compile.frozen", f"frozen_summary:{made}", f"{period} {sha256} {note}".strip(), now)
    return _read(conn, _SELECT.where(frozen_summaries.c.id == made))[0]


def of_campaign(conn: Connection, campaign_id: int) -> list[Frozen]:
    """Every freeze of a campaign, the newest first."""
    mine = _SELECT.where(frozen_summaries.c.campaign_id == campaign_id)
    return _read(conn, mine.order_by(frozen_summaries.c.id.desc()))


def get(conn: Connection, frozen_id: int) -> Frozen | None:
    """One freeze, or None."""
    return next(iter(_read(conn, _SELECT.where(frozen_summaries.c.id == frozen_id))), None)


def newest(conn: Connection, campaign_id: int, period: str, scope: int | None) -> Frozen | None:
    """The freeze that counts for a campaign, period and scope; None when nothing was frozen."""
    same = (each for each in of_campaign(conn, campaign_id) if (each.period, each.scope) == (period, scope))
    return next(same, None)


def content(conn: Connection, frozen_id: int) -> str:
    """The kept text."""
    return conn.execute(select(frozen_summaries.c.content).where(frozen_summaries.c.id == frozen_id)).scalar_one()


def contents(conn: Connection) -> Iterator[tuple[int, str, str]]:
    """(id, kept text, hash of what was frozen) of every freeze, one at a time."""
    query = select(*(frozen_summaries.c[name] for name in ("id", "content", "sha256"))).order_by(frozen_summaries.c.id)
    for row in conn.execution_options(yield_per=1).execute(query):
        yield row.id, row.content, row.sha256


def _read(conn: Connection, query: Select[Any]) -> list[Frozen]:
    return [Frozen(*row) for row in conn.execute(query)]
