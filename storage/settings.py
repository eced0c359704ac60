"""Settings that the office itself changes; what was never changed has the value its reader names."""

from sqlalchemy import Connection, delete, insert, select

from storage.schema.people import settings


def number(conn: Connection, name: str, usual: int) -> int:
    """A whole number."""
    found = conn.execute(select(settings.c.value).where(settings.c.name == name)).scalar_one_or_none()
    return usual if found is None else int(found)


def text(conn: Connection, name: str, usual: str) -> str:
    """A word."""
    found = conn.execute(select(settings.c.value).where(settings.c.name == name)).scalar_one_or_none()
    return usual if found is None else str(found)


def put(conn: Connection, name: str, value: str) -> None:
    """Change a setting."""
    conn.execute(delete(settings).where(settings.c.name == name))
    conn.execute(insert(settings).values(name=name, value=value))
