"""The kinds of activity as they are now and as they were called: each change of the office is a revision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from rules.activity_kinds import KINDS, Kind
from rules.own_activity_kinds import OWN, extras_as_json, kind_of_row
from storage import audit
from storage.schema.activity_kinds import activity_kind_revisions as rows


@dataclass(frozen=True, slots=True)
class KeptKind:
    """A kind at its newest revision; a ``retired`` one is offered no more."""

    kind: Kind
    retired: bool = False


def every(conn: Connection) -> dict[str, KeptKind]:
    """All kinds by code: those that ship with the program in their order, then those added, the oldest first."""
    found = {code: KeptKind(kind) for code, kind in KINDS.items()}
    newest = select(rows).where(rows.c.newest).order_by(rows.c.id)
    held = {row.code: KeptKind(_kind(row), row.retired) for row in conn.execute(newest)}
    return found | dict(sorted(held.items(), key=lambda item: (item[0] not in KINDS, len(item[0]), item[0])))


def _kind(row: Any) -> Kind:
    return kind_of_row(row.code, row.revision, row.name, row.plannable, row.extras)


def offered(conn: Connection) -> list[Kind]:
    """The kinds that may be recorded now."""
    return [each.kind for each in every(conn).values() if not each.retired]


def names_before(conn: Connection, code: str) -> list[str]:
    """What a kind was called before, the oldest first."""
    found = conn.execute(select(rows.c.name).where(rows.c.code == code).order_by(rows.c.revision)).scalars().all()
    shipped = [KINDS[code].name] if code in KINDS else []
    names = list(dict.fromkeys([*shipped, *found]))
    return [name for name in names if not found or name != found[-1]]


def free_code(conn: Connection) -> str:
    """The code of the next kind that is added."""
    added = conn.execute(select(func.count(rows.c.code.distinct())).where(rows.c.code.startswith(OWN))).scalar_one()
    return f"{OWN}{added + 1}"


def put(conn: Connection, kind: Kind, *, retired: bool = False, by: int, now: datetime) -> bool:
    """Store the next revision of a kind over ``kind.revision``; False when that is not the newest any more."""
    mine = rows.c.code == kind.code
    last = conn.execute(select(func.max(rows.c.revision)).where(mine)).scalar_one()
    if last != kind.revision:
        return False
    conn.execute(update(rows).where(mine, rows.c.newest).values(newest=False))
    row = {"code": kind.code, "revision": (last or 0) + 1, "newest": True, "name": kind.name, "retired": retired}
    row |= {"plannable": kind.plannable, "extras": extras_as_json(kind), "by": by, "at": now}
    conn.execute(insert(rows).values(row))
    words = f"{kind.name}: {', '.join(extra.label for extra in kind.extras)}"
    audit.record(conn, by, "activity_kind.retired" if retired else "activity_kind.put", kind.code, words[:500], now)
    return True
