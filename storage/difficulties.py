"""Difficulties: numbered within their year, every change a step; a new writing never overwrites an older one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select, true, update

from rules.difficulties import DOCUMENT, WAITING, Difficulty, State, Step, allowed, takes_document
from rules.matters import of_difficulty
from rules.waiting import Matter, subject_of
from storage import unsent_reminders
from storage.schema.campaigns import campaigns
from storage.schema.campaigns import topics as campaign_topics
from storage.schema.difficulties import difficulties, difficulty_steps
from storage.schema.participation import pledge_items, progress
from storage.schema.people import officials


@dataclass(frozen=True, slots=True)
class Written:
    """What a step says; ``number`` and ``on_day`` are those of the written document."""

    text: str = ""
    topic_id: int | None = None
    file_id: int | None = None
    number: str = ""
    on_day: date | None = None


def send(conn: Connection, written: Written, *, official_id: int, unit_id: int, year: int, now: datetime) -> Difficulty:
    """Store a new difficulty under the next number of its year."""
    highest = select(func.max(difficulties.c.serial)).where(difficulties.c.year == year)
    row: dict[str, Any] = {"year": year, "serial": (conn.execute(highest).scalar_one() or 0) + 1}
    row |= {"official_id": official_id, "unit_id": unit_id, "state": State.NEW, "revision": 1, "sent_at": now}
    key = conn.execute(insert(difficulties).values(row).returning(difficulties.c.id)).scalar_one()
    _step(conn, key, 1, State.NEW, written, by=official_id, now=now)
    return _read(conn, difficulties.c.id == key)[0]


def move(conn: Connection, key: int, revision: int, state: State, written: Written, *, by: int, now: datetime) -> bool:
    """Take the step from the revision that was looked at; False when it has changed since or cannot go there."""
    found = by_id(conn, key)
    if found is None or found.revision != revision or not allowed(found.state, state):
        return False
    _advance(conn, key, revision, state)
    _step(conn, key, revision + 1, state, written, by=by, now=now)
    if state not in WAITING:
        for subject in (of_difficulty(key), subject_of(Matter.DIFFICULTY, key)):
            unsent_reminders.settled_matter(conn, subject)
    return True


def add_document(conn: Connection, key: int, written: Written, *, by: int, now: datetime) -> bool:
    """Add the written document; the state stays. False when the difficulty has ended."""
    found = by_id(conn, key)
    if found is None or not takes_document(found.state):
        return False
    _advance(conn, key, found.revision, found.state)
    _step(conn, key, found.revision + 1, DOCUMENT, written, by=by, now=now)
    return True


def _advance(conn: Connection, key: int, revision: int, state: State) -> None:
    conn.execute(update(difficulties).where(difficulties.c.id == key).values(state=state, revision=revision + 1))


def _step(conn: Connection, key: int, revision: int, change: str, written: Written, *, by: int, now: datetime) -> None:
    row = {name: getattr(written, name) for name in Written.__slots__}
    row |= {"difficulty_id": key, "revision": revision, "change": change, "by": by, "at": now}
    conn.execute(insert(difficulty_steps).values(row))


def by_id(conn: Connection, key: int | None) -> Difficulty | None:
    """One difficulty; None when there is none."""
    return next(iter(_read(conn, difficulties.c.id == key)), None)


def of_official(conn: Connection, official_id: int) -> list[Difficulty]:
    """What a person has sent, newest first."""
    return _read(conn, difficulties.c.official_id == official_id)


def of_units(conn: Connection, unit_ids: set[int]) -> list[Difficulty]:
    """What came from some units, newest first."""
    return _read(conn, difficulties.c.unit_id.in_(unit_ids))


def every(conn: Connection, states: Sequence[State] = ()) -> list[Difficulty]:
    """All difficulties (in some states only, when given), newest first."""
    return _read(conn, difficulties.c.state.in_(states) if states else true())


def of_campaign(conn: Connection, campaign_id: int) -> list[Difficulty]:
    """Those of the campaign's year, newest first; what was sent about a topic of another campaign is left out."""
    year = select(campaigns.c.year).where(campaigns.c.id == campaign_id).scalar_subquery()
    topics = set(
        conn.execute(select(campaign_topics.c.id).where(campaign_topics.c.campaign_id == campaign_id)).scalars()
    )
    found = _read(conn, difficulties.c.year == year)
    return [each for each in found if each.content.topic_id is None or each.content.topic_id in topics]


def campaigns_of(conn: Connection, found: Sequence[Difficulty]) -> dict[int, int]:
    """The campaign whose topic each was sent about, by the difficulty's id; those sent about none are left out."""
    topics = {each.id: each.content.topic_id for each in found if each.content.topic_id is not None}
    query = select(campaign_topics.c.id, campaign_topics.c.campaign_id)
    rows = conn.execute(query.where(campaign_topics.c.id.in_(set(topics.values())))) if topics else ()
    campaign_of = {row.id: row.campaign_id for row in rows}
    return {key: campaign_of[topic] for key, topic in topics.items()}


_STEP = tuple(difficulty_steps.c[name] for name in Step.__slots__ if name != "name")


def _read(conn: Connection, which: ColumnElement[bool]) -> list[Difficulty]:
    rows = conn.execute(select(difficulties).where(which).order_by(difficulties.c.id.desc())).mappings().all()
    steps: dict[int, list[Step]] = {row["id"]: [] for row in rows}
    query = select(difficulty_steps.c.difficulty_id, *_STEP, officials.c.full_name.label("name"))
    query = query.join(officials, officials.c.id == difficulty_steps.c.by).order_by(difficulty_steps.c.revision)
    for row in conn.execute(query.where(difficulty_steps.c.difficulty_id.in_(steps))).mappings():
        steps[row["difficulty_id"]].append(Step(**{name: row[name] for name in Step.__slots__}))
    return [Difficulty(**{**row, "state": State(row["state"])}, steps=tuple(steps[row["id"]])) for row in rows]


def owner(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The official who sent a difficulty (argument ``difficulty``), for access."""
    query = select(difficulties.c.official_id).where(difficulties.c.id == arguments.get("difficulty"))
    return conn.execute(query).scalar_one_or_none()


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a difficulty came from (argument ``difficulty``), for access."""
    query = select(difficulties.c.unit_id).where(difficulties.c.id == arguments.get("difficulty"))
    return conn.execute(query).scalar_one_or_none()


def reported(conn: Connection, progress_id: int) -> tuple[str, str, int | None]:
    """What a report was about, its note, and the topic of its item; empty when there is no such report."""
    query = select(pledge_items.c.text, progress.c.note, pledge_items.c.topic_id)
    query = query.join_from(progress, pledge_items, progress.c.item_id == pledge_items.c.id)
    row = conn.execute(query.where(progress.c.id == progress_id)).one_or_none()
    return ("", "", None) if row is None else (row.text, row.note, row.topic_id)
