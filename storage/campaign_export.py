"""Everything of one campaign, table by table, read a part at a time; no chats, no phone numbers, no messages but bulletins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Connection, Table, case, func, select

from storage import campaigns, deliveries, people
from storage.campaign_tables import FOLDERS, Rows
from storage.files import KEPT
from storage.schema import metadata
from storage.schema.activities import activity_revisions
from storage.schema.activity_kinds import activity_kind_revisions as kinds

PART = 1000
_LEFT_OUT = {
    "campaign_id", "doubtful", "first_line", "last_line", "lines", "text_sha256", "approved_content", "awaiting_since",
    "hold_until", "network", "chat", "phone", "reference", "random_name", "previous_hash", "kind_revision",
}  # fmt: skip
# who commented is for the office alone; frozen figures are files of their own
_LEFT_OUT_OF = {("round_comments", "official_id"), ("frozen_summaries", "content"), ("documents", "text")}
# what stands in the archive by its name: table and the columns that make the name
_NAMED = {"units": "name", "titles": "name", "campaigns": "title", "commendation_norms": "text"}
_PEOPLE = "officials"


@dataclass(frozen=True, slots=True)
class Part:
    """One table of an archive: its ``columns``, and its ``rows`` as they are read (people, units and titles by name)."""

    folder: str
    table: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Attached:
    """A kept file of the campaign; ``sha256`` (hex) is that of the bytes that were stored."""

    id: int
    name: str
    random_name: str
    sha256: str | None
    folder: str


def parts(conn: Connection, campaign_id: int, zone: ZoneInfo) -> Iterator[Part]:
    """Every table that holds something of the campaign can be read once, in turn. ``zone`` is where its years begin."""
    named, rows = _names(conn), Rows(conn, campaign_id, zone)
    for folder, tables in FOLDERS.items():
        for name in tables:
            yield _part(conn, folder, metadata.tables[name], rows, named)


def _part(conn: Connection, folder: str, table: Table, rows: Rows, named: Mapping[str, Mapping[int, str]]) -> Part:
    columns = [table.c[name] for name in columns_of(table)]
    query = select(*map(_expressed, columns)).where(rows.of(table)).order_by(*table.primary_key)
    return Part(folder, table.name, columns_of(table), _read(conn, query, columns, named))


def _expressed(column: Column[Any]) -> Any:
    """A column as it is told: an activity's kind by the name that the office gave it then, else by its code."""
    if column is not activity_revisions.c.kind:
        return column
    then = (kinds.c.code == column) & (kinds.c.revision == activity_revisions.c.kind_revision)
    return func.coalesce(select(kinds.c.name).where(then).scalar_subquery(), column)


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns of a table that an archive tells."""
    told = (each for each in table.c if each.name not in _LEFT_OUT and (table.name, each.name) not in _LEFT_OUT_OF)
    return tuple(each.name for each in told)


def _read(
    conn: Connection, query: Any, columns: list[Column[Any]], named: Mapping[str, Any]
) -> Iterator[tuple[Any, ...]]:
    known = [named.get(_target(column), {}) for column in columns]
    for row in conn.execution_options(yield_per=PART).execute(query):
        yield tuple(names.get(value, value) if names else value for names, value in zip(known, row, strict=True))


def _target(column: Column[Any]) -> str:
    if column.name == "actor_id":  # the audit ties itself to nobody
        return _PEOPLE
    return next((key.column.table.name for key in column.foreign_keys), "")


def _names(conn: Connection) -> dict[str, dict[int, str]]:
    people_ = metadata.tables[_PEOPLE].c
    rows = conn.execute(select(people_.id, people_.full_name, people_.staff_code))
    found = {_PEOPLE: {row.id: f"{row.full_name} ({row.staff_code})" for row in rows}}
    for name, column in _NAMED.items():
        table = metadata.tables[name].c
        found[name] = {row[0]: row[1] for row in conn.execute(select(table.id, table[column]))}
    return found


def audience(conn: Connection, campaign_id: int, now: datetime) -> Iterator[tuple[str, str, str, str]]:
    """Whom the campaign is for on the day it is written down: staff code, name, position, unit."""
    units = {unit.id: unit.name for unit in people.tree(conn)}
    for each in people.staff(conn, now.date(), campaigns.audience_units(conn, campaign_id)):
        yield each.staff_code, each.full_name, each.position, units.get(each.unit_id, "")


def attached(conn: Connection, campaign_id: int, zone: ZoneInfo) -> list[Attached]:
    """The kept files of everything that the archive tells, each once, under the first of the tables that names it."""
    files, found = metadata.tables["files"].c, dict[int, Attached]()
    columns = [files[name] for name in ("id", "name", "random_name", "sha256")]
    for name, condition in Rows(conn, campaign_id, zone).filed().items():
        for row in conn.execute(select(*columns).where(condition, files.state == KEPT).order_by(files.id)):
            found.setdefault(row.id, Attached(row.id, row.name, row.random_name, row.sha256, name))
    return list(found.values())


def documents(conn: Connection, campaign_id: int, zone: ZoneInfo) -> list[tuple[int, str]]:
    """Number and whole text of the document that launched the campaign; empty when a person wrote the campaign down."""
    table = metadata.tables["documents"]
    query = select(table.c.id, table.c.text).where(Rows(conn, campaign_id, zone).of(table), table.c.text != "")
    return [(row.id, row.text) for row in conn.execute(query)]


def delivered(conn: Connection, campaign_id: int, now: datetime) -> list[tuple[str, int]]:
    """How many people of the audience the announcement stands where with; never who."""
    totals = deliveries.totals(deliveries.of_campaign(conn, campaign_id, now.date()))
    return [("total", totals.total), *((str(each), n) for each, n in totals.standings.items()), ("read", totals.read)]


def bulletin_receivers(conn: Connection, campaign_id: int, zone: ZoneInfo) -> list[tuple[int, int, int]]:
    """Of each bulletin its number, to how many people it was written, and how many took note; never who."""
    told, table = metadata.tables["bulletin_receivers"].c, metadata.tables["bulletins"]
    took_note = case((told.seen_at.is_not(None), told.official_id))
    persons = (func.count(told.official_id.distinct()), func.count(took_note.distinct()))
    mine = told.bulletin_id.in_(select(table.c.id).where(Rows(conn, campaign_id, zone).of(table)))
    query = select(told.bulletin_id, *persons).where(mine).group_by(told.bulletin_id).order_by(told.bulletin_id)
    return [(row[0], row[1], row[2]) for row in conn.execute(query)]
