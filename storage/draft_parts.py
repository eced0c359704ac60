"""The entries of a draft campaign, part by part: read, changed, added, confirmed, taken out; each change audited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from rules.campaign_draft import FACTS
from rules.campaign_limits import stage_for
from rules.records import MilestoneKind
from storage import audit, documents, movements
from storage.schema import campaigns as c
from storage.schema import documents as d

PARTS: Mapping[str, Table] = {
    "targets": c.targets,
    "topics": c.topics,
    "movements": c.movements,
    "stages": c.stages,
    "milestones": c.milestones,
    "undated_limits": d.undated_limits,
    "duties": d.duties,
    "addressees": d.addressees,
    "signers": d.signers,
    "legal_bases": d.legal_bases,
    "commendation_rules": d.commendation_rules,
}
LONGEST_REASON = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a part. ``values`` are its columns; of a fact: ``name`` and ``value``. ``id`` of a fact is its place.

    ``lines`` are first and last line in the document (from 1), None for what a person entered.
    """

    id: int
    part: str
    values: Mapping[str, Any]
    lines: tuple[int, int] | None
    doubtful: bool


def entries(conn: Connection, campaign_id: int, part: str) -> list[Entry]:
    """The entries of a part ("facts" or a name in PARTS) in the order of the document; what persons added comes last."""
    if part == "facts":
        return _facts(conn, campaign_id)
    table = PARTS[part]
    rows = conn.execute(select(table).where(table.c.campaign_id == campaign_id).order_by(table.c.id))
    return [_entry(part, row) for row in rows]


def entry(conn: Connection, campaign_id: int, part: str, entry_id: int) -> Entry | None:
    """One entry; None when it was taken out meanwhile."""
    return next((each for each in entries(conn, campaign_id, part) if each.id == entry_id), None)


def _entry(part: str, row: Any) -> Entry:
    values = {name: value for name, value in row._mapping.items() if name not in ("id", "campaign_id", "doubtful")}
    lines = None if row.first_line is None else (row.first_line, row.last_line)
    return Entry(row.id, part, values, lines, row.doubtful)


def _facts(conn: Connection, campaign_id: int) -> list[Entry]:
    row = conn.execute(select(c.campaigns).where(c.campaigns.c.id == campaign_id)).one()
    document = documents.of_campaign(conn, campaign_id)
    lines = document.lines if document else {}
    values = {name: getattr(row, name) for name in FACTS if name not in ("province", "year")}
    values |= {"province": document.province if document else "", "year": _period(row.year, row.period_to)}
    return [
        Entry(
            place,
            "facts",
            {"name": name, "value": values[name]},
            (lines[name][0], lines[name][1]) if name in lines else None,
            name in row.doubtful,
        )
        for place, name in enumerate(FACTS)
    ]


def _period(first: int, last: int | None) -> str:
    return str(first) if last is None else f"{first}-{last}"


def change(
    conn: Connection, campaign_id: int, part: str, entry_id: int, values: Mapping[str, Any], *, by: int, now: datetime
) -> bool:
    """Give an entry new values (of a fact: ``value``); it is doubtful no longer. False when it is not there any more."""
    found = entry(conn, campaign_id, part, entry_id)
    if found is None:
        return False
    if part == "facts":
        _change_fact(conn, campaign_id, FACTS[entry_id], values["value"])
    else:
        table, new = PARTS[part], {**values, "doubtful": False, **_identity(conn, part, values)}
        if part == "milestones":
            new |= _stage(conn, campaign_id, {**found.values, **values})
        conn.execute(update(table).where(table.c.id == entry_id).values(new))
        if part == "stages":
            _restage(conn, campaign_id)
    told = "; ".join(f"{name}: {found.values[name]} → {value}" for name, value in values.items())
    _record(conn, "draft.changed", f"{part}:{entry_id}", f"campaign:{campaign_id} {told}", by, now)
    return True


def _change_fact(conn: Connection, campaign_id: int, name: str, value: Any) -> None:
    row = conn.execute(select(c.campaigns).where(c.campaigns.c.id == campaign_id)).one()
    new: dict[str, Any] = {"doubtful": [other for other in row.doubtful if other != name]}
    if name == "province" and row.document_id is not None:
        documents.set_province(conn, row.document_id, value)
    elif name == "year":
        first, _, last = str(value).partition("-")
        new |= {"year": int(first), "period_to": int(last) if last else None}
    elif name != "province":
        new[name] = value
    conn.execute(update(c.campaigns).where(c.campaigns.c.id == campaign_id).values(new))


def confirm(conn: Connection, campaign_id: int, part: str, entry_id: int, *, by: int, now: datetime) -> bool:
    """A person says that a doubtful entry is right as it stands."""
    found = entry(conn, campaign_id, part, entry_id)
    if found is None or not found.doubtful:
        return found is not None
    if part == "facts":
        _change_fact(conn, campaign_id, FACTS[entry_id], found.values["value"])
    else:
        table = PARTS[part]
        conn.execute(update(table).where(table.c.id == entry_id).values(doubtful=False))
    _record(conn, "draft.confirmed", f"{part}:{entry_id}", f"campaign:{campaign_id}", by, now)
    return True


