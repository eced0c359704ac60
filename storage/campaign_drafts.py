"""A draft campaign as read in its document: stored whole, read back whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from rules.campaign_draft import DraftRows, Row
from storage import audit, campaigns, documents, files, movements
from storage.draft_parts import PARTS, Entry, entries
from storage.schema.campaigns import milestones, stages, targets
from storage.schema.documents import corrections, warnings
from storage.schema.documents import documents as document_table

DROPPED = "dropped"


def store(conn: Connection, rows: DraftRows, document_id: int, *, by: int | None, now: datetime) -> int:
    """Make a draft campaign of a stored document; returns its id. ``by`` None is the command line."""
    campaign_id = campaigns.create(conn, **rows.campaign, document_id=document_id)
    _store_targets(conn, campaign_id, rows.parts["targets"])
    _store_dates(conn, campaign_id, rows)
    tables = {**PARTS, "corrections": corrections, "warnings": warnings}
    for name, found in rows.parts.items():
        if found and name == "movements":
            found = tuple({**row, "identity": movements.identity_of(conn, row["name"])} for row in found)
        if found and name != "targets":
            conn.execute(insert(tables[name]), [{"campaign_id": campaign_id, **row} for row in found])
    audit.record(conn, by, "draft.imported", f"campaign:{campaign_id}", f"document:{document_id}", now)
    return campaign_id


def _store_targets(conn: Connection, campaign_id: int, found: Sequence[Row]) -> None:
    """Parts of a target point to the target they are part of, which stands before them."""
    ids: list[int] = []
    for row in found:
        part_of = row["part_of"]
        values = {name: value for name, value in row.items() if name != "part_of"}
        values |= {"campaign_id": campaign_id, "parent_target_id": None if part_of is None else ids[part_of]}
        ids.append(conn.execute(insert(targets).values(values).returning(targets.c.id)).scalar_one())


def _store_dates(conn: Connection, campaign_id: int, rows: DraftRows) -> None:
    ids = [
        conn.execute(insert(stages).values(campaign_id=campaign_id, **row).returning(stages.c.id)).scalar_one()
        for row in rows.stages
    ]
    for row in rows.milestones:
        values = {name: value for name, value in row.items() if name != "stage"}
        stage_id = None if row["stage"] is None else ids[row["stage"]]
        conn.execute(insert(milestones).values(campaign_id=campaign_id, stage_id=stage_id, **values))


def whole(conn: Connection, campaign_id: int) -> Mapping[str, list[Entry]]:
    """Every entry of a campaign by part, the facts of its head included."""
    return {part: entries(conn, campaign_id, part) for part in ("facts", *PARTS)}


def receive(
    conn: Connection, rows: DraftRows, text: str, *, file_id: int | None, by: int | None, now: datetime
) -> tuple[int, list[int]]:
    """Keep a document that was read: its id, and the campaigns already made from it, newest first."""
    found = documents.known(conn, rows.document, text)
    if found is None:
        found = documents.keep(conn, rows.document, text, file_id=file_id, by=by, now=now)
    before = documents.campaigns_from(conn, found)
    if not before and file_id is not None:
        keep_original(conn, found, file_id)
    return found, before


def keep_original(conn: Connection, document_id: int, file_id: int) -> None:
    """Say which file a document came in, unless one is kept already."""
    chosen = (document_table.c.id == document_id) & document_table.c.file_id.is_(None)
    conn.execute(update(document_table).where(chosen).values(file_id=file_id))


def drop(conn: Connection, campaign_id: int, *, by: int, now: datetime) -> bool:
    """Put a draft away for good; False when it is no draft any more. Its rows stay."""
    if not campaigns.set_state(conn, campaign_id, [campaigns.DRAFT], DROPPED):
        return False
    audit.record(conn, by, "draft.dropped", f"campaign:{campaign_id}", "", now)
    return True


def forget_original(conn: Connection, campaign_id: int, *, by: int, now: datetime) -> int | None:
    """After a draft was dropped: let go of the file its document came in, when no other campaign is made from it.

    Returns the file's id, whose bytes are to be removed; None when there is nothing to remove.
    """
    document = documents.of_campaign(conn, campaign_id)
    if document is None or document.file_id is None or documents.campaigns_from(conn, document.id):
        return None
    conn.execute(update(document_table).where(document_table.c.id == document.id).values(file_id=None))
    files.remove(conn, document.file_id)
    audit.record(conn, by, "document.file_removed", f"document:{document.id}", f"file:{document.file_id}", now)
    return document.file_id


def warnings_of(conn: Connection, campaign_id: int, *, beside_targets: bool = False) -> list[str]:
    """What the reader asks the office to look at, one sentence each; ``beside_targets`` leaves out those about a target,
    which stand beside it as doubtful."""
    query = select(warnings.c.text).where(warnings.c.campaign_id == campaign_id).order_by(warnings.c.id)
    if beside_targets:
        lines = select(targets.c.first_line).where(
            targets.c.campaign_id == campaign_id, targets.c.first_line.is_not(None)
        )
        query = query.where(warnings.c.first_line.not_in(lines))
    return list(conn.execute(query).scalars())
