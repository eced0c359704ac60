"""Files that people sent: a row at once, the bytes under a random name once they were fetched and checked."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from storage.schema.activities import activities, nominations
from storage.schema.participation import files, showcases

WAITING, KEPT, REFUSED, REMOVED = "waiting", "kept", "refused", "removed"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """``name`` is what the sender called it (a label only); ``reference`` is the network's own name for it.

    ``size`` in bytes and ``sha256`` (hex) are those of the fetched bytes, None until then.
    """

    id: int
    random_name: str
    name: str
    kind: str
    network: str
    reference: str
    state: str
    official_id: int | None
    size: int | None
    sha256: str | None
    progress_id: int | None


# the records that a file can belong to
_PLACES = ("progress_id", "launch_id", "showcase_id", "activity_id", "nomination_id")
_COLUMNS = tuple(files.c[name] for name in StoredFile.__slots__)


def declare(
    conn: Connection,
    *,
    official_id: int | None,
    name: str,
    kind: str,
    network: str,
    reference: str,
    declared_size: int | None,
    now: datetime,
) -> int:
    """Record a sent file before it is fetched (no official: one given at the command line); returns its id."""
    row: dict[str, Any] = {"state": WAITING, "official_id": official_id, "at": now, "declared_size": declared_size}
    row |= {
        "random_name": secrets.token_hex(24),
        "name": name,
        "kind": kind,
        "network": network,
        "reference": reference,
    }
    return conn.execute(insert(files).values(row).returning(files.c.id)).scalar_one()


def get(conn: Connection, file_id: int) -> StoredFile:
    """One file; raises ``sqlalchemy.exc.NoResultFound`` when there is none."""
    return StoredFile(*conn.execute(select(*_COLUMNS).where(files.c.id == file_id)).one())


def keep(conn: Connection, file_id: int, size: int, sha256: str) -> None:
    """Record that a file was fetched, checked and written; ``size`` in bytes."""
    values = {"state": KEPT, "size": size, "sha256": sha256}
    conn.execute(update(files).where(files.c.id == file_id, files.c.state == WAITING).values(values))


def refuse(conn: Connection, file_id: int) -> None:
    """Record that a file did not pass its check: it belongs to nothing any more."""
    nothing = dict.fromkeys(_PLACES)
    conn.execute(update(files).where(files.c.id == file_id).values(state=REFUSED, **nothing))


def remove(conn: Connection, file_id: int) -> None:
    """Record that a kept file is no longer needed; its bytes go with the next job of that kind, its row stays."""
    conn.execute(update(files).where(files.c.id == file_id).values(state=REMOVED))


def attach(conn: Connection, file_ids: Sequence[int], official_id: int, **place: int) -> int:
    """Tie an official's own files that were not refused to a record (``progress_id=…``); returns how many."""
    if not file_ids:
        return 0
    own = files.c.id.in_(list(file_ids)) & (files.c.official_id == official_id) & (files.c.state != REFUSED)
    return conn.execute(update(files).where(own).values(place)).rowcount


def of_progress(conn: Connection, progress_id: int) -> list[StoredFile]:
    """The kept files of one revision of a report, in the order they came."""
    mine = (files.c.progress_id == progress_id) & (files.c.state == KEPT)
    return [StoredFile(*row) for row in conn.execute(select(*_COLUMNS).where(mine).order_by(files.c.id))]


def of_record(conn: Connection, **place: int) -> list[StoredFile]:
    """The kept files of one record of a unit (``activity_id=…``), in the order they came."""
    mine = files.c.state == KEPT
    for name, record_id in place.items():
        mine &= files.c[name] == record_id
    return [StoredFile(*row) for row in conn.execute(select(*_COLUMNS).where(mine).order_by(files.c.id))]


def kept(conn: Connection) -> list[StoredFile]:
    """Every file that was kept and not removed, in the order they came."""
    return [
        StoredFile(*row) for row in conn.execute(select(*_COLUMNS).where(files.c.state == KEPT).order_by(files.c.id))
    ]


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit whose record a file (argument ``file``) goes with, for access; None for files of one person's reports."""
    mine = files.c.id == arguments.get("file")
    for table, place in ((activities, "activity_id"), (nominations, "nomination_id"), (showcases, "showcase_id")):
        query = select(table.c.unit_id).join(files, files.c[place] == table.c.id).where(mine)
        found = conn.execute(query).scalar_one_or_none()
        if found is not None:
            return int(found)
    return None


def usable(conn: Connection, file_ids: Sequence[int]) -> int:
    """How many of these files were not refused."""
    if not file_ids:
        return 0
    query = select(func.count()).where(files.c.id.in_(list(file_ids)), files.c.state != REFUSED)
    return conn.execute(query).scalar_one()


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official who sent a file (argument ``file``), for access."""
    query = select(files.c.official_id).where(files.c.id == arguments.get("file"))
    return conn.execute(query).scalar_one_or_none()
