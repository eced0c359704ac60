"""Initiatives: every change a revision; a new writing or a decision never overwrites an older one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from rules.initiative import Initiative, InitiativeState, InitiativeStep, allowed
from storage import receipts
from storage.schema.initiatives import initiative_authors as authors
from storage.schema.initiatives import initiative_contents as contents
from storage.schema.initiatives import initiative_steps, initiatives
from storage.schema.people import officials


@dataclass(frozen=True, slots=True)
class NewInitiative:
    """What is registered, before it is stored; ``authors`` beside the one who registers it."""

    name: str
    field: str = ""
    description: str = ""
    expected: str = ""
    due_on: date | None = None
    authors: tuple[int, ...] = ()


def register(
    conn: Connection, written: NewInitiative, *, campaign_id: int, official_id: int, unit_id: int, now: datetime
) -> Initiative:
    """Store a new initiative."""
    row = {"campaign_id": campaign_id, "official_id": official_id, "unit_id": unit_id, "registered_at": now}
    row |= {"receipt": receipts.code("SK"), "state": InitiativeState.SUBMITTED, "revision": 1}
    key = conn.execute(insert(initiatives).values(row).returning(initiatives.c.id)).scalar_one()
    _step(conn, key, 1, InitiativeState.SUBMITTED, by=official_id, now=now)
    _write(conn, key, 1, written, official_id)
    return _one(conn, key)


def rewrite(conn: Connection, initiative_id: int, revision: int, written: NewInitiative, now: datetime) -> bool:
    """Store a new writing of the revision that was looked at, to be confirmed anew; False when it has changed since."""
    found = by_id(conn, initiative_id)
    if found is None or not decide(
        conn, initiative_id, revision, InitiativeState.SUBMITTED, by=found.official_id, now=now
    ):
        return False
    _write(conn, initiative_id, revision + 1, written, found.official_id)
    return True


def _write(conn: Connection, key: int, revision: int, written: NewInitiative, first: int) -> None:
    row: dict[str, Any] = {"initiative_id": key, "revision": revision, "name": written.name, "field": written.field}
    row |= {"description": written.description, "expected": written.expected, "due_on": written.due_on}
    conn.execute(insert(contents).values(row))
    for position, author in enumerate(dict.fromkeys((first, *written.authors))):
        conn.execute(
            insert(authors).values(initiative_id=key, revision=revision, position=position, official_id=author)
        )


def decide(
    conn: Connection,
    initiative_id: int,
    revision: int,
    state: InitiativeState,
    *,
    by: int,
    now: datetime,
    why: str = "",
    number: str = "",
    on_day: date | None = None,
) -> bool:
    """Move the revision that was looked at to a state; False when it has changed since or cannot go there."""
    found = by_id(conn, initiative_id)
    if found is None or found.revision != revision or not allowed(found.state, state):
        return False
    same = (initiatives.c.id == initiative_id) & (initiatives.c.revision == revision)
    conn.execute(update(initiatives).where(same).values(state=state, revision=revision + 1))
    _step(conn, initiative_id, revision + 1, state, by=by, now=now, why=why, number=number, on_day=on_day)
    return True


def _step(
    conn: Connection,
    key: int,
    revision: int,
    state: InitiativeState,
    *,
    by: int,
    now: datetime,
    why: str = "",
    number: str = "",
    on_day: date | None = None,
) -> None:
    row = {"initiative_id": key, "revision": revision, "state": state, "by": by, "at": now}
    conn.execute(insert(initiative_steps).values(**row, reason=why, number=number, on_day=on_day))


def of_campaign(conn: Connection, campaign_id: int) -> list[Initiative]:
    """Every initiative of a campaign, withdrawn ones with their state, oldest first."""
    return _read(conn, initiatives.c.campaign_id == campaign_id)


def of_official(conn: Connection, campaign_id: int, official_id: int) -> list[Initiative]:
    """What a person registered or is named in as an author."""
    named = select(authors.c.initiative_id).where(authors.c.official_id == official_id)
    mine = or_(initiatives.c.official_id == official_id, initiatives.c.id.in_(named))
    found = _read(conn, (initiatives.c.campaign_id == campaign_id) & mine)
    return [each for each in found if official_id in each.authors]


def by_id(conn: Connection, initiative_id: int) -> Initiative | None:
    """An initiative by its row id."""
    return next(iter(_read(conn, initiatives.c.id == initiative_id)), None)


def _one(conn: Connection, initiative_id: int) -> Initiative:
    return _read(conn, initiatives.c.id == initiative_id)[0]


_every = contents.alias("every_content")
_WRITTEN = (
    select(func.max(_every.c.revision))
    .where(_every.c.initiative_id == initiatives.c.id)
    .correlate(initiatives)
    .scalar_subquery()
)
_SELECT = select(
    *(initiatives.c[name] for name in ("id", "campaign_id", "official_id", "unit_id", "state", "receipt", "revision")),
    *(contents.c[name] for name in ("name", "field", "description", "expected", "due_on")),
    initiatives.c.registered_at,
    contents.c.revision.label("written"),
).join_from(initiatives, contents, (contents.c.initiative_id == initiatives.c.id) & (contents.c.revision == _WRITTEN))


def _read(conn: Connection, which: Any) -> list[Initiative]:
    rows = conn.execute(_SELECT.where(which).order_by(initiatives.c.id)).mappings().all()
    keys = [row["id"] for row in rows]
    steps, named = _steps(conn, keys), _authors(conn, keys)
    return [_initiative(dict(row), steps, named) for row in rows]


def _initiative(
    row: dict[str, Any], steps: dict[int, list[InitiativeStep]], named: dict[tuple[int, int], list[tuple[int, str]]]
) -> Initiative:
    who = named[row["id"], row.pop("written")]
    row["state"] = InitiativeState(row["state"])
    row |= {"authors": tuple(key for key, _ in who), "author_names": tuple(name for _, name in who)}
    return Initiative(**row, steps=tuple(steps[row["id"]]))


def _steps(conn: Connection, keys: Sequence[int]) -> dict[int, list[InitiativeStep]]:
    query = select(initiative_steps, officials.c.full_name).join(officials, officials.c.id == initiative_steps.c.by)
    found: dict[int, list[InitiativeStep]] = {}
    within = query.where(initiative_steps.c.initiative_id.in_(keys)).order_by(initiative_steps.c.revision)
    for row in conn.execute(within):
        state = InitiativeState(row.state)
        step = InitiativeStep(row.revision, state, row.by, row.full_name, row.at, row.reason, row.number, row.on_day)
        found.setdefault(row.initiative_id, []).append(step)
    return found


def _authors(conn: Connection, keys: Sequence[int]) -> dict[tuple[int, int], list[tuple[int, str]]]:
    query = select(authors, officials.c.full_name).join(officials, officials.c.id == authors.c.official_id)
    found: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for row in conn.execute(query.where(authors.c.initiative_id.in_(keys)).order_by(authors.c.position)):
        found.setdefault((row.initiative_id, row.revision), []).append((row.official_id, row.full_name))
    return found


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official who registered an initiative (argument ``initiative``), for access."""
    query = select(initiatives.c.official_id).where(initiatives.c.id == arguments.get("initiative"))
    return conn.execute(query).scalar_one_or_none()


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit an initiative belongs to (argument ``initiative``), for access."""
    query = select(initiatives.c.unit_id).where(initiatives.c.id == arguments.get("initiative"))
    return conn.execute(query).scalar_one_or_none()
