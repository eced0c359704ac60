"""Importing a confirmed roster, and, by a confirmation of its own, marking who is not in it as having left."""

from handlers.access import allow
from handlers.join_welcome import end_access, send_commands
from handlers.roster_preview import planned, preview
from handlers.turn import Turn, press
from rules.records import Role
from rules.roster import Kind, Known, Plan
from storage import people, roster, roster_changes

SHOWN = 15


@allow(Role.OFFICE, Role.ADMIN)
def save(turn: Turn, roster_import: int, create: bool, state: str) -> None:
    """Import what was shown; when the record has changed since, show it anew instead."""
    reading = roster.waiting(turn.conn, roster_import)
    if reading is None:
        turn.say("roster/gone")
        return
    if roster.fingerprint(turn.conn, turn.today) != state:
        preview(turn, roster_import, create, changed=True)
        return
    found = planned(turn, reading, create=create)
    missing = [person.official_id for person in found.missing]
    roster.finish(turn.conn, roster_import, roster.APPLIED, missing)
    roster_changes.carry_out(turn.conn, found, by=turn.me.official_id, now=turn.now, today=turn.today)
    _tell_roles(turn, found)
    _say_saved(turn, roster_import, found)


def _tell_roles(turn: Turn, found: Plan) -> None:
    """People whose rights changed get another command menu."""
    for step in found.steps:
        if step.known is not None and {Kind.ROLE, Kind.MOVED} & set(step.kinds):
            send_commands(turn, step.known.official_id)


def _say_saved(turn: Turn, roster_import: int, found: Plan) -> None:
    new = len(found.of(Kind.NEW))
    changed = len(found.steps) - found.unchanged - new
    choices = [press("invitations", "invitations.begin"), press("menu", "menu.show")]
    if found.missing:
        choices.insert(0, press("missing", "roster.missing", roster_import=roster_import))
    missing, units = len(found.missing), len(found.units)
    turn.say("roster/saved", choices, new=new, changed=changed, units=units, missing=missing)


@allow(Role.OFFICE, Role.ADMIN)
def drop(turn: Turn, roster_import: int) -> None:
    """Forget a file that was read."""
    roster.finish(turn.conn, roster_import, roster.DROPPED)
    turn.say("roster/dropped", [press("menu", "menu.show")])


@allow(Role.OFFICE, Role.ADMIN)
def show_missing(turn: Turn, roster_import: int) -> None:
    """Who is in the record and not in the imported file."""
    found = _still_missing(turn, roster_import)
    if not found:
        turn.say("roster/gone")
        return
    units = {unit.id: unit.name for unit in people.tree(turn.conn)}
    shown = [
        {"code": person.staff_code, "name": person.full_name, "unit": units.get(person.unit_id or 0, "")}
        for person in found[:SHOWN]
    ]
    about = {"roster_import": roster_import, "total": len(found)}
    choices = [press("leave", "roster.leave", **about), press("keep", "roster.keep"), press("find", "accounts.begin")]
    turn.say("roster/missing", choices, shown=shown, total=len(found))


def _still_missing(turn: Turn, roster_import: int) -> list[Known]:
    """The missing of an import who are still there; administrators are never among them."""
    listed = set(roster.missing_from(turn.conn, roster_import))
    return [
        person
        for person in roster.known(turn.conn, turn.today)
        if person.official_id in listed and not person.left and all(role != Role.ADMIN for role, _ in person.grants)
    ]


@allow(Role.OFFICE, Role.ADMIN)
def leave(turn: Turn, roster_import: int, total: int) -> None:
    """Mark the missing as having left, if they are as many as were shown; their access ends now."""
    found = _still_missing(turn, roster_import)
    if len(found) != total:
        show_missing(turn, roster_import)
        return
    for person in found:
        roster_changes.leave(turn.conn, person, by=turn.me.official_id, now=turn.now, today=turn.today)
        end_access(turn, person.official_id, "accounts/ended")
    turn.say("roster/left", [press("menu", "menu.show")], count=len(found))


@allow(Role.OFFICE, Role.ADMIN)
def keep(turn: Turn) -> None:
    """Leave the missing as they are."""
    turn.say("roster/kept", [press("menu", "menu.show")])
