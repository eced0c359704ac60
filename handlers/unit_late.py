"""Who of the unit has been late, and how often: figures for the head of these very people alone."""

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from handlers.unit_scope import named_unit, turning, view
from rules.paging import screen_of
from rules.punctuality import punctuality
from rules.records import Role
from rules.unit_standing import in_order, shown_names
from storage import punctuality as record

A_SCREEN = 10


@allow(Role.HEAD, unit=named_unit)
def show(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """The people who were late with a registration or a report, most often first."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    everybody = in_order(seen.standing.officials)
    counted = punctuality(record.done(turn.conn, [each.id for each in everybody]))
    late = [each for each in everybody if each.id in counted and counted[each.id].late]
    screen = screen_of(sorted(late, key=lambda each: -counted[each.id].late), page, A_SCREEN)
    names = shown_names(everybody)
    rows = [(names[each.id], counted[each.id]) for each in screen.items]
    choices = [*turning(screen, "unit.late", **seen.about), press("unit", "unit.show", **seen.about)]
    turn.say("unit/late", choices, view=seen, rows=rows, screen=screen)


ACTIONS: dict[str, Handler] = {"unit.late": show}
