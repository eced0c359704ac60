"""Who looks through the record beyond the own things: the office, the council and the director all of it, heads their units."""

from typing import Any

from sqlalchemy import Connection

from rules.records import Role
from storage.people import Person

EVERYWHERE = (Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
LOOKING = (*EVERYWHERE, Role.HEAD)


def may_look(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether there is anything but the own record that a person looks through."""
    return sees_all(person) or bool(person.headed())


def sees_all(person: Person) -> bool:
    """Whether a person looks through the whole department's record."""
    return any(map(person.has, EVERYWHERE))
