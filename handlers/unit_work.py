"""What a unit does beside the figures on its screen: what is done often at once, the rest in groups, for a phone's screen."""

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, press
from handlers.unit_scope import SEEING, View, named_unit, view

# the button's label in the template, and the action it starts with the campaign and the unit
Entry = tuple[str, str]

ENTRIES: tuple[Entry, ...] = (
    ("reports", "unit.reports"),
    ("requests", "request.of_unit"),
    ("activities", "activity.list"),
    ("proposals", "proposal.of_unit"),
    ("difficulties", "difficulty.of_unit"),
)
# the label of a group, and what it opens; a new kind of work is one line here and its label in the template
GROUPS: dict[str, tuple[Entry, ...]] = {
    "figures": (("read", "progress.reports"), ("shares", "unit.shares"), ("levels", "levels.list")),
    "pledges": (("collective", "collective.of_unit"), ("issue", "issued.list")),
    "examples": (
        ("showcases", "unit.showcases"),
        ("nominations", "nomination.list"),
        ("initiatives", "initiative.of_unit"),
    ),
}


@allow(*SEEING, unit=named_unit)
def show(turn: Turn, campaign: int, unit: int) -> None:
    """The unit's work in one campaign."""
    seen = view(turn, campaign, unit)
    if seen is not None:
        groups = [press(name, "unit.group", group=name, **seen.about) for name in GROUPS]
        back = press("unit", "unit.show", **seen.about)
        turn.say("unit/work", [*_choices(ENTRIES, seen), *groups, back], view=seen)


@allow(*SEEING, unit=named_unit)
def group(turn: Turn, campaign: int, unit: int, group: str) -> None:
    """One group of the unit's work; ``group`` is a key of ``GROUPS``."""
    if group not in GROUPS:
        show(turn, campaign, unit)
        return
    seen = view(turn, campaign, unit)
    if seen is not None:
        back = press("work", "unit.work", **seen.about)
        turn.say("unit/group", [*_choices(GROUPS[group], seen), back], view=seen, group=group)


def _choices(entries: tuple[Entry, ...], seen: View) -> list[Choice]:
    return [press(name, action, **seen.about) for name, action in entries]


ACTIONS: dict[str, Handler] = {"unit.work": show, "unit.group": group}
