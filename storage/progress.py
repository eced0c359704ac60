"""Reports on pledge items: per item and stage one newest revision, every older one kept."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from rules.records import Progress, ProgressStatus
from storage import receipts
from storage.files import KEPT
from storage.remember import remembered
from storage.schema.campaigns import stages
from storage.schema.participation import files, pledge_items, progress


@dataclass(frozen=True, slots=True)
class Report:
    """What a person says of one item in one stage, before it is stored.

    ``amount`` is cumulative, in ``unit``; ``percent`` 80 means 80 %; ``typed`` is the line as it was typed.
    """

    item_id: int
    stage_id: int
    status: ProgressStatus
    amount: Decimal | None = None
    percent: Decimal | None = None
    unit: str = ""
    note: str = ""
    typed: str = ""


def submit(
    conn: Connection, report: Report, *, official_id: int, unit_id: int, late: bool, sent_at: datetime
) -> Progress:
    """Store a report as the newest revision for its item and stage; the older revisions stay as they are."""
    place = {"of_item": report.item_id, "of_stage": report.stage_id}
    last = conn.execute(_LAST, place).scalar_one() or 0
    if last:
        conn.execute(_OLDER, place)
    row: dict[str, Any] = asdict(report)
    row |= {"official_id": official_id, "unit_id": unit_id, "revision": last + 1, "newest": True}
    row |= {"receipt": receipts.code("BC"), "reported_at": sent_at, "late": late}
    made = conn.execute(_INSERT, row).scalar_one()
    return _progress(conn.execute(_MADE, {"made": made}).one())


_SAME = (progress.c.item_id == bindparam("of_item"), progress.c.stage_id == bindparam("of_stage"))
_LAST = select(func.max(progress.c.revision)).where(*_SAME)
_OLDER = update(progress).where(*_SAME).values(newest=False)
_INSERT = insert(progress).returning(progress.c.id)


_again = progress.alias("again")
_EVIDENCE = (
    select(func.count(files.c.id))
    .join(_again, _again.c.id == files.c.progress_id)
    .where(_again.c.item_id == progress.c.item_id, _again.c.stage_id == progress.c.stage_id, files.c.state == KEPT)
    .correlate(progress)
    .scalar_subquery()
)
_OWN_EVIDENCE = (
    select(func.count(files.c.id))
    .where(files.c.progress_id == progress.c.id, files.c.state == KEPT)
    .correlate(progress)
    .scalar_subquery()
)
_COLUMNS = tuple(progress.c[name] for name in Progress.__slots__ if name != "evidence")
_STATUS = Progress.__slots__.index("status")
# a correction keeps what proves the stage: evidence counts over all revisions of the same item and stage
_SELECT = select(*_COLUMNS, _EVIDENCE.label("evidence"))
_MADE = _SELECT.where(progress.c.id == bindparam("made"))
_REVISIONS = select(*_COLUMNS, _OWN_EVIDENCE.label("evidence"))


def _read(conn: Connection, query: Select[Any]) -> list[Progress]:
    return [_progress(row) for row in conn.execute(query)]


def _progress(row: Sequence[Any]) -> Progress:
    values = list(row)
    values[_STATUS] = ProgressStatus(values[_STATUS])
    return Progress(*values)


def of_campaign(conn: Connection, campaign_id: int, unit_ids: Collection[int] | None = None) -> list[Progress]:
    """The newest revision of every report of a campaign (of some units only, when given), oldest report first."""
    query = _of(campaign_id, select(*_COLUMNS)).where(progress.c.newest.is_(True)).order_by(progress.c.id)
    if unit_ids is not None:
        query = query.where(progress.c.unit_id.in_(list(unit_ids)))
    proved = _evidence(conn, campaign_id)
    return [_progress((*row, proved.get((row.item_id, row.stage_id), 0))) for row in conn.execute(query)]


def _evidence(conn: Connection, campaign_id: int) -> dict[tuple[int, int], int]:
    """Kept files by item and stage, in one query for the whole campaign."""
    counted = select(progress.c.item_id, progress.c.stage_id, func.count(files.c.id)).join(
        files, files.c.progress_id == progress.c.id
    )
    kept = _of(campaign_id, counted).where(files.c.state == KEPT).group_by(progress.c.item_id, progress.c.stage_id)
    return {(item, stage): number for item, stage, number in conn.execute(kept)}


def latest(conn: Connection, official_id: int, campaign_id: int) -> list[Progress]:
    """The newest revisions of one person's reports in a campaign, oldest report first."""
    mine = (progress.c.official_id == official_id) & progress.c.newest.is_(True)
    return _read(conn, _of(campaign_id, _SELECT).where(mine).order_by(progress.c.id))


_OF_ITEM = (
    _SELECT.join(stages, stages.c.id == progress.c.stage_id)
    .where(progress.c.item_id == bindparam("item"), progress.c.newest.is_(True))
    .order_by(stages.c.ends_on.desc(), progress.c.id.desc())
)


@remembered(progress, files, stages)
def of_item(conn: Connection, item_id: int) -> list[Progress]:
    """The newest revisions of the reports on one item, one per stage, latest stage first."""
    return [_progress(row) for row in conn.execute(_OF_ITEM, {"item": item_id})]


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision as its sender looks at it again; its evidence is what was sent with it."""

    report: Progress
    item: str
    stage: str


def history(conn: Connection, official_id: int, campaign_id: int) -> list[Entry]:
    """Every revision of one person's reports in a campaign, newest first."""
    query = (
        _of(campaign_id, _REVISIONS.add_columns(pledge_items.c.text, stages.c.name))
        .join(pledge_items, pledge_items.c.id == progress.c.item_id)
        .where(progress.c.official_id == official_id)
        .order_by(progress.c.id.desc())
    )
    return [Entry(_progress(row[:-2]), row[-2], row[-1]) for row in conn.execute(query)]


def _of(campaign_id: int, query: Select[Any]) -> Select[Any]:
    return query.join(stages, stages.c.id == progress.c.stage_id).where(stages.c.campaign_id == campaign_id)


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official a report belongs to (argument ``progress``), for access."""
    query = select(progress.c.official_id).where(progress.c.id == arguments.get("progress"))
    return conn.execute(query).scalar_one_or_none()
