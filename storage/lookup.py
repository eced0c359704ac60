"""Looking things up by words, as far as somebody sees."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, or_, select, true

from rules.lookup import Found, Kind, Scope
from rules.records import Role
from storage import campaigns, people, restrictions
from storage.campaigns import ARCHIVED, CLOSED, OPEN, PAUSED
from storage.lookup_sources import SOURCES
from storage.people import Person
from storage.schema.lookup import lookup_entries
from storage.schema.people import memberships, officials, units

MOST = 200
_RANK = case({kind: place for place, kind in enumerate(Kind)}, value=lookup_entries.c.kind)


def scope_of(conn: Connection, person: Person, *, everywhere: bool) -> Scope:
    """How far a person sees: all, or the units headed with all below and the campaigns that are or were run there."""
    hidden = frozenset[int]() if person.has(Role.OFFICE) else restrictions.held(conn) - {person.official_id}
    if everywhere:
        return Scope(person.on_day, hidden=hidden)
    inside = frozenset[int]().union(*(people.subtree(conn, unit) for unit in person.headed()))
    shown = frozenset(
        each.id
        for each in campaigns.in_state(conn, OPEN, PAUSED, CLOSED, ARCHIVED)
        if (meant := campaigns.audience_units(conn, each.id)) is None or not meant.isdisjoint(inside)
    )
    return Scope(person.on_day, inside, shown, hidden)


def search(conn: Connection, words: Sequence[str], scope: Scope) -> list[Found]:
    """At most ``MOST`` + 1 things that have every word (folded; its beginning counts), those with whole words first,
    in the order of kinds, the newest first."""
    place = func.instr if conn.dialect.name == "sqlite" else func.strpos
    fits = [place(lookup_entries.c.words, f" {word}") > 0 for word in words]
    whole = [case((place(lookup_entries.c.words + " ", f" {word} ") > 0, 0), else_=1) for word in words]
    order = (*whole, _RANK, func.coalesce(lookup_entries.c.year, 0).desc(), lookup_entries.c.id.desc())
    rows = conn.execute(_SELECT.where(*fits, seen(scope)).order_by(*order).limit(MOST + 1))
    return [_found(row) for row in rows]


def get(conn: Connection, entry_id: int, scope: Scope) -> Found | None:
    """One thing; None when it no longer holds or is out of sight."""
    row = conn.execute(_SELECT.where(lookup_entries.c.id == entry_id, seen(scope))).one_or_none()
    return _found(row) if row else None


_SELECT: Select[Any] = (
    select(lookup_entries, officials.c.full_name, units.c.name.label("unit_name"))
    .outerjoin(officials, officials.c.id == lookup_entries.c.person_id)
    .outerjoin(units, units.c.id == lookup_entries.c.unit_id)
)


def seen(scope: Scope) -> ColumnElement[bool]:
    """The entries that still hold and are in somebody's sight."""
    e = lookup_entries.c
    # a CASE, so that no index on kinds is taken for the words, which are what tells most
    holds = case(*((e.kind == each.kind, each.alive) for each in SOURCES if each.kind in scope.kinds), else_=false())
    return and_(holds, _named(scope), true() if scope.units is None else _inside(scope))


def _named(scope: Scope) -> ColumnElement[bool]:
    """Whoever asked not to be found by others is not, nor what is kept of them; the office goes on finding everybody."""
    who = case((lookup_entries.c.kind == Kind.PERSON, lookup_entries.c.object_id), else_=lookup_entries.c.person_id)
    return or_(who.is_(None), who.not_in(scope.hidden)) if scope.hidden else true()


def _inside(scope: Scope) -> ColumnElement[bool]:
    """A person counts by the unit of today, everything else by the unit it was said of; campaigns by whom they are for."""
    e, m = lookup_entries.c, memberships.c
    today = (m.from_date <= scope.today) & or_(m.to_date.is_(None), m.to_date >= scope.today)
    members = select(m.official_id).where(m.unit_id.in_(scope.units or ()), today)
    whole = e.kind.in_((Kind.CAMPAIGN, Kind.DOCUMENT))
    person = case((e.kind == Kind.PERSON, e.object_id), else_=e.person_id)
    return or_(
        and_(whole, e.campaign_id.in_(scope.campaigns or ())),
        and_(~whole, person.is_not(None), person.in_(members)),
        and_(~whole, person.is_(None), e.unit_id.in_(scope.units or ())),
    )


def _found(row: Any) -> Found:
    kind = Kind(row.kind)
    about = (row.person_id, row.unit_id, row.campaign_id, row.year, row.on_day)
    return Found(row.id, kind, row.thing_id, row.title, row.source, row.full_name or "", row.unit_name or "", *about)
