"""What earlier releases stored is all there after an upgrade, value by value, and what refers to it still does."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, MetaData, inspect, select, text

from storage.database import engine
from storage.migrate import config, migrate
from tests.databases import Databases
from tests.filled import fill, tables

RELEASES = ("0001", "0002")


@pytest.fixture
def empty(databases: Databases) -> Iterator[Engine]:
    made = engine(databases.new_empty())
    yield made
    made.dispose()


def at(made: Engine, revision: str) -> MetaData:
    """Bring an empty database to an old release; its schema as the database tells it."""
    with made.begin() as conn:
        settings = config()
        settings.attributes["connection"] = conn
        command.upgrade(settings, revision)
    return reflected(made)


def reflected(made: Engine) -> MetaData:
    found = MetaData()
    with made.connect() as conn:
        found.reflect(conn)
    return found


def stored(made: Engine, schema: MetaData) -> dict[str, dict[str, Any]]:
    """The one row of every table of ``schema``, its columns alone, as they are kept."""
    now, found = reflected(made), dict[str, dict[str, Any]]()
    with made.connect() as conn:
        for table in tables(schema):
            columns = [now.tables[table.name].c[column.name] for column in table.c]
            [row] = conn.execute(select(*columns)).mappings()
            found[table.name] = dict(row)
        return found


@pytest.mark.parametrize("release", RELEASES)
def test_everything_an_earlier_release_stored_is_kept_and_goes_on(empty: Engine, release: str) -> None:
    old = at(empty, release)
    with empty.begin() as conn:
        made = fill(conn, old)
    assert made.keys() == old.tables.keys() - {"alembic_version"}
    before = stored(empty, old)
    assert {name: {column: row[column] for column in made[name]} for name, row in before.items()} == made
    assert [name for name, row in made.items() if len(row) < len(old.tables[name].c)] == []
    newest = migrate(empty.url.render_as_string())
    assert newest > release
    assert stored(empty, old) == before
    refers_to_what_is_there(empty)
    takes_new_rows(empty)


def takes_new_rows(made: Engine) -> None:
    """Beside the old rows, in every table: numbers go on, and what must be unique does not mistake one for the other."""
    new = reflected(made)
    with made.begin() as conn:
        assert fill(conn, new, seed=2).keys() == new.tables.keys() - {"alembic_version"}


def refers_to_what_is_there(made: Engine) -> None:
    """Every foreign key of the upgraded database, asked one by one."""
    with made.connect() as conn:
        look = inspect(conn)
        for table in look.get_table_names():
            for key in look.get_foreign_keys(table):
                [own], [other] = key["constrained_columns"], key["referred_columns"]
                loose = text(
                    f'SELECT count(*) FROM {table} WHERE "{own}" IS NOT NULL'
                    f' AND "{own}" NOT IN (SELECT {other} FROM {key["referred_table"]})'
                )
                assert conn.execute(loose).scalar_one() == 0, (table, own)
