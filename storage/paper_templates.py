"""Templates of papers that the office sent: tried, then taken or dropped; nothing is overwritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from storage.schema.papers import paper_templates as t
from storage.schema.participation import files
from storage.schema.people import officials

TRIED, TAKEN, DROPPED = "tried", "taken", "dropped"


@dataclass(frozen=True, slots=True)
class Template:
    """``file_id`` None is the return to the default template. ``warnings`` are (rule, sentence) of its trial.

    ``stored`` is the name of its bytes in the store, ``by`` who decided, empty at the command line.
    """

    id: int
    paper: str
    state: str
    file_id: int | None
    warnings: Sequence[Sequence[str]]
    at: datetime
    stored: str | None
    name: str | None
    by: str | None


_COLUMNS = (
    t.c.id,
    t.c.paper,
    t.c.state,
    t.c.file_id,
    t.c.warnings,
    t.c.sent_at,
    files.c.random_name,
    files.c.name,
    officials.c.full_name,
)
_ROWS = (
    select(*_COLUMNS)
    .join_from(t, files, t.c.file_id == files.c.id, isouter=True)
    .join(officials, officials.c.id == t.c.decided_by, isouter=True)
)


def keep(
    conn: Connection, paper: str, file_id: int, warnings: Sequence[Sequence[str]], *, by: int | None, now: datetime
) -> int:
    """Keep a template that passed its trial until somebody decides; returns its id."""
    row = {"paper": paper, "file_id": file_id, "state": TRIED, "warnings": [list(each) for each in warnings]}
    return conn.execute(insert(t).values(row | {"sent_by": by, "sent_at": now}).returning(t.c.id)).scalar_one()


def get(conn: Connection, template_id: int) -> Template | None:
    """One template; None when there is none of this id."""
    row = conn.execute(_ROWS.where(t.c.id == template_id)).one_or_none()
    return None if row is None else Template(*row)


def decide(conn: Connection, template_id: int, state: str, *, by: int | None, now: datetime) -> bool:
    """Take or drop a tried template; False when that was decided before."""
    open_ = (t.c.id == template_id) & (t.c.state == TRIED)
    decided = {"state": state, "decided_by": by, "decided_at": now}
    return conn.execute(update(t).where(open_).values(decided)).rowcount == 1


def restore_default(conn: Connection, paper: str, *, by: int | None, now: datetime) -> None:
    """Go back to the template that comes with the program."""
    row: dict[str, Any] = {"paper": paper, "state": TAKEN, "warnings": [], "sent_by": by, "sent_at": now}
    conn.execute(insert(t).values(row | {"decided_by": by, "decided_at": now}))


def history(conn: Connection, paper: str) -> list[Template]:
    """What was ever taken for a paper, newest first, the return to the default among it."""
    mine = (t.c.paper == paper) & (t.c.state == TAKEN)
    return [Template(*row) for row in conn.execute(_ROWS.where(mine).order_by(t.c.decided_at.desc(), t.c.id.desc()))]


def current(conn: Connection) -> dict[str, Template]:
    """The office's own templates in use, by paper; a paper with the default template is missing."""
    rows = conn.execute(_ROWS.where(t.c.state == TAKEN).order_by(t.c.decided_at, t.c.id))
    newest = {row.paper: Template(*row) for row in rows}
    return {paper: found for paper, found in newest.items() if found.file_id is not None}
