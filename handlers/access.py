"""Who may use a handler, and over whom. A handler without a declaration does not start."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection

from rules.records import Role
from storage import people
from storage.people import Person

F = TypeVar("F", bound=Callable[..., Any])
Handler = Callable[..., None]
Unit = Callable[[Connection, dict[str, Any]], int | None]
Owner = Callable[[Connection, dict[str, Any]], int | None]
Condition = Callable[[Connection, Person, dict[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class Access:
    """``strangers``: anyone at all. ``roles``: any of these. ``unit`` limits heads, ``owner`` limits members.

    ``when`` limits everybody: a rule that roles alone do not say.
    """

    roles: frozenset[Role] = frozenset()
    strangers: bool = False
    unit: Unit | None = None
    owner: Owner | None = None
    when: Condition | None = None


WHOLE_DEPARTMENT = frozenset({Role.OFFICE, Role.COUNCIL, Role.DIRECTOR, Role.ADMIN})


def allow(
    *roles: Role,
    strangers: bool = False,
    unit: Unit | None = None,
    owner: Owner | None = None,
    when: Condition | None = None,
) -> Callable[[F], F]:
    """Declare who may use a handler.

    ``unit`` reads the unit an action is about from its arguments (heads act on their own subtree only); ``owner`` reads
    the official it is about (members act on their own things only). HEAD without ``unit``, or an action on somebody's
    thing without ``owner``, is the handler's word that it looks only at the person's own scope. ``when`` asks a rule about
    the person and the arguments beside all that.
    """

    def declare(handler: F) -> F:
        handler.access = Access(frozenset(roles), strangers, unit, owner, when)  # type: ignore[attr-defined]
        return handler

    return declare


def permitted(conn: Connection, person: Person | None, access: Access, arguments: dict[str, Any]) -> bool:
    """Whether ``person`` may do this now; roles and scope are those of today."""
    if access.strangers:
        return True
    if person is None:
        return False
    if not any(_holds(conn, person, role, access, arguments) for role in access.roles):
        return False
    return access.when is None or access.when(conn, person, arguments)


def _holds(conn: Connection, person: Person, role: Role, access: Access, arguments: dict[str, Any]) -> bool:
    if role == Role.MEMBER:
        return access.owner is None or access.owner(conn, arguments) == person.official_id
    if role == Role.HEAD:
        return _heads(conn, person, access, arguments)
    return person.has(role)


def _heads(conn: Connection, person: Person, access: Access, arguments: dict[str, Any]) -> bool:
    if access.unit is None:
        return bool(person.headed())
    about = access.unit(conn, arguments)
    return about is not None and not set(people.ancestors(conn, about)).isdisjoint(person.headed())


def lent(conn: Connection, person: Person | None, access: Access, arguments: dict[str, Any]) -> int | None:
    """The delegation that alone lets ``person`` do what is permitted now; None when the own roles are enough."""
    borrowed = [grant for grant in person.grants if grant.delegation is not None] if person is not None else []
    if person is None or not borrowed:
        return None
    own = tuple(grant for grant in person.grants if grant.delegation is None)
    for grants, delegation in ((own, None), *(((*own, each), each.delegation) for each in borrowed)):
        if permitted(conn, replace(person, grants=grants), access, arguments):
            return delegation
    return None


def undeclared(table: dict[str, Any]) -> list[str]:
    """Names in a table of handlers (or forms) that declare no access."""
    return [name for name, handler in table.items() if not isinstance(getattr(handler, "access", None), Access)]
