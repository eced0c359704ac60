"""Who may give a milestone a later day: the office alone, or a named approver whom it asks."""

from typing import Any

from sqlalchemy import Connection

from rules.office_settings import NOBODY
from rules.records import Role
from storage import settings
from storage.people import Person


def approver_role(conn: Connection) -> Role | None:
    """The role that approves later days: DIRECTOR, or the one that the setting ``deadline_approver_role`` names; None
    when the setting is 0 and the office decides alone."""
    named = settings.text(conn, "deadline_approver_role")
    return None if named == NOBODY else Role(named)


def approval_needed(conn: Connection, by: Person | None) -> bool:
    """Whether somebody else has to approve a later day that ``by`` wants (None: the command line)."""
    role = approver_role(conn)
    return role is not None and (by is None or not by.has(role))


def may_decide(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a person holds the approver's role."""
    role = approver_role(conn)
    return role is not None and person.has(role)
