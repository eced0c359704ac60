"""Links to files that a network cannot carry: whose, which file, until when, how often it was fetched."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from storage.schema.compiles import file_links


@dataclass(frozen=True, slots=True)
class FileLink:
    """``path`` is inside the data folder; ``kind`` and ``arguments`` name the work the file came of."""

    id: str
    official_id: int
    path: str
    name: str
    kind: str
    arguments: dict[str, Any]
    made_at: datetime
    expires_at: datetime
    downloads: int


def make(
    conn: Connection,
    official_id: int,
    file: tuple[str, str],
    of: tuple[str, dict[str, Any]],
    *,
    now: datetime,
    until: datetime,
) -> FileLink:
    """Keep a link to ``file`` (path, name shown) that came ``of`` some work (kind, arguments)."""
    row: dict[str, Any] = {
        "id": secrets.token_urlsafe(24),
        "official_id": official_id,
        "path": file[0],
        "name": file[1],
    }
    row |= {"kind": of[0], "arguments": of[1], "made_at": now, "expires_at": until}
    conn.execute(insert(file_links).values(row))
    return FileLink(**row, downloads=0)


def get(conn: Connection, link_id: str) -> FileLink | None:
    """A link, expired or not; None when there is none."""
    row = conn.execute(select(file_links).where(file_links.c.id == link_id)).mappings().one_or_none()
    return None if row is None else FileLink(**row)


def count(conn: Connection, link_id: str) -> None:
    """One more download."""
    more = file_links.c.downloads + 1
    conn.execute(update(file_links).where(file_links.c.id == link_id).values(downloads=more))


def prune(conn: Connection, before: datetime) -> int:
    """Forget links that expired before an instant."""
    return conn.execute(delete(file_links).where(file_links.c.expires_at < before)).rowcount
