"""Outstanding examples: suggested or entered, accepted or declined, changed, withdrawn; every change is a new revision."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, insert, select, update

from rules.nominations import Nomination, NominationState
from storage import steps
from storage.schema.activities import nomination_revisions, nominations
from storage.schema.participation import files

_CONTENT = ("state", "subject", "official_id", "name", "workplace", "deed_on", "found_on", "text", "tags")
_FILES = (
    select(func.count()).where(files.c.nomination_id == nominations.c.id, files.c.state != "refused").scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class NewNomination:
    """What is said of a nominee; the fields are those of ``rules.nominations.Nomination``."""

    subject: str
    official_id: int | None
    name: str
    workplace: str
    deed_on: date | None
    text: str
    tags: tuple[str, ...] = ()


def _found() -> Select[Any]:
    revision, head = nomination_revisions.c, nominations.c
    columns = (head.id, head.campaign_id, head.unit_id, head.activity_id, head.suggested_by, revision.revision)
    content = [revision[name] for name in _CONTENT]
    joined = nominations.join(nomination_revisions, revision.nomination_id == head.id)
    return select(*columns, *content, revision.change, revision.reason, revision.by, revision.at, _FILES).select_from(
        joined
    )


def _read(conn: Connection, query: Select[Any]) -> list[Nomination]:
    rows = [(*row[:6], NominationState(row[6]), *row[7:]) for row in conn.execute(query)]
    found = [Nomination(*row) for row in rows]
    known = steps.of_nominations(conn, [each.id for each in found])
    return [replace(each, steps=known.get(each.id, ())) for each in found]


def _newest() -> Select[Any]:
    return _found().where(nomination_revisions.c.newest).order_by(nominations.c.id)


def get(conn: Connection, nomination_id: int) -> Nomination | None:
    """One nomination at its newest revision, whatever its state; None when there is none."""
    return next(iter(_read(conn, _newest().where(nominations.c.id == nomination_id))), None)


def of_unit(conn: Connection, campaign_id: int, unit_ids: set[int]) -> list[Nomination]:
    """The nominations of some units in a campaign, in every state, in the order they were entered."""
    mine = (nominations.c.campaign_id == campaign_id) & nominations.c.unit_id.in_(unit_ids)
    return _read(conn, _newest().where(mine))


def every(conn: Connection, campaign_id: int) -> list[Nomination]:
    """All nominations of a campaign, in every state, in the order they were entered."""
    return _read(conn, _newest().where(nominations.c.campaign_id == campaign_id))


def history(conn: Connection, nomination_id: int) -> list[Nomination]:
    """Every revision, the newest first."""
    mine = _found().where(nominations.c.id == nomination_id)
    return _read(conn, mine.order_by(nomination_revisions.c.revision.desc()))


def add(
    conn: Connection,
    campaign_id: int,
    unit_id: int,
    said: NewNomination,
    *,
    by: int,
    now: datetime,
    found_on: date | None,
    activity_id: int | None = None,
) -> int:
    """Store a nomination: a head's own (``found_on`` is the day it was found), or a suggestion (None); returns its id."""
    suggested = found_on is None
    row: dict[str, Any] = {"campaign_id": campaign_id, "unit_id": unit_id, "activity_id": activity_id}
    row["suggested_by"] = by if suggested else None
    made: int = conn.execute(insert(nominations).values(row).returning(nominations.c.id)).scalar_one()
    state = NominationState.SUGGESTED if suggested else NominationState.ACCEPTED
    content = {**_said(said), "state": state, "found_on": found_on}
    _append(conn, made, 1, content, {"change": "entered", "by": by, "at": now})
    return made


def change(conn: Connection, old: Nomination, said: NewNomination, *, by: int, now: datetime) -> bool:
    """Store a new revision over ``old``; False when somebody was faster or it does not stand any more."""
    newest = get(conn, old.id)
    if newest is None or newest.revision != old.revision or newest.state in _ENDED:
        return False
    content = {**_said(said), "state": old.state, "found_on": old.found_on}
    _append(conn, old.id, old.revision + 1, content, {"change": "edited", "by": by, "at": now})
    return True


def decide(
    conn: Connection,
    nomination_id: int,
    expected: NominationState,
    state: NominationState,
    *,
    by: int,
    now: datetime,
    reason: str = "",
    found_on: date | None = None,
) -> bool:
    """Move a nomination from one state to another; ``found_on`` when given. False when it is not in ``expected``."""
    old = get(conn, nomination_id)
    if old is None or old.state != expected:
        return False
    content = {name: getattr(old, name) for name in _CONTENT} | {"state": state}
    if found_on is not None:
        content["found_on"] = found_on
    made = {"change": str(state), "reason": reason, "by": by, "at": now}
    _append(conn, nomination_id, old.revision + 1, content, made)
    return True


_ENDED = (NominationState.DECLINED, NominationState.WITHDRAWN)


def _said(said: NewNomination) -> dict[str, Any]:
    fields = ("subject", "official_id", "name", "workplace", "deed_on", "text")
    return {name: getattr(said, name) for name in fields} | {"tags": list(said.tags)}


def _append(conn: Connection, nomination_id: int, revision: int, content: dict[str, Any], made: dict[str, Any]) -> None:
    mine = nomination_revisions.c.nomination_id == nomination_id
    conn.execute(update(nomination_revisions).where(mine, nomination_revisions.c.newest).values(newest=False))
    row = {"nomination_id": nomination_id, "revision": revision, "newest": True, **content, **made}
    conn.execute(insert(nomination_revisions).values(row))


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a nomination (argument ``nomination``) belongs to, for access."""
    query = select(nominations.c.unit_id).where(nominations.c.id == arguments.get("nomination"))
    return conn.execute(query).scalar_one_or_none()
