"""Everything that is stored about one person, table by table, for the copy that the person may ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from storage.schema import metadata

Owned = tuple[Table, str, list[Any]]
# what a foreign key is shown as: the table it points to, and the column that names its row
_NAMED = {
    "unit_id": ("units", "name"),
    "title_id": ("titles", "name"),
    "campaign_id": ("campaigns", "title"),
    "stage_id": ("stages", "name"),
    "topic_id": ("topics", "heading"),
}
# parts of somebody's thing: the part's table, the column that points to it, the thing's table
_PARTS = (
    ("pledge_revisions", "pledge_id", "pledges"),
    ("pledge_items", "pledge_id", "pledges"),
    ("initiative_contents", "initiative_id", "initiatives"),
    ("difficulty_steps", "difficulty_id", "difficulties"),
    ("data_request_steps", "request_id", "data_requests"),
)
# what the person entered for a unit
_ENTERED = ("activity_revisions", "launches", "showcases")
# of messages to the person only when and how they were sent: their texts name others
_MESSAGE = ("kind", "state", "created_at", "sent_at")
_SECRET = frozenset({"code_hash", "random_name", "reference", "sha256", "raw", "unique_key", "chat"})

# the place of a line in its list
_INNER = {("pledge_items", "position")}


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of one table: column names, and values as they are stored (foreign keys by name, instants UTC)."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def everything(conn: Connection, official_id: int) -> list[Kept]:
    """Every table that holds something about an official, the roster first; tables that hold nothing are left out."""
    found = [_read(conn, table, column, ids) for table, column, ids in _owned(conn, official_id)]
    return [kept for kept in found if kept.rows]


def _owned(conn: Connection, official_id: int) -> list[Owned]:
    tables = metadata.tables
    owned: list[Owned] = [(tables["officials"], "id", [official_id])]
    owned += [(each, "official_id", [official_id]) for each in metadata.sorted_tables if "official_id" in each.c]
    for name, column, parent in _PARTS:
        whole = tables[parent]
        ids = list(conn.execute(select(whole.c.id).where(whole.c.official_id == official_id)).scalars())
        owned.append((tables[name], column, ids))
    return owned + [(tables[name], "by", [official_id]) for name in _ENTERED]


def _read(conn: Connection, table: Table, column: str, ids: Sequence[int]) -> Kept:
    columns = [each for each in table.c if _told(table, each)]
    query = select(*columns).where(table.c[column].in_(ids)).order_by(*table.primary_key)
    rows = conn.execute(query).all()
    names = {each.name: _names(conn, each.name, [row._mapping[each.name] for row in rows]) for each in columns}
    told = [tuple(names[each.name].get(value, value) for each, value in zip(columns, row, strict=True)) for row in rows]
    return Kept(table.name, tuple(each.name for each in columns), tuple(told))


def _told(table: Table, column: Column[Any]) -> bool:
    if table.name == "outbox":
        return column.name in _MESSAGE
    if column.name in _NAMED:
        return True
    if (table.name, column.name) in _INNER:
        return False
    return not (column.primary_key or column.foreign_keys or column.name in _SECRET)


def _names(conn: Connection, column: str, ids: Sequence[Any]) -> Mapping[Any, Any]:
    if column not in _NAMED:
        return {}
    table = metadata.tables[_NAMED[column][0]]
    query = select(table.c.id, table.c[_NAMED[column][1]]).where(
        table.c.id.in_({each for each in ids if each is not None})
    )
    return {row[0]: row[1] for row in conn.execute(query)}


def files_of(conn: Connection, official_id: int) -> list[int]:
    """Ids of the kept files that an official sent, oldest first."""
    files = metadata.tables["files"]
    mine = (files.c.official_id == official_id) & (files.c.state == "kept")
    return list(conn.execute(select(files.c.id).where(mine).order_by(files.c.id)).scalars())
