"""Workbooks that went out to be edited: what they held then, what came back, and whether it has been applied."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from rules.workbook.columns import Record
from rules.workbook.kept import as_json
from storage.schema.operations import workbooks

OUT, BACK, APPLIED = "out", "back", "applied"
CAMPAIGN, SHARES, DAYS, TITLES = "campaign", "shares", "days", "titles"


@dataclass(frozen=True, slots=True)
class KeptWorkbook:
    """``base`` is what went out, ``sheets`` what came back last (None while nothing did), both as JSON values.

    ``revision`` counts how often it came back, so that a decision about an earlier return is known as such.
    """

    id: int
    kind: str
    campaign_id: int | None
    base: dict[str, Any]
    sheets: list[Any] | None
    revision: int
    state: str


def send(conn: Connection, kind: str, campaign_id: int | None, record: Record, by: int | None, now: datetime) -> int:
    """Keep what a workbook holds as it goes out; returns its number."""
    row = {"kind": kind, "campaign_id": campaign_id, "base": as_json(record), "state": OUT, "at": now, "by": by}
    return conn.execute(insert(workbooks).values(row).returning(workbooks.c.id)).scalar_one()


def get(conn: Connection, number: int) -> KeptWorkbook | None:
    """One workbook; None when there is none of this number."""
    row = conn.execute(select(workbooks).where(workbooks.c.id == number)).one_or_none()
    if row is None:
        return None
    return KeptWorkbook(row.id, row.kind, row.campaign_id, row.base, row.sheets, row.revision, row.state)


def take_back(conn: Connection, number: int, sheets: list[Any], now: datetime) -> int | None:
    """Keep the sheets that came back until the office decides; returns the new revision, None once it was applied."""
    mine = (workbooks.c.id == number) & (workbooks.c.state != APPLIED)
    values = {"sheets": sheets, "state": BACK, "at": now, "revision": workbooks.c.revision + 1}
    done = conn.execute(update(workbooks).where(mine).values(values).returning(workbooks.c.revision))
    return done.scalar_one_or_none()


def finish(conn: Connection, number: int, revision: int, state: str) -> bool:
    """Settle one return (APPLIED, or OUT to drop it) and forget its sheets; False when another one came or it was settled."""
    mine = (workbooks.c.id == number) & (workbooks.c.revision == revision) & (workbooks.c.state == BACK)
    return conn.execute(update(workbooks).where(mine).values(state=state, sheets=None)).rowcount == 1


def fingerprint(record: Record) -> str:
    """A value that changes when anything of a record changes."""
    return hashlib.sha256(json.dumps(as_json(record), sort_keys=True).encode()).hexdigest()[:32]


def prune(conn: Connection, before: datetime) -> int:
    """Forget the sheets of returns that nobody decided on; returns how many."""
    old = (workbooks.c.state == BACK) & (workbooks.c.at < before)
    return conn.execute(update(workbooks).where(old).values(state=OUT, sheets=None)).rowcount
