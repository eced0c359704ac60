"""Settings that the office itself changes; what was never changed has the default of the catalogue."""

from sqlalchemy import Connection, delete, insert, select

from rules.office_settings import CATALOGUE, Telling, telling
from storage.schema.people import settings


def number(conn: Connection, name: str) -> int:
    """A whole number; a switch is 0 or 1."""
    return int(text(conn, name))


def text(conn: Connection, name: str) -> str:
    """A setting's text as it is stored; KeyError when the catalogue has none of this name."""
    setting = CATALOGUE[name]
    found = conn.execute(select(settings.c.value).where(settings.c.name == name)).scalar_one_or_none()
    return setting.default if found is None else str(found)


def every(conn: Connection) -> dict[str, str]:
    """The texts of all settings of the catalogue."""
    rows = conn.execute(select(settings.c.name, settings.c.value))
    stored = {row.name: str(row.value) for row in rows}
    return {name: stored.get(name, setting.default) for name, setting in CATALOGUE.items()}


def reminding(conn: Connection) -> Telling:
    """When reminders may be written, and of which days."""
    return telling(every(conn))


def put(conn: Connection, name: str, value: str) -> None:
    """Change a setting."""
    conn.execute(delete(settings).where(settings.c.name == name))
    conn.execute(insert(settings).values(name=name, value=value))
