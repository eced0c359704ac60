"""Whom a bulletin is for, today: the people that its group names."""

from datetime import date

from sqlalchemy import Connection

from rules.bulletins import Audience, Group, Lacking
from rules.milestone_units import deciding_kinds
from rules.records import Official, Role
from rules.unit_standing import standing as standing_of
from storage import people, reminders, standing


def members(conn: Connection, audience: Audience, today: date) -> list[Official]:
    """The people on the roster today who are meant, by staff code."""
    if audience.group is Group.UNIT:
        return people.staff(conn, today, people.subtree(conn, int(audience.key)))
    if audience.group is Group.KIND:
        kinds = deciding_kinds(people.tree(conn))
        return people.staff(conn, today, {unit for unit, kind in kinds.items() if kind == audience.key})
    if audience.group is Group.ROLE:
        holders = {official for official, _ in people.holders(conn, Role(audience.key), today)}
        return [official for official in people.staff(conn, today) if official.id in holders]
    if audience.group is Group.MISSING:
        return _missing(conn, audience, today)
    return people.staff(conn, today)


def _missing(conn: Connection, audience: Audience, today: date) -> list[Official]:
    record = standing.record(conn, int(audience.key), today)
    units = {unit.id for unit in record.units}
    if audience.lacking is Lacking.LAUNCH:
        silent = reminders.not_launched(conn, int(audience.key), units)
        heads = {official for official, unit in people.holders(conn, Role.HEAD, today) if unit in silent}
        return [official for official in people.staff(conn, today) if official.id in heads]
    found = standing_of(record, units)
    return list(found.unregistered if audience.lacking is Lacking.PLEDGE else found.unreported)
