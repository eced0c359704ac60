"""A unit's models and projects: listed, opened, given, changed, withdrawn."""

from handlers.access import Handler, allow
from handlers.filling import start
from handlers.record_files import offered
from handlers.turn import Turn, option, press
from handlers.unit_scope import SEEING, heads, named_unit, over_showcase, turning, view
from handlers.unit_showcase_form import FORM, as_answers
from rules.nominations import SHOWCASE_STEPS
from rules.paging import screen_of
from rules.records import Role
from rules.unit_standing import showcase_target, showcases_reached
from storage import campaigns, showcases, steps

A_SCREEN = 6


@allow(*SEEING, unit=named_unit)
def listed(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """The unit's models and projects, and whether the campaign's figure is reached."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    own = showcases.of_unit(turn.conn, campaign, unit)
    screen = screen_of(own, page, A_SCREEN)
    choices = [
        option(kept.showcase.name[:40], "unit.showcase", **seen.about, showcase=kept.id) for kept in screen.items
    ]
    choices += turning(screen, "unit.showcases", **seen.about)
    if heads(turn.conn, turn.me, unit):
        choices.append(press("add", "unit.showcase_add", **seen.about))
    target = showcase_target(campaigns.targets_of(turn.conn, campaign))
    reached = showcases_reached(len(own), target)
    choices.append(press("unit", "unit.show", **seen.about))
    turn.say("unit/showcases", choices, view=seen, screen=screen, target=target, reached=reached)


@allow(*SEEING, unit=named_unit, when=over_showcase)
def one(turn: Turn, campaign: int, unit: int, showcase: int) -> None:
    """One model or project."""
    kept = showcases.by_id(turn.conn, showcase)
    if kept is None:
        turn.say("unit/showcase_gone", [press("showcases", "unit.showcases", campaign=campaign, unit=unit)])
        return
    about = {"campaign": campaign, "unit": unit}
    taken = steps.of_showcase(turn.conn, showcase)
    choices = [press("showcases", "unit.showcases", **about)]
    if heads(turn.conn, turn.me, kept.showcase.unit_id):
        mine = {**about, "showcase": showcase}
        choices = [
            press("step", "step.add", showcase=showcase),
            *([press("steps", "step.list", showcase=showcase)] if taken else []),
            press("propose", "proposal.from_showcase", showcase=showcase),
            press("change", "unit.showcase_change", **mine),
            press("withdraw", "unit.showcase_withdraw", **mine),
            *choices,
        ]
    labels = dict(SHOWCASE_STEPS)
    files = offered(turn, showcase_id=showcase)
    turn.say("unit/showcase", [*files, *choices], kept=kept, steps=taken, labels=labels)


@allow(Role.HEAD, unit=named_unit)
def add(turn: Turn, campaign: int, unit: int) -> None:
    """Ask for a model or project."""
    if view(turn, campaign, unit) is not None:
        start(turn, FORM, {"campaign": campaign, "unit": unit})


@allow(Role.HEAD, unit=named_unit, when=over_showcase)
def change(turn: Turn, campaign: int, unit: int, showcase: int) -> None:
    """Open the form again with what was given."""
    kept = showcases.by_id(turn.conn, showcase)
    if kept is None:
        turn.say("unit/showcase_gone", [press("showcases", "unit.showcases", campaign=campaign, unit=unit)])
    elif view(turn, campaign, unit) is not None:
        start(turn, FORM, {"campaign": campaign, "unit": unit, "showcase": showcase}, as_answers(turn, kept))


@allow(Role.HEAD, unit=named_unit, when=over_showcase)
def withdraw(turn: Turn, campaign: int, unit: int, showcase: int) -> None:
    """Ask once more before withdrawing."""
    kept = showcases.by_id(turn.conn, showcase)
    about = {"campaign": campaign, "unit": unit}
    if kept is None:
        turn.say("unit/showcase_gone", [press("showcases", "unit.showcases", **about)])
        return
    choices = [
        press("yes", "unit.showcase_withdrawn", **about, showcase=showcase),
        press("no", "unit.showcases", **about),
    ]
    turn.say("unit/showcase_withdraw", choices, kept=kept)


@allow(Role.HEAD, unit=named_unit, when=over_showcase)
def withdrawn(turn: Turn, campaign: int, unit: int, showcase: int) -> None:
    """Take a model or project back; its row stays."""
    done = showcases.withdraw(turn.conn, showcase, turn.now)
    choices = [press("showcases", "unit.showcases", campaign=campaign, unit=unit)]
    turn.say("unit/showcase_withdrawn" if done else "unit/showcase_gone", choices)


ACTIONS: dict[str, Handler] = {
    "unit.showcases": listed,
    "unit.showcase": one,
    "unit.showcase_add": add,
    "unit.showcase_change": change,
    "unit.showcase_withdraw": withdraw,
    "unit.showcase_withdrawn": withdrawn,
}
