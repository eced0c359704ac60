"""Pledges and reports as they stood at an earlier instant, made again from their revisions."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select

from rules.records import Pledge, PledgeItem, PledgeState, Progress, ProgressStatus
from storage.files import KEPT
from storage.schema.campaigns import stages, titles
from storage.schema.participation import files, pledge_items, pledge_revisions, pledges, progress

_COLUMNS = tuple(progress.c[name] for name in Progress.__slots__ if name != "evidence")


def pledges_then(conn: Connection, campaign_id: int, then: datetime) -> list[Pledge]:
    """Every pledge of a campaign at its newest revision of ``then``, by id; what was registered later is not there."""
    steps = (
        select(pledge_revisions, titles.c.name.label("title"), pledges.c.official_id, pledges.c.receipt)
        .add_columns(pledges.c.unit_id.label("last_unit"), pledges.c.late.label("last_late"))
        .join(pledges, pledges.c.id == pledge_revisions.c.pledge_id)
        .join(titles, titles.c.id == pledge_revisions.c.title_id)
        .where(pledges.c.campaign_id == campaign_id, pledge_revisions.c.at <= then)
        .order_by(pledge_revisions.c.pledge_id, pledge_revisions.c.revision)
    )
    promised = _items(conn, campaign_id)
    rows = conn.execute(steps).all()
    return [_pledge(campaign_id, list(same), promised[key]) for key, same in groupby(rows, lambda row: row.pledge_id)]


def _items(conn: Connection, campaign_id: int) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    query = select(pledge_items).join(pledges, pledges.c.id == pledge_items.c.pledge_id)
    for row in conn.execute(query.where(pledges.c.campaign_id == campaign_id).order_by(pledge_items.c.id)):
        found[row.pledge_id].append(row)
    return found


def _pledge(campaign_id: int, steps: Sequence[Any], promised: Sequence[Any]) -> Pledge:
    last, first = steps[-1], _registered(steps)
    standing = [r for r in promised if r.first_revision <= last.revision and not _ended(r, last.revision)]
    return Pledge(
        id=last.pledge_id,
        campaign_id=campaign_id,
        official_id=last.official_id,
        unit_id=last.last_unit if first.unit_id is None else first.unit_id,
        state=PledgeState.SUBMITTED if last.change == "submit" else PledgeState(last.change),
        title=last.title,
        receipt=last.receipt,
        revision=last.revision,
        registered_at=first.at,
        late=last.last_late if first.late is None else first.late,
        items=tuple(
            PledgeItem(r.id, r.text, r.amount, r.unit, r.due_on, r.target_id, r.topic_id, r.comparator)
            for r in standing
        ),
    )


def _ended(item: Any, revision: int) -> bool:
    return item.last_revision is not None and item.last_revision < revision


def _registered(steps: Sequence[Any]) -> Any:
    """The revision that registered the pledge: the first, or the one that followed its last withdrawal."""
    withdrawn = [place for place, step in enumerate(steps[:-1]) if step.change == PledgeState.WITHDRAWN]
    return steps[withdrawn[-1] + 1] if withdrawn else steps[0]


def progress_then(conn: Connection, campaign_id: int, then: datetime) -> list[Progress]:
    """The report of every item and stage that was the newest at ``then``, oldest report first."""
    query = (
        select(*_COLUMNS)
        .join(stages, stages.c.id == progress.c.stage_id)
        .where(stages.c.campaign_id == campaign_id, progress.c.reported_at <= then)
        .order_by(progress.c.revision)
    )
    newest = {(row.item_id, row.stage_id): row for row in conn.execute(query)}
    proved = _evidence(conn, campaign_id, then)
    rows = sorted(newest.values(), key=lambda row: int(row.id))
    return [_report(row, proved.get((row.item_id, row.stage_id), 0)) for row in rows]


def _report(row: Any, evidence: int) -> Progress:
    report = Progress(*(*row, evidence))
    return replace(report, status=ProgressStatus(report.status))


def _evidence(conn: Connection, campaign_id: int, then: datetime) -> dict[tuple[int, int], int]:
    query = (
        select(progress.c.item_id, progress.c.stage_id, func.count(files.c.id))
        .join(files, files.c.progress_id == progress.c.id)
        .join(stages, stages.c.id == progress.c.stage_id)
        .where(stages.c.campaign_id == campaign_id, files.c.state == KEPT, files.c.at <= then)
        .group_by(progress.c.item_id, progress.c.stage_id)
    )
    return {(item, stage): number for item, stage, number in conn.execute(query)}
