"""A campaign as the rows of its workbook, and an agreed plan carried out on it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Table, delete, insert, select, true, update

from rules.reckoning import Counting, Reckoning
from rules.unit_kinds import KINDS
from rules.workbook.columns import Part, Record, Row, Value, row
from rules.workbook.plan import Change, Kind, Plan
from rules.workbook.telling import in_one_line
from storage import audit, campaigns, movements, reckonings, unsent_reminders
from storage.schema import campaigns as c
from storage.schema.columns import metadata
from storage.schema.documents import addressees, commendation_rules, duties, legal_bases, signers
from storage.schema.unit_reports import reckonings as reckoning_rows

TABLES: Mapping[str, Table] = {
    "facts": c.campaigns,
    "stages": c.stages,
    "targets": c.targets,
    "topics": c.topics,
    "milestones": c.milestones,
    "duties": duties,
    "movements": c.movements,
    "addressees": addressees,
    "signers": signers,
    "legal_bases": legal_bases,
    "commendation_rules": commendation_rules,
}
LONGEST_REASON = 500
_SIGN = "; "


def record(conn: Connection, campaign_id: int, parts: tuple[Part, ...]) -> Record:
    """The campaign's rows as they are now, sheet by sheet."""
    return {part.name: tuple(_rows(conn, campaign_id, part)) for part in parts}


def _rows(conn: Connection, campaign_id: int, part: Part) -> list[Row]:
    table = TABLES[part.name]
    if part.card:
        found = conn.execute(select(table).where(table.c.id == campaign_id)).one()
        kinds = {f"audience_{kind}": "x" for kind in found.audience_kinds}
        return [row(part, "", dict(found._mapping) | kinds)]
    names, reckoned = _stage_names(conn, campaign_id), reckonings.of_campaign(conn, campaign_id)
    standing = table.c.removed_on.is_(None) if table is c.milestones else true()
    rows = conn.execute(select(table).where(table.c.campaign_id == campaign_id, standing).order_by(table.c.id))
    read = {each.id: _readable(part.name, dict(each._mapping), names) for each in rows}
    if part.name == "targets":
        read = {key: values | _reckoned(reckoned.get(key)) for key, values in read.items()}
    return [row(part, key, values) for key, values in read.items()]


def _reckoned(known: Reckoning | None) -> dict[str, Any]:
    """How a target is reckoned, by the columns of its sheet; nothing said is nothing shown."""
    if known is None:
        return {}
    return {"counting": str(known.counting), "baseline_level": known.baseline, "earlier": known.earlier}


def _readable(part: str, values: dict[str, Any], stage_names: Mapping[int, str]) -> dict[str, Any]:
    if part == "milestones":
        values["stage"] = stage_names.get(values["stage_id"])
        values |= {f"only_{kind}": "x" for kind in values["unit_kinds"]}
    if part == "movements":
        values["aliases"] = _SIGN.join(values["aliases"])
    return values


def _stage_names(conn: Connection, campaign_id: int) -> dict[int, str]:
    return {stage.id: stage.name for stage in campaigns.stages_of(conn, campaign_id)}


def in_use(conn: Connection, campaign_id: int) -> set[tuple[str, str]]:
    """(part, id) of rows that any other row depends on; how a target is reckoned goes with the target."""
    found: set[tuple[str, str]] = set()
    for part, column in _depending():
        table = TABLES[part]
        mine = select(column).join(table, table.c.id == column).where(table.c.campaign_id == campaign_id).distinct()
        if column.table is table:
            mine = select(column).where(table.c.campaign_id == campaign_id, column.is_not(None)).distinct()
        found |= {(part, str(key)) for key in conn.execute(mine).scalars()}
    return found


def _depending() -> list[tuple[str, Column[Any]]]:
    """(part, column) of every column that refers to a row of a sheet."""
    parts = {table: part for part, table in TABLES.items() if part != "facts"}
    columns = [column for table in metadata.tables.values() if table is not reckoning_rows for column in table.columns]
    found = [(parts.get(key.column.table), column) for column in columns for key in column.foreign_keys]
    return [(part, column) for part, column in found if part is not None]


def carry_out(
    conn: Connection,
    campaign_id: int,
    parts: tuple[Part, ...],
    plan: Plan,
    *,
    by: int | None,
    now: datetime,
    today: date,
) -> None:
    """Make every change of a plan, removals first; each is audited."""
    by_name = {part.name: part for part in parts}
    order = list(TABLES)
    changes = sorted(plan.changes, key=lambda change: (change.kind is not Kind.REMOVED, order.index(change.part)))
    _free_numbers(conn, changes)
    for change in changes:
        key = _one(conn, campaign_id, by_name[change.part], change, today, by=by, now=now)
        words = f"campaign:{campaign_id} {change.name} {in_one_line(by_name[change.part], change)}"
        audit.record(conn, by, f"workbook.{change.kind}", f"{change.part}:{key}", words[:LONGEST_REASON], now)


def _free_numbers(conn: Connection, changes: Iterable[Change]) -> None:
    """Topics may swap their numbers: those that change give up the old one before any takes its new one."""
    keys = [change.key for change in changes if change.part == "topics" and "number" in (change.values or {})]
    for key in filter(None, keys):
        conn.execute(update(c.topics).where(c.topics.c.id == int(key)).values(number=f"~{key}"))


