"""Brings a database to the newest schema: every step in one transaction, a newer database refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from storage.database import engine

HERE = Path(__file__).parent


class NewerDatabaseError(RuntimeError):
    """The database was written by a newer program; its revision is in the text."""


def migrate(url: str) -> str:
    """Upgrade the database at ``url``; returns the revision it is at. Harmless when nothing is to be done."""
    made = engine(url)
    try:
        with made.connect() as conn:
            with _foreign_keys_at_the_end(conn), conn.begin():
                refuse_newer(conn)
                settings = config()
                settings.attributes["connection"] = conn
                command.upgrade(settings, "head")
                _refuse_broken(conn)
            return MigrationContext.configure(conn).get_current_revision() or ""
    finally:
        made.dispose()


@contextmanager
def _foreign_keys_at_the_end(conn: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew; rows that refer to it must not notice, so they are asked about at the end."""
    if conn.dialect.name != "sqlite":
        yield
        return
    plain = conn.connection.cursor()
    plain.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        plain.execute("PRAGMA foreign_keys=ON")
        plain.close()


def _refuse_broken(conn: Connection) -> None:
    if conn.dialect.name == "sqlite":
        broken = conn.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"rows refer to nothing after migrating: {sorted({row[0] for row in broken})}")


def outdated(url: str) -> str | None:
    """The newest revision, when the database at ``url`` holds data of an older one; else None."""
    made = engine(url)
    try:
        with made.connect() as conn:
            current = MigrationContext.configure(conn).get_current_revision()
    finally:
        made.dispose()
    newest = ScriptDirectory.from_config(config()).get_current_head()
    return newest if current not in (None, newest) else None


def refuse_newer(conn: Connection) -> None:
    """Raise NewerDatabaseError when the database's revision is unknown here."""
    current = MigrationContext.configure(conn).get_current_revision()
    known = {revision.revision for revision in ScriptDirectory.from_config(config()).walk_revisions()}
    if current is not None and current not in known:
        raise NewerDatabaseError(current)


def config() -> Config:
    """Alembic's configuration, without a file."""
    made = Config()
    made.set_main_option("script_location", str(HERE / "migrations"))
    return made
