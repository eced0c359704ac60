"""What kind each unit is, for campaigns that only units of some kinds take part in."""

from handlers.access import Handler, allow
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import turning
from rules.paging import screen_of
from rules.records import Role
from rules.unit_kinds import KINDS
from storage import people, unit_kinds

A_SCREEN = 6


@allow(Role.OFFICE, Role.ADMIN)
def show(turn: Turn, page: int = 0) -> None:
    """Every unit with its kind; a press changes one."""
    screen = screen_of(people.tree(turn.conn), page, A_SCREEN)
    choices = [option(unit.name, "kinds.choose", unit=unit.id) for unit in screen.items]
    proposed = unit_kinds.proposed(turn.conn)
    choices += [press("by_name", "kinds.by_name")] if proposed else []
    choices += [*turning(screen, "kinds.show"), press("office", "office.show")]
    turn.say("kinds/show", choices, screen=screen, proposed=len(proposed))


@allow(Role.OFFICE, Role.ADMIN)
def choose(turn: Turn, unit: int) -> None:
    """Which kind a unit is."""
    choices = [
        option(phrase(turn, "draft/choice", field="audience_kinds", value=kind), "kinds.put", unit=unit, unit_kind=kind)
        for kind in KINDS
    ]
    turn.say("kinds/choose", [*choices, press("kinds", "kinds.show")], unit=people.unit(turn.conn, unit))


@allow(Role.OFFICE, Role.ADMIN)
def put(turn: Turn, unit: int, unit_kind: str) -> None:
    """Keep the kind of one unit."""
    unit_kinds.put(turn.conn, unit, unit_kind, by=turn.me.official_id, now=turn.now)
    choices = [press("kinds", "kinds.show"), press("office", "office.show")]
    turn.say("kinds/saved", choices, unit=people.unit(turn.conn, unit))


@allow(Role.OFFICE, Role.ADMIN)
def by_name(turn: Turn, page: int = 0) -> None:
    """Which units would get another kind by their names, before anything is changed."""
    told, names = unit_kinds.proposed(turn.conn), {unit.id: unit.name for unit in people.tree(turn.conn)}
    screen = screen_of([(names[unit], kind) for unit, kind in told.items()], page, A_SCREEN)
    choices = [press("yes", "kinds.named")] if told else []
    choices += [*turning(screen, "kinds.by_name"), press("kinds", "kinds.show")]
    turn.say("kinds/by_name", choices, screen=screen, count=len(told))


@allow(Role.OFFICE, Role.ADMIN)
def named(turn: Turn) -> None:
    """Give the units the kinds that their names tell."""
    for unit, kind in unit_kinds.proposed(turn.conn).items():
        unit_kinds.put(turn.conn, unit, kind, by=turn.me.official_id, now=turn.now)
    show(turn)


ACTIONS: dict[str, Handler] = {
    "kinds.show": show,
    "kinds.choose": choose,
    "kinds.put": put,
    "kinds.by_name": by_name,
    "kinds.named": named,
}