def add(
    conn: Connection, campaign_id: int, part: str, values: Mapping[str, Any], *, by: int | None, now: datetime
) -> int:
    """Add an entry; returns its id."""
    table, row = PARTS[part], {"campaign_id": campaign_id, **values, **_identity(conn, part, values)}
    if part == "milestones":
        row |= _stage(conn, campaign_id, row)
    if part == "topics":
        row["number"] = _free_number(conn, campaign_id)
    made: int = conn.execute(insert(table).values(row).returning(table.c.id)).scalar_one()
    if part == "stages":
        _restage(conn, campaign_id)
    _record(conn, "draft.added", f"{part}:{made}", f"campaign:{campaign_id} {_words(values)}", by, now)
    return made


def _identity(conn: Connection, part: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What movement a name stands for."""
    named = part == "movements" and "name" in values
    return {"identity": movements.identity_of(conn, values["name"])} if named else {}


def _free_number(conn: Connection, campaign_id: int) -> str:
    """The next whole number that no topic of the campaign bears."""
    used = {each.values["number"] for each in entries(conn, campaign_id, "topics")}
    return next(str(number) for number in range(len(used) + 1, 2 * len(used) + 2) if str(number) not in used)


def take_out(conn: Connection, campaign_id: int, part: str, entry_id: int, *, by: int, now: datetime) -> bool:
    """Remove an entry of a draft; the audit keeps its words. False when it was gone already."""
    found = entry(conn, campaign_id, part, entry_id)
    if found is None:
        return False
    if part == "targets":
        conn.execute(delete(c.target_shares).where(c.target_shares.c.target_id == entry_id))
        parts = c.targets.c.parent_target_id == entry_id
        conn.execute(update(c.targets).where(parts).values(parent_target_id=None))
    if part == "stages":
        _restage(conn, campaign_id, without=entry_id)
    conn.execute(delete(PARTS[part]).where(PARTS[part].c.id == entry_id))
    _record(conn, "draft.taken_out", f"{part}:{entry_id}", f"campaign:{campaign_id} {_words(found.values)}", by, now)
    return True


def give_day(conn: Connection, campaign_id: int, entry_id: int, due_on: date, *, by: int, now: datetime) -> int | None:
    """Make a milestone of a limit that had no day; returns the milestone's id, None when the limit is gone."""
    found = entry(conn, campaign_id, "undated_limits", entry_id)
    if found is None:
        return None
    values = {name: found.values[name] for name in ("phrase", "first_line", "last_line")}
    values |= {"kind": MilestoneKind.PROGRESS, "name": found.values["action"][:150] or found.values["phrase"][:150]}
    made = add(conn, campaign_id, "milestones", {**values, "due_on": due_on}, by=by, now=now)
    take_out(conn, campaign_id, "undated_limits", entry_id, by=by, now=now)
    return made


def _stage(
    conn: Connection, campaign_id: int, milestone: Mapping[str, Any], without: int | None = None
) -> dict[str, Any]:
    """The stage that a milestone asks about: the one its day falls in, else the last; none for registration."""
    if milestone["kind"] == MilestoneKind.REGISTRATION:
        return {"stage_id": None}
    query = select(c.stages).where(c.stages.c.campaign_id == campaign_id).order_by(c.stages.c.starts_on)
    rows = [row for row in conn.execute(query) if row.id != without]
    at = stage_for(milestone["due_on"], [(row.starts_on, row.ends_on) for row in rows])
    return {"stage_id": rows[-1 if at is None else at].id if rows else None}


def _restage(conn: Connection, campaign_id: int, without: int | None = None) -> None:
    """The stages have changed: every milestone asks about the one its day falls in now."""
    for each in entries(conn, campaign_id, "milestones"):
        stage = _stage(conn, campaign_id, each.values, without)
        conn.execute(update(c.milestones).where(c.milestones.c.id == each.id).values(stage))


def needed_stage(conn: Connection, campaign_id: int, entry_id: int) -> bool:
    """Whether a stage is the only one of a campaign whose milestones ask for reports."""
    stages = entries(conn, campaign_id, "stages")
    asking = any(m.values["kind"] != MilestoneKind.REGISTRATION for m in entries(conn, campaign_id, "milestones"))
    return asking and [each.id for each in stages] == [entry_id]


def _words(values: Mapping[str, Any]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in values.items() if value not in (None, ""))


def _record(conn: Connection, action: str, object: str, reason: str, by: int | None, now: datetime) -> None:
    audit.record(conn, by, action, object, reason[:LONGEST_REASON], now)
