"""How a campaign and those below it stand together, for the heads of the units they are for and for who sees every unit."""

from typing import Any

from sqlalchemy import Connection

from handlers.access import Handler, allow
from handlers.labels import MOST_OFFERED
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import SEEING, named_unit, sees_everything
from rules.cascade import reported, rolled_up
from rules.pages import pack
from rules.records import Campaign
from storage import campaigns, cascade, people
from storage.campaign_drafts import DROPPED
from storage.campaigns import CLOSED, OPEN, PAUSED
from storage.people import Person

LETTERS = 600


def in_levels(conn: Connection, person: Person, arguments: dict[str, Any]) -> bool:
    """Whether a campaign is one that a person may look at this way: a head only those for the own units, once opened."""
    if sees_everything(person):
        return True
    row = campaigns.details(conn, arguments["campaign"])
    own = people.subtree(conn, arguments["unit"])
    return row.state in (OPEN, PAUSED, CLOSED) and row.audience_unit_id in own


@allow(*SEEING, unit=named_unit)
def list_(turn: Turn, campaign: int, unit: int) -> None:
    """The campaigns that have one above or below them, as far as this person may see them."""
    every = [each for each in campaigns.every(turn.conn) if each.state != DROPPED]
    found = [each for each in every if _linked(turn, each) and _seen(turn, each, unit)]
    choices = [option(each.title, "levels.show", campaign=each.id, unit=unit) for each in found[:MOST_OFFERED]]
    back = press("unit", "unit.show", campaign=campaign, unit=unit)
    turn.say("levels/list", [*choices, back], found=len(found))


def _linked(turn: Turn, campaign: Campaign) -> bool:
    return cascade.links(turn.conn, campaign.id)[0] is not None or bool(cascade.below(turn.conn, campaign.id))


def _seen(turn: Turn, campaign: Campaign, unit: int) -> bool:
    return in_levels(turn.conn, turn.me, {"campaign": campaign.id, "unit": unit})


@allow(*SEEING, unit=named_unit, when=in_levels)
def show(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """Target by target: what the campaign itself has reached, and all campaigns below it together."""
    within = None if sees_everything(turn.me) else people.subtree(turn.conn, unit)
    targets = campaigns.targets_of(turn.conn, campaign)
    own, below = cascade.figures(turn.conn, targets), cascade.results_below(turn.conn, campaign, within)
    lines = [
        phrase(turn, "levels/line", own=reported(target, own[target.id]), below=rolled_up(target, below))
        for target in targets
    ]
    pages = pack(lines, LETTERS) or [[]]
    at, about = max(0, min(page, len(pages) - 1)), {"campaign": campaign, "unit": unit}
    choices = [press("next", "levels.show", **about, page=at + 1)] if at + 1 < len(pages) else []
    under = [each for each in cascade.all_below(turn.conn, campaign) if _seen(turn, each, unit)]
    choices += [option(each.title, "levels.show", campaign=each.id, unit=unit) for each in under[:MOST_OFFERED]]
    choices.append(press("list", "levels.list", **about))
    turn.say("levels/show", choices, campaign=campaigns.get(turn.conn, campaign), lines=pages[at], below=len(under))


ACTIONS: dict[str, Handler] = {"levels.list": list_, "levels.show": show}
