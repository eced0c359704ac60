"""Who is missing, by name, and what can be done about each: only people of the unit looked at."""

from typing import Any

from handlers.absences import of_person
from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, option, press
from handlers.unit_nudges import may_nudge
from handlers.unit_scope import SEEING, back_to_missing, heads, named_unit, over_official, turning, view
from rules.paging import screen_of
from rules.unit_standing import Missing, Reach, in_order, reach, shown_names
from storage import nudges, people, punctuality, standing


@allow(*SEEING, unit=named_unit)
def missing(turn: Turn, campaign: int, unit: int, what: str, page: int = 0) -> None:
    """The people without a pledge, or without the current stage's report, a screenful at a time."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    everybody = in_order(seen.standing.unregistered if what == Missing.PLEDGE else seen.standing.unreported)
    names, screen = shown_names(everybody), screen_of(everybody, page)
    about = seen.about | {"what": what}
    choices: list[Choice] = [option(names[o.id], "unit.person", **seen.about, official=o.id) for o in screen.items]
    choices += turning(screen, "unit.missing", **about)
    last = punctuality.last_reminded(turn.conn, campaign, [o.id for o in screen.items])
    rows = [(names[o.id], reach(o), last.get(o.id)) for o in screen.items]
    choices += [press("late", "unit.late", **seen.about)] if heads(turn.conn, turn.me, unit) else []
    choices.append(press("unit", "unit.show", **seen.about))
    turn.say("unit/missing", choices, view=seen, what=what, rows=rows, screen=screen)


@allow(*SEEING, unit=named_unit, when=over_official)
def person(turn: Turn, campaign: int, unit: int, official: int) -> None:
    """One person: what is owed, whether a message arrives, when the last nudge was."""
    found = standing.official(turn.conn, official, turn.today)
    seen = view(turn, campaign, unit)
    if found is None or seen is None:
        return
    owed, state = seen.standing.owed.get(official), reach(found)
    last = nudges.last(turn.conn, campaign, official)
    own_unit = people.unit(turn.conn, found.unit_id)
    away, about_leave = of_person(turn, official, seen.about)
    choices = [*about_leave, *back_to_missing(seen, owed), press("unit", "unit.show", **seen.about)]
    if owed is not None and state is Reach.REACHED and may_nudge(turn, unit) and official != turn.me.official_id:
        choices.insert(0, press("nudge", "unit.nudge_one", **seen.about, official=official))
    shown: dict[str, Any] = {
        "official": found,
        "own_unit": own_unit,
        "owed": owed,
        "reach": state,
        "last": last,
        "reminded": punctuality.last_reminded(turn.conn, campaign, [official]).get(official),
        "away": away,
    }
    turn.say("unit/person", choices, view=seen, **shown)


ACTIONS: dict[str, Handler] = {"unit.missing": missing, "unit.person": person}
