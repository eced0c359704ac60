"""Everything of one campaign, table by table, read a part at a time; no chats, no phone numbers, no message texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, or_, select

from storage import campaigns, deliveries, people
from storage.files import KEPT
from storage.schema import metadata

PART = 1000
# the folders of an archive and the tables of each; a table hangs on the campaign itself or on one named before it
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "01-phong-trao": (
        "campaigns", "documents", "legal_bases", "stages", "milestones", "extensions", "targets", "target_shares", "topics",
        "movements", "duties", "commendation_rules", "undated_limits", "addressees", "signers",
    ),
    "03-giao-uoc": (
        "receipts", "pledges", "pledge_revisions", "pledge_items", "collective_pledges", "collective_steps",
        "collective_items", "issued_pledges", "issued_pledge_items",
    ),
    "04-bao-cao": (
        "progress", "work_counts", "unit_reports", "unit_figures", "unit_narratives", "unit_report_decisions", "reopenings",
    ),
    "05-hoat-dong": ("launches", "activities", "activity_revisions", "showcases"),
    "06-dien-hinh-sang-kien": (
        "nominations", "nomination_revisions", "steps", "initiatives", "initiative_contents", "initiative_authors",
        "initiative_steps",
    ),
    "07-khen-thuong": (
        "commendation_rounds", "round_titles", "round_steps", "proposals", "proposal_revisions", "proposal_papers",
        "proposal_votes", "commendation_decisions", "decided_proposals",
    ),
}  # fmt: skip
_LEFT_OUT = {
    "campaign_id", "doubtful", "first_line", "last_line", "lines", "text_sha256", "approved_content", "awaiting_since",
    "hold_until", "network", "chat", "phone", "reference", "random_name",
}  # fmt: skip
_PEOPLE, _UNITS, _TITLES = "officials", "units", "titles"
_PLACES = {
    "progress_id": "progress",
    "launch_id": "launches",
    "showcase_id": "showcases",
    "activity_id": "activities",
    "nomination_id": "nominations",
}
_FILED = (("documents", "file_id"), ("commendation_decisions", "file_id"), ("commendation_rounds", "guidance_file_id"))


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


def parts(conn: Connection, campaign_id: int) -> Iterator[Part]:
    """Every table that holds something of the campaign can be read once, in turn."""
    named = _names(conn)
    for folder, tables in FOLDERS.items():
        for name in tables:
            yield _part(conn, folder, metadata.tables[name], campaign_id, named)


def _part(
    conn: Connection, folder: str, table: Table, campaign_id: int, named: Mapping[str, Mapping[int, str]]
) -> Part:
    columns = [each for each in table.c if each.name not in _LEFT_OUT]
    query = select(*columns).where(_belongs(table, campaign_id)).order_by(*table.primary_key)
    return Part(folder, table.name, tuple(each.name for each in columns), _read(conn, query, columns, named))


def _read(
    conn: Connection, query: Any, columns: list[Column[Any]], named: Mapping[str, Any]
) -> Iterator[tuple[Any, ...]]:
    known = [named.get(_target(column), {}) for column in columns]
    for row in conn.execution_options(yield_per=PART).execute(query):
        yield tuple(names.get(value, value) if names else value for names, value in zip(known, row, strict=True))


def _target(column: Column[Any]) -> str:
    return next((key.column.table.name for key in column.foreign_keys), "")


def _belongs(table: Table, campaign_id: int) -> ColumnElement[bool]:
    """The rows of a table that are the campaign's: by its own column, else by the tables above it."""
    if table.name == "campaigns":
        return table.c.id == campaign_id
    if table.name == "documents":
        mine = metadata.tables["campaigns"]
        return table.c.id.in_(select(mine.c.document_id).where(mine.c.id == campaign_id))
    if "campaign_id" in table.c:
        return table.c.campaign_id == campaign_id
    return or_(*(column.in_(_ids(table_above, campaign_id)) for column, table_above in _above(table)))


def _above(table: Table) -> list[tuple[Column[Any], Table]]:
    """What a table hangs on: those it needs, else those of which it names one."""
    ours = [name for names in FOLDERS.values() for name in names]
    before = set(ours[: ours.index(table.name)]) - {"campaigns", "documents"}
    found = [(key.parent, key.column.table) for key in table.foreign_keys if key.column.table.name in before]
    needed = [pair for pair in found if not pair[0].nullable]
    return needed[:1] or found


def _ids(table: Table, campaign_id: int) -> Any:
    return select(table.c.id).where(_belongs(table, campaign_id))


def _names(conn: Connection) -> dict[str, dict[int, str]]:
    tables = metadata.tables
    people_, units, titles = tables[_PEOPLE], tables[_UNITS], tables[_TITLES]
    named = conn.execute(select(people_.c.id, people_.c.full_name, people_.c.staff_code))
    found = {_PEOPLE: {row.id: f"{row.full_name} ({row.staff_code})" for row in named}}
    found[_UNITS] = {row.id: row.name for row in conn.execute(select(units.c.id, units.c.name))}
    found[_TITLES] = {row.id: row.name for row in conn.execute(select(titles.c.id, titles.c.name))}
    return found


def audience(conn: Connection, campaign_id: int, now: datetime) -> Iterator[tuple[str, str, str, str]]:
    """Whom the campaign is for on the day it is written down: staff code, name, position, unit."""
    units = {unit.id: unit.name for unit in people.tree(conn)}
    for each in people.staff(conn, now.date(), campaigns.audience_units(conn, campaign_id)):
        yield each.staff_code, each.full_name, each.position, units.get(each.unit_id, "")


def attached(conn: Connection, campaign_id: int) -> list[Attached]:
    """The kept files of the campaign's documents, reports, activities, nominations and decisions, each once."""
    files = metadata.tables["files"]
    found: dict[int, Attached] = {}
    conditions = {
        name: files.c[column].in_(_ids(metadata.tables[name], campaign_id)) for column, name in _PLACES.items()
    }
    for name, column in _FILED:
        table = metadata.tables[name]
        conditions[name] = files.c.id.in_(select(table.c[column]).where(_belongs(table, campaign_id)))
    columns = [files.c[name] for name in ("id", "name", "random_name", "sha256")]
    for name, condition in conditions.items():
        for row in conn.execute(select(*columns).where(condition, files.c.state == KEPT).order_by(files.c.id)):
            found.setdefault(row.id, Attached(row.id, row.name, row.random_name, row.sha256, name))
    return list(found.values())


def delivered(conn: Connection, campaign_id: int, now: datetime) -> list[tuple[str, int]]:
    """How many people of the audience the announcement stands where with; never who."""
    totals = deliveries.totals(deliveries.of_campaign(conn, campaign_id, now.date()))
    return [("total", totals.total), *((str(each), n) for each, n in totals.standings.items()), ("read", totals.read)]
