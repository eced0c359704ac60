"""A unit head's screen: how the unit stands, what is due next, and everything that can be done about it."""

from typing import Any

from handlers.access import Handler, allow
from handlers.turn import Choice, Turn, option, press
from handlers.unit_pledges import waiting_for
from handlers.unit_scope import SEEING, View, heads, in_sight, named_unit, naming, own_units, turning, view
from rules.deadlines import next_deadline
from rules.paging import screen_of
from rules.records import Role
from rules.unit_standing import branch, children, showcase_target, showcases_reached, standing
from storage import calendar, campaigns, launches, people, showcases
from storage.standing import running

A_SCREEN = 6


@allow(*SEEING, when=in_sight)
def show(turn: Turn, campaign: int | None = None, unit: int | None = None) -> None:
    """/donvi: the own unit (or the one named) in the campaign that runs; asks which when there are several."""
    units = own_units(turn) if unit is None else [people.unit(turn.conn, unit)]
    if len(units) > 1:
        turn.say("unit/which", naming(units, campaign=campaign))
        return
    open_now = [c for c in running(turn.conn, units[0].id) if campaign in (None, c.id)]
    if len(open_now) > 1:
        turn.say("campaign/which", [option(c.title, "unit.show", campaign=c.id, unit=units[0].id) for c in open_now])
        return
    seen = view(turn, open_now[0].id if open_now else 0, units[0].id)
    if seen is not None:
        waiting = len(waiting_for(turn, seen))
        turn.say("unit/show", _choices(turn, seen, waiting), waiting=waiting, **_values(turn, seen))


def _values(turn: Turn, seen: View) -> dict[str, Any]:
    campaign_id, unit_id = seen.campaign.id, seen.unit.id
    below = branch(seen.record.units, unit_id) - {unit_id}
    own = showcases.of_unit(turn.conn, campaign_id, unit_id)
    target = showcase_target(campaigns.targets_of(turn.conn, campaign_id))
    milestones = campaigns.milestones_for(turn.conn, campaign_id, unit_id)
    return {
        "view": seen,
        "own_duties": seen.unit.parent_id is not None or not below,  # the top launches by opening the campaign
        "launch": launches.of_unit(turn.conn, campaign_id, unit_id),
        "launched_below": sum(launch.unit_id in below for launch in seen.standing.launches),
        "below": len(below),
        "showcases": len(own),
        "reached": showcases_reached(len(own), target),
        "deadline": next_deadline(milestones, turn.today, calendar.working_calendar(turn.conn)),
    }


def _choices(turn: Turn, seen: View, waiting: int) -> list[Choice]:
    head = heads(turn.conn, turn.me, seen.unit.id)
    now, about = seen.standing, seen.about
    offered = (
        (bool(now.unregistered), press("unregistered", "unit.missing", **about, what="pledge")),
        (bool(now.unreported), press("unreported", "unit.missing", **about, what="report")),
        (waiting > 0, press("waiting", "unit.waiting", **about)),
        (head or turn.me.has(Role.OFFICE), press("nudge", "unit.nudge", **about)),
        (head, press("launch", "unit.launch", **about)),
        (True, press("work", "unit.work", **about)),
        (head or turn.me.has(Role.OFFICE), press("absences", "absence.list", **about)),
        (bool(children(seen.record.units, seen.unit.id)), press("below", "unit.below", **about)),
        (_above_in_sight(turn, seen), press("above", "unit.show", **about | {"unit": seen.unit.parent_id})),
    )
    return [choice for wanted, choice in offered if wanted]


def _above_in_sight(turn: Turn, seen: View) -> bool:
    above = seen.unit.parent_id
    return above is not None and in_sight(turn.conn, turn.me, {"unit": above})


@allow(*SEEING, unit=named_unit)
def below(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """The units directly below, each with its figures (nested ones rolled up), to step into."""
    seen = view(turn, campaign, unit)
    if seen is None:
        return
    screen = screen_of(children(seen.record.units, unit), page, A_SCREEN)
    rows = [(each, standing(seen.record, branch(seen.record.units, each.id))) for each in screen.items]
    choices = [*naming(screen.items, campaign=campaign), *turning(screen, "unit.below", **seen.about)]
    turn.say("unit/below", [*choices, press("unit", "unit.show", **seen.about)], view=seen, rows=rows, screen=screen)


COMMANDS: dict[str, Handler] = {"donvi": show}
ACTIONS: dict[str, Handler] = {"unit.show": show, "unit.below": below}
