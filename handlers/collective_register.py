"""The register of units' pledges: which unit stands where, for a head those below, for the office all."""

from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.phrases import phrase
from handlers.turn import Turn, option
from handlers.unit_scope import SEEING, leaving, named_unit, running, turning
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, collective_pledges, people

A_SCREEN = 6


@allow(*SEEING, unit=named_unit)
def list_(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """A unit and those below it, each with the state of its pledge; a press opens one."""
    found = running(turn, campaign, unit)
    if found is None:
        return
    audience, below = campaigns.audience_units(turn.conn, campaign), people.subtree(turn.conn, unit)
    units = [u for u in people.tree(turn.conn) if u.id in below and (audience is None or u.id in audience)]
    pledges = {pledge.unit_id: pledge for pledge in collective_pledges.of_campaign(turn.conn, campaign)}
    listed = [each for each in units if each.parent_id is not None or each.id in pledges] or units
    screen = screen_of(listed, page, A_SCREEN)
    choices = [option(each.name, "collective.of_unit", campaign=campaign, unit=each.id) for each in screen.items]
    choices += turning(screen, "collective.list", campaign=campaign, unit=unit)
    choices.append(leaving(turn, campaign, unit))
    lines = [phrase(turn, "collective/unit_line", unit=u, pledge=pledges.get(u.id)) for u in screen.items]
    registered = sum(u.id in pledges and pledges[u.id].stands for u in listed)
    turn.say("collective/list", choices, campaign=found, lines=lines, screen=screen, registered=registered)


@allow(Role.OFFICE, Role.COUNCIL, Role.DIRECTOR)
def whole(turn: Turn, campaign: int | None = None) -> None:
    """The same from the top of the tree."""
    found = chosen(turn, campaign, "collective.register")
    if found is not None:
        top = next(unit for unit in people.tree(turn.conn) if unit.parent_id is None)
        list_(turn, found.id, top.id)


ACTIONS: dict[str, Handler] = {"collective.list": list_, "collective.register": whole}
