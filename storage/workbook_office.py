"""Days off, titles and shares of targets as the rows of their workbooks, and agreed plans carried out on them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from rules.workbook.columns import Part, Record, row
from rules.workbook.condition_part import CONDITIONS
from rules.workbook.norm_part import NORMS
from rules.workbook.office_parts import DAYS, TITLES
from rules.workbook.plan import Change, Kind, Plan
from rules.workbook.regulation_part import REGULATIONS
from rules.workbook.telling import in_one_line
from storage import audit
from storage.schema.campaigns import target_shares, targets, titles
from storage.schema.commendation import commendation_norms, proposal_papers, proposal_revisions
from storage.schema.merits import awards, confirmations, title_conditions
from storage.schema.participation import pledge_revisions
from storage.schema.people import calendar_days
from storage.schema.regulations import regulations

LONGEST_REASON = 500
TABLES: Mapping[str, Table] = {
    "days": calendar_days, "titles": titles, "conditions": title_conditions, "norms": commendation_norms,
    "shares": target_shares, "regulations": regulations,
}  # fmt: skip
_CATALOGUE = (
    (TITLES, titles),
    (CONDITIONS, title_conditions),
    (NORMS, commendation_norms),
    (REGULATIONS, regulations),
)


def days_record(conn: Connection) -> Record:
    """All days that the office has set; the key is the day."""
    rows = conn.execute(select(calendar_days).order_by(calendar_days.c.day))
    return {DAYS.name: tuple(row(DAYS, each.day.isoformat(), dict(each._mapping)) for each in rows)}


def titles_record(conn: Connection) -> Record:
    """The catalogue of titles, the conditions and the norms of each as dated rows, and the regulations they rest on."""
    return {
        part.name: tuple(
            row(part, each.id, dict(each._mapping)) for each in conn.execute(select(table).order_by(table.c.id))
        )
        for part, table in _CATALOGUE
    }


def titles_in_use(conn: Connection) -> set[tuple[str, str]]:
    """Titles that somebody aims at or was given, conditions of which somebody has said something."""
    aimed = select(pledge_revisions.c.title_id).where(pledge_revisions.c.title_id.is_not(None))
    given, said = select(awards.c.title_id), select(confirmations.c.condition_id)
    proposed, there = select(proposal_revisions.c.title_id), select(proposal_papers.c.norm_id)
    queries = ((TITLES, aimed), (TITLES, given), (TITLES, proposed), (CONDITIONS, said), (NORMS, there))
    return {(part.name, str(key)) for part, query in queries for key in conn.execute(query.distinct()).scalars()}


def shares_record(conn: Connection, campaign_id: int, part: Part) -> Record:
    """Who has been issued how much of which target of a campaign."""
    query = select(target_shares).join(targets, targets.c.id == target_shares.c.target_id)
    rows = conn.execute(query.where(targets.c.campaign_id == campaign_id).order_by(target_shares.c.id))
    return {part.name: tuple(row(part, each.id, dict(each._mapping)) for each in rows)}


def carry_out(conn: Connection, part: Part, plan: Plan, *, by: int | None, now: datetime) -> None:
    """Make every change of a plan to one sheet; each is audited. Rows that change make room first: they may swap places."""
    changes = plan.of(part.name)
    whole = {id(change): _made_room(conn, part, change) for change in changes}
    for change in changes:
        _settle(conn, part, change, whole[id(change)])
        words = f"{change.name} {in_one_line(part, change)}"[:LONGEST_REASON]
        audit.record(conn, by, f"workbook.{change.kind}", f"{part.name}:{change.key or 'new'}", words, now)


def _made_room(conn: Connection, part: Part, change: Change) -> dict[str, Any]:
    """Take the row of a change away (a title, which pledges name, only gives up
    its code; a condition, a norm and a regulation stay); returns what it held."""
    if change.kind is Kind.ADDED:
        return {}
    table = TABLES[part.name]
    mine = table.c.day == date.fromisoformat(change.key) if part is DAYS else table.c.id == int(change.key)
    held = dict(conn.execute(select(table).where(mine)).one()._mapping)
    if change.kind is Kind.CHANGED and part is TITLES:
        conn.execute(update(table).where(mine).values(code=f"~{change.key}"))
    elif not (change.kind is Kind.CHANGED and part in (CONDITIONS, NORMS, REGULATIONS)):
        conn.execute(delete(table).where(mine))
    return held


def _settle(conn: Connection, part: Part, change: Change, held: Mapping[str, Any]) -> None:
    if change.kind is Kind.REMOVED:
        return
    table = TABLES[part.name]
    values = {**held, **(change.values or {})}
    stored = {name: "" if value is None and not table.c[name].nullable else value for name, value in values.items()}
    if part in (TITLES, CONDITIONS, NORMS, REGULATIONS) and held:
        conn.execute(update(table).where(table.c.id == held["id"]).values(stored))
    else:
        conn.execute(insert(table).values(stored))
