"""Whether a database is there, is one of ours, and is whole as the database itself sees it."""

from pathlib import Path

from sqlalchemy import Connection, inspect, make_url, text


def exists(url: str) -> bool:
    """Whether the file of a SQLite database is there; looking does not make it."""
    return Path(make_url(url).database or "").is_file()


def tables(conn: Connection) -> list[str]:
    """The names of all tables."""
    return inspect(conn).get_table_names()


def whole(conn: Connection) -> bool:
    """What SQLite says of its pages and indexes; PostgreSQL looks at its own by itself."""
    return conn.dialect.name != "sqlite" or conn.execute(text("PRAGMA quick_check")).scalar() == "ok"


def loose(conn: Connection) -> list[str]:
    """The tables with rows that refer to nothing; PostgreSQL lets none come about."""
    if conn.dialect.name != "sqlite":
        return []
    return sorted({row[0] for row in conn.execute(text("PRAGMA foreign_key_check"))})
