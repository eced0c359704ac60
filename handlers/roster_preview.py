"""What an import of the roster would change: in numbers, and line by line."""

from typing import Any

from handlers.access import allow
from handlers.roster_lines import counts, lines, names_of
from handlers.turn import Choice, Turn, option, press
from rules.records import Role
from rules.roster import Plan, Reading
from rules.roster_plan import plan
from storage import people, roster

PAGE = 7


@allow(Role.OFFICE, Role.ADMIN)
def preview(turn: Turn, roster_import: int, create: bool = False, changed: bool = False) -> None:
    """What the import would change; ``create`` plans the units that nobody knows."""
    reading = roster.waiting(turn.conn, roster_import)
    if reading is None:
        turn.say("roster/gone")
        return
    found = planned(turn, reading, create=create)
    labels = turn.office.renderer.render("roster/kinds", {}).labels
    turn.say(
        "roster/preview",
        _choices(turn, found, {"roster_import": roster_import, "create": create}),
        counts=[{"words": labels[kind], "count": count} for kind, count in counts(found).items()],
        problems=len(found.problems),
        changes=found.changes,
        unknown=_unknown(found),
        uncategorised=found.uncategorised,
        skipped=[name[:30] for name in reading.skipped[:5]],
        changed_meanwhile=changed,
    )


def planned(turn: Turn, reading: Reading, *, create: bool) -> Plan:
    """The plan for a file as the record stands now."""
    known = roster.known(turn.conn, turn.today)
    about = {"create_units": create, "by_admin": turn.me.has(Role.ADMIN)}
    return plan(reading, known, people.tree(turn.conn), department=turn.office.name, **about)


def _unknown(found: Plan) -> str:
    """A few of the unknown units, each with the known one that its name resembles."""
    shown = [f"{name} (≈ {near})" if near else name for name, near in found.unknown[:4]]
    return ", ".join(shown) + (" …" if len(found.unknown) > len(shown) else "")


def _choices(turn: Turn, found: Plan, about: dict[str, Any]) -> list[Choice]:
    choices = []
    if found.changes:
        state = roster.fingerprint(turn.conn, turn.today)
        choices.append(press("save_good" if found.problems else "save", "roster.save", **about, state=state))
    if found.unknown:
        choices.append(press("create", "roster.preview", **{**about, "create": True}))
    labels = turn.office.renderer.render("roster/kinds", {}).labels
    kinds = [kind for kind in counts(found) if kind != "unchanged"]
    choices += [option(labels[kind], "roster.lines", **about, kind=kind, start=0) for kind in kinds]
    return [*choices, press("drop", "roster.drop", roster_import=about["roster_import"])]


@allow(Role.OFFICE, Role.ADMIN)
def show_lines(turn: Turn, roster_import: int, create: bool, kind: str, start: int) -> None:
    """The lines of one kind, page by page."""
    reading = roster.waiting(turn.conn, roster_import)
    if reading is None:
        turn.say("roster/gone")
        return
    found = planned(turn, reading, create=create)
    listed = lines(found, kind, names_of(found, people.tree(turn.conn)))
    page = listed[start : start + PAGE]
    about = {"roster_import": roster_import, "create": create}
    choices = [press("back", "roster.preview", **about)]
    if len(listed) > start + PAGE:
        choices.insert(0, press("more", "roster.lines", **about, kind=kind, start=start + PAGE))
    title = turn.office.renderer.render("roster/kinds", {}).labels[kind]
    last, total = start + len(page), len(listed)
    turn.say("roster/lines", choices, kind=kind, title=title, lines=page, first=start + 1, last=last, total=total)
