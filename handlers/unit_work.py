"""What a unit does beside the figures on its screen, one button each; a new kind of work is one line here."""

from handlers.access import Handler, allow
from handlers.turn import Turn, press
from handlers.unit_scope import SEEING, named_unit, view

# the button's label in the template, and the action it starts with the campaign and the unit
ENTRIES: tuple[tuple[str, str], ...] = (
    ("reports", "unit.reports"),
    ("read", "progress.reports"),
    ("activities", "activity.list"),
    ("nominations", "nomination.list"),
    ("showcases", "unit.showcases"),
    ("shares", "unit.shares"),
    ("levels", "levels.list"),
    ("collective", "collective.of_unit"),
    ("initiatives", "initiative.of_unit"),
    ("issue", "issued.list"),
    ("proposals", "proposal.of_unit"),
    ("difficulties", "difficulty.of_unit"),
    ("requests", "request.of_unit"),
)


@allow(*SEEING, unit=named_unit)
def show(turn: Turn, campaign: int, unit: int) -> None:
    """The unit's work in one campaign."""
    seen = view(turn, campaign, unit)
    if seen is not None:
        choices = [press(name, action, **seen.about) for name, action in ENTRIES]
        turn.say("unit/work", [*choices, press("unit", "unit.show", **seen.about)], view=seen)


ACTIONS: dict[str, Handler] = {"unit.work": show}