def _one(
    conn: Connection, campaign_id: int, part: Part, change: Change, today: date, *, by: int | None, now: datetime
) -> int:
    """Make one change; returns the id of its row."""
    table = TABLES[part.name]
    if change.kind is Kind.REMOVED:
        if table is c.targets:
            conn.execute(delete(reckoning_rows).where(reckoning_rows.c.target_id == int(change.key)))
        conn.execute(delete(table).where(table.c.id == int(change.key)))
        return int(change.key)
    values = _stored(conn, campaign_id, table, change.values or {})
    if part.name == "milestones":
        values |= _only(conn, change.key, change.values or {})
    if values.get("aliases"):
        name = str((change.values or {}).get("name") or change.name)
        movements.learn(conn, values["aliases"], movements.identity_of(conn, name), by=by, now=now)
    if change.kind is Kind.ADDED:
        added = insert(table).values(campaign_id=campaign_id, **values).returning(table.c.id)
        made = int(conn.execute(added).scalar_one())
        _reckon(conn, campaign_id, made, change.values or {}, by=by, now=now)
        return made
    key = campaign_id if part.card else int(change.key)
    if part.name == "milestones" and "due_on" in values:
        _move(conn, key, values.pop("due_on"), today)
    _reckon(conn, campaign_id, key, change.values or {}, by=by, now=now)
    cleared = _no_longer_doubtful(conn, part, key, values)
    if values | cleared:
        conn.execute(update(table).where(table.c.id == key).values(values | cleared))
    return key


def _reckon(
    conn: Connection, campaign_id: int, target_id: int, said: Mapping[str, Any], *, by: int | None, now: datetime
) -> None:
    """How a target is reckoned, as far as its columns were changed; work in pieces has no baseline."""
    if not {"counting", "baseline_level", "earlier"} & set(said):
        return
    known = reckonings.of_campaign(conn, campaign_id).get(target_id, Reckoning(target_id))
    values = {**_reckoned(known), **said}
    made = Reckoning(
        target_id, Counting(values["counting"] or Counting.CUMULATIVE), values["baseline_level"], values["earlier"]
    )
    made = replace(made, baseline=None) if made.counts_work else made
    if made != known:
        reckonings.keep(conn, made, by=by, now=now)


def _move(conn: Connection, milestone_id: int, due_on: date, today: date) -> None:
    """A milestone's new day; in a campaign that is open its ladder starts anew."""
    milestone = campaigns.milestone(conn, milestone_id)
    if campaigns.get(conn, milestone.campaign_id).state == campaigns.DRAFT:
        conn.execute(update(c.milestones).where(c.milestones.c.id == milestone_id).values(due_on=due_on))
        return
    campaigns.move_milestone(conn, milestone_id, due_on, today)
    unsent_reminders.settled_milestone(conn, milestone_id)


def _no_longer_doubtful(conn: Connection, part: Part, key: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """A person has looked at what is changed here."""
    if not part.card:
        return {"doubtful": False} if "doubtful" in TABLES[part.name].c else {}
    doubts = conn.execute(select(c.campaigns.c.doubtful).where(c.campaigns.c.id == key)).scalar_one()
    return {"doubtful": [name for name in doubts if name not in values]}


def _kinds(conn: Connection, campaign_id: int, values: Mapping[str, Value]) -> dict[str, Any]:
    """The kinds of units that take part, after those changed here."""
    said = {kind: values[f"audience_{kind}"] for kind in KINDS if f"audience_{kind}" in values}
    before = campaigns.audience(conn, campaign_id).kinds
    return {"audience_kinds": [kind for kind in KINDS if said.get(kind, kind in before)]} if said else {}


def _only(conn: Connection, key: str, values: Mapping[str, Value]) -> dict[str, Any]:
    """The kinds of units that a milestone (none yet: an empty key) holds for, after those changed here."""
    said = {kind: values[f"only_{kind}"] for kind in KINDS if f"only_{kind}" in values}
    before = campaigns.milestone(conn, int(key)).unit_kinds if key else ()
    return {"unit_kinds": [kind for kind in KINDS if said.get(kind, kind in before)]} if said else {}


def _stored(conn: Connection, campaign_id: int, table: Table, values: Mapping[str, Value]) -> dict[str, Any]:
    """Column values: empty text where a column cannot be empty, the stage by its id, aliases as a list."""
    stored: dict[str, Any] = {name: value for name, value in values.items() if name in table.c}
    for name, value in stored.items():
        stored[name] = "" if value is None and not table.c[name].nullable else value
    if table is c.campaigns:
        stored |= _kinds(conn, campaign_id, values)
    if "stage" in values:
        ids = {name: key for key, name in _stage_names(conn, campaign_id).items()}
        stored["stage_id"] = None if values["stage"] is None else ids[str(values["stage"])]
    if "aliases" in values:
        stored["aliases"] = [alias.strip() for alias in str(values["aliases"] or "").split(";") if alias.strip()]
    if table is c.movements and "name" in values:
        stored["identity"] = movements.identity_of(conn, str(values["name"]))
    return stored
