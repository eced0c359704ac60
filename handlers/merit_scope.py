"""Whose awards and ratings a person may look at: the own ones, those below for a head, all for the office."""

from typing import Any

from sqlalchemy import Connection

from handlers.turn import Turn
from handlers.unit_scope import heads
from rules.merits import Candidate, candidate_of
from rules.records import Role
from storage import awards, people, ratings, settings
from storage.people import Person

LOOKING = (Role.MEMBER, Role.HEAD, Role.OFFICE)
OVER = (Role.HEAD, Role.OFFICE, Role.DIRECTOR)


def meant(conn: Connection, arguments: dict[str, Any]) -> Candidate | None:
    """Whom an action is about: a candidate, or the one whose award or rating it names."""
    if "award" in arguments:
        return awards.owner(conn, arguments["award"])
    if "rating" in arguments:
        found = ratings.get(conn, arguments["rating"])
        return found.candidate if found else None
    return candidate_of(arguments["candidate"])


def may_see(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the candidate is the person, or in the person's sight."""
    candidate = meant(conn, arguments)
    if candidate is None:
        return False
    own = candidate.official is not None and candidate.official == person.official_id
    return own or over(conn, person, arguments)


def over(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether the candidate is below a head, or the person is the office; nobody rates or confirms for himself."""
    candidate = meant(conn, arguments)
    if candidate is None or (candidate.official is not None and candidate.official == person.official_id):
        return False
    if everywhere(conn, person):
        return True
    at = candidate.unit if candidate.official is None else people.unit_of(conn, candidate.official, person.on_day)
    return at is not None and heads(conn, person, at)


def everywhere(conn: Connection, person: Person) -> bool:
    """Whether a person may look at everybody: the office, and the role that enters the ratings' decisions."""
    return person.has(Role.OFFICE) or person.has(Role(settings.text(conn, "rating_entry_role")))


def may_find(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether there is anybody whom a person may look for."""
    return everywhere(conn, person) or bool(person.headed())


def name_of(turn: Turn, candidate: Candidate) -> str | None:
    """What a candidate is called; None when there is none of this id any more."""
    if candidate.official is not None:
        return people.known_name(turn.conn, candidate.official)
    return next((unit.name for unit in people.tree(turn.conn) if unit.id == candidate.unit), None)


def is_office(turn: Turn) -> bool:
    """Whether the person who spoke works for the office."""
    return turn.me.has(Role.OFFICE)
