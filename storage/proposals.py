"""Proposals for commendation: every change is a new revision with who, when and why; nothing is overwritten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from rules.commendation import Kind, Proposal, Route, Stage
from rules.merits import Candidate
from rules.waiting import Matter, subject_of
from storage import audit, unsent_reminders
from storage.schema.campaigns import titles
from storage.schema.commendation import commendation_rounds, proposal_papers, proposal_revisions, proposals
from storage.schema.people import officials, units

_SAID = ("title_id", "kind", "route", "achievement", "direct", "woman", "nomination_id", "showcase_id")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a proposal; the fields are those of ``rules.commendation.Proposal``."""

    title_id: int
    kind: Kind
    route: Route
    achievement: str
    direct: bool | None = None
    woman: bool | None = None
    nomination_id: int | None = None
    showcase_id: int | None = None


def add(
    conn: Connection, round_id: int, official_id: int | None, unit_id: int, said: Said, *, by: int, now: datetime
) -> int:
    """Propose an official (of a unit), or the unit itself; returns the id."""
    name = conn.execute(select(units.c.name).where(units.c.id == unit_id)).scalar_one()
    row = {"round_id": round_id, "official_id": official_id, "unit_id": unit_id, "unit_name": name}
    made: int = conn.execute(
        insert(proposals).values(**row, at=now, entered_by=by).returning(proposals.c.id)
    ).scalar_one()
    content = {field: getattr(said, field) for field in _SAID} | {"stage": Stage.PROPOSED}
    _append(conn, made, 1, content, {"change": "entered", "reason": "", "at": now, "by": by})
    return made


def change(conn: Connection, old: Proposal, said: Said, *, reason: str = "", by: int, now: datetime) -> bool:
    """A new revision over the one that was looked at; False when somebody was faster."""
    newest = get(conn, old.id)
    if newest is None or newest.revision != old.revision:
        return False
    content = {field: getattr(said, field) for field in _SAID} | {"stage": old.stage}
    _append(conn, old.id, old.revision + 1, content, {"change": "edited", "reason": reason, "at": now, "by": by})
    return True


def move(
    conn: Connection,
    found: Sequence[Proposal],
    to: Stage,
    *,
    change: str = "",
    reason: str = "",
    by: int,
    now: datetime,
) -> int:
    """Bring proposals, as they were looked at, to another stage; returns how many were still the same. ``change`` names what
    was done where the stage does not say it."""
    made = {"change": change or str(to), "reason": reason, "at": now, "by": by}
    for held in {each.round_id for each in found if each.stage is Stage.SUBMITTED}:
        unsent_reminders.settled_matter(conn, subject_of(Matter.COMMENDATION, held))
    return sum(_moved(conn, each, to, made) for each in found)


def _moved(conn: Connection, old: Proposal, to: Stage, made: dict[str, Any]) -> bool:
    newest = get(conn, old.id)
    if newest is None or newest.revision != old.revision:
        return False
    content = {field: getattr(old, field) for field in _SAID} | {"stage": to}
    _append(conn, old.id, old.revision + 1, content, made)
    return True


def _append(conn: Connection, proposal_id: int, revision: int, content: dict[str, Any], made: dict[str, Any]) -> None:
    mine = proposal_revisions.c.proposal_id == proposal_id
    conn.execute(update(proposal_revisions).where(mine, proposal_revisions.c.newest).values(newest=False))
    row = {"proposal_id": proposal_id, "revision": revision, "newest": True, **content, **made}
    conn.execute(insert(proposal_revisions).values(row))
    audit.record(conn, made["by"], f"proposal.{made['change']}", f"proposal:{proposal_id}", made["reason"], made["at"])


def _found() -> Select[Any]:
    head, revision = proposals.c, proposal_revisions.c
    joined = (
        proposals.join(proposal_revisions, revision.proposal_id == head.id)
        .join(titles, titles.c.id == revision.title_id)
        .outerjoin(officials, officials.c.id == head.official_id)
    )
    return select(
        head.id, head.round_id, head.official_id, head.unit_id, head.unit_name, officials.c.full_name, revision.revision,
        revision.stage, revision.title_id, titles.c.code, titles.c.name.label("title"), titles.c.kind.label("form"),
        *(revision[name] for name in _SAID[1:]), revision.change, revision.reason, revision.at, revision.by,
    ).select_from(joined)  # fmt: skip


