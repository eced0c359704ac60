"""The schema that the program expects is the one that its migrations make; a newer database is left alone."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, insert, inspect, select, text

from storage.database import engine
from storage.migrate import NewerDatabaseError, migrate
from storage.schema import metadata
from storage.schema import people as p
from tests.databases import Databases


@pytest.fixture
def made(databases: Databases) -> Engine:
    return engine(databases.new_empty())


def test_migrations_make_the_schema(made: Engine) -> None:
    migrate(made.url.render_as_string())
    with made.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    made.dispose()


def test_migrations_give_the_defaults_of_the_schema(made: Engine, databases: Databases) -> None:
    declared = engine(databases.new_empty())
    metadata.create_all(declared)
    migrate(made.url.render_as_string())
    assert defaults(made) == defaults(declared)
    made.dispose()
    declared.dispose()


def defaults(made: Engine) -> dict[str, str | None]:
    """What the database itself says of every column of ours: its default, by ``table.column``."""
    found = inspect(made)
    return {
        f"{name}.{column['name']}": column["default"] for name in metadata.tables for column in found.get_columns(name)
    }


def test_migrating_again_changes_nothing(made: Engine) -> None:
    url = made.url.render_as_string()
    first = migrate(url)
    with made.begin() as conn:
        conn.execute(insert(p.units).values(code="A", name="Phòng A"))
    assert migrate(url) == first
    with made.connect() as conn:
        assert conn.execute(select(p.units.c.name)).scalars().all() == ["Phòng A"]
    made.dispose()


def test_a_newer_database_is_refused_and_left_as_it_is(made: Engine) -> None:
    url = made.url.render_as_string()
    migrate(url)
    with made.begin() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerDatabaseError, match="9999"):
        migrate(url)
    with made.connect() as conn:
        assert conn.execute(text("SELECT version_num FROM alembic_version")).scalar() == "9999"
    made.dispose()
