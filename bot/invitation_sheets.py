"""Issues invitations and lays out their sheets, one file a unit; used by the job in chat and by the command line.

Codes exist in memory and in the written sheets only. Sheets of the chat are removed by ``remove_sent`` once they left.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from handlers.turn import Office
from reports.invitation_sheet import Sheet, Ticket
from rules.names import sort_key
from rules.records import Official
from rules.words import fold
from storage import audit, invitations, people, settings

FOLDER = "invitation-sheets"


@dataclass(frozen=True, slots=True)
class Batch:
    """Codes of one unit's people, in the order of a list of names."""

    unit: str
    people: tuple[tuple[Official, str], ...]


def issue(
    conn: Connection, office: Office, official_ids: Sequence[int] | None, *, by: int | None, now: datetime
) -> tuple[list[Batch], datetime]:
    """New codes for the given officials (None: everybody who has not joined), by unit; and when they expire."""
    expires_at = now + timedelta(days=settings.number(conn, "invitation_days"))
    staff = people.staff(conn, now.astimezone(office.zone).date())
    wanted = [p for p in staff if (p.id in official_ids if official_ids is not None else not p.joined)]
    ids = [person.id for person in wanted]
    codes = invitations.issue_all(conn, ids, secret=office.secret, by=by, now=now, expires_at=expires_at)
    batches = []
    for unit in people.tree(conn):
        listed = sorted((p for p in wanted if p.unit_id == unit.id), key=lambda p: sort_key(p.full_name))
        coded = tuple((person, codes[person.id]) for person in listed)
        batches += [Batch(unit.name, coded)] if coded else []
    audit.record(conn, by, "invitations.issued", "roster", f"people={len(wanted)}", now)
    return batches, expires_at


def sheets_of(
    office: Office, links: Mapping[str, str], batches: Sequence[Batch], expires_at: datetime, folder: Path
) -> list[Sheet]:
    """One sheet a unit, to be written into ``folder``. ``links`` are the beginnings of deep links by network."""
    day = expires_at.astimezone(office.zone).date()
    sheets = []
    for number, batch in enumerate(batches, start=1):
        values = {"expires_at": day, "contact": office.contact, "count": len(batch.people)}
        words = office.renderer.render("invitations/words", values).labels
        path = folder / f"{words['file']}-{number:02d}-{_file_name(batch.unit)}.docx"
        tickets = tuple(
            Ticket(person.full_name, person.position, code, {name: start + code for name, start in links.items()})
            for person, code in batch.people
        )
        sheets.append(Sheet(path, batch.unit, tickets, dict(words)))
    return sheets


def _file_name(unit: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(unit)).strip("-")[:60] or "don-vi"


def remove_sent(waiting: set[str], data_dir: Path) -> int:
    """Delete the chat's sheets that no queued message needs any more; returns how many were deleted."""
    gone = [path for path in (data_dir / FOLDER).glob("*/*.docx") if str(path) not in waiting]
    for path in gone:
        path.unlink(missing_ok=True)
    for folder in (data_dir / FOLDER).glob("*"):
        if not any(folder.iterdir()):
            folder.rmdir()
    return len(gone)