def _read(conn: Connection, query: Select[Any]) -> list[Proposal]:
    return [_proposal(row) for row in conn.execute(query)]


def _proposal(row: Any) -> Proposal:
    told = (row.direct, row.woman, row.nomination_id, row.showcase_id, row.change, row.reason, row.at, row.by)
    return Proposal(
        row.id, row.round_id, row.official_id, row.unit_id, row.unit_name, row.full_name or row.unit_name, row.revision,
        Stage(row.stage), row.title_id, row.code, row.title, row.form == "form", Kind(row.kind), Route(row.route),
        row.achievement, *told,
    )  # fmt: skip


def _newest() -> Select[Any]:
    return _found().where(proposal_revisions.c.newest).order_by(proposals.c.id)


def get(conn: Connection, proposal_id: int) -> Proposal | None:
    """One proposal at its newest revision, whatever its stage."""
    return next(iter(_read(conn, _newest().where(proposals.c.id == proposal_id))), None)


def of_round(conn: Connection, round_id: int) -> list[Proposal]:
    """The proposals of a round in every stage, in the order of entry."""
    return _read(conn, _newest().where(proposals.c.round_id == round_id))


def of_campaign(conn: Connection, campaign_id: int) -> list[Proposal]:
    """The proposals of all rounds of a campaign in every stage, in the order of entry."""
    mine = select(commendation_rounds.c.id).where(commendation_rounds.c.campaign_id == campaign_id)
    return _read(conn, _newest().where(proposals.c.round_id.in_(mine)))


def of_units(conn: Connection, unit_ids: Iterable[int]) -> list[Proposal]:
    """The proposals of people and collectives of some units, newest first."""
    return _read(conn, _newest().where(proposals.c.unit_id.in_(set(unit_ids))))[::-1]


def of_candidate(conn: Connection, candidate: Candidate) -> list[Proposal]:
    """What a candidate was proposed for, in the order of entry."""
    if candidate.official is not None:
        return _read(conn, _newest().where(proposals.c.official_id == candidate.official))
    mine = proposals.c.official_id.is_(None) & (proposals.c.unit_id == candidate.unit)
    return _read(conn, _newest().where(mine))


def in_stage(conn: Connection, stage: Stage) -> list[Proposal]:
    """All proposals at a stage, in the order of entry."""
    return _read(conn, _newest().where(proposal_revisions.c.stage == stage))


def history(conn: Connection, proposal_id: int) -> list[Proposal]:
    """Every revision, the newest first."""
    query = _found().where(proposals.c.id == proposal_id).order_by(proposal_revisions.c.revision.desc())
    return _read(conn, query)


def unit_owning(conn: Connection, arguments: dict[str, Any]) -> int | None:
    """The unit a proposal (argument ``proposal``) belongs to, for access."""
    query = select(proposals.c.unit_id).where(proposals.c.id == arguments.get("proposal"))
    return conn.execute(query).scalar_one_or_none()


def papers(conn: Connection, proposal_id: int) -> set[int]:
    """The parts of its dossier (ids of norms) that somebody has said are there."""
    mine = (proposal_papers.c.proposal_id == proposal_id) & proposal_papers.c.newest & proposal_papers.c.present
    return set(conn.execute(select(proposal_papers.c.norm_id).where(mine)).scalars())


def mark_paper(conn: Connection, proposal_id: int, norm_id: int, present: bool, *, by: int, now: datetime) -> None:
    """Say that a part of the dossier is there, or not; what was said before stays."""
    mine = (proposal_papers.c.proposal_id == proposal_id) & (proposal_papers.c.norm_id == norm_id)
    conn.execute(update(proposal_papers).where(mine).values(newest=False))
    row = {"proposal_id": proposal_id, "norm_id": norm_id, "present": present, "newest": True, "at": now, "by": by}
    conn.execute(insert(proposal_papers).values(row))
