"""Pledges written for others: what was issued, who has taken it up and who has not, taking one back."""

from typing import Any

from handlers.access import Handler, allow
from handlers.campaign_choice import chosen
from handlers.phrases import phrase
from handlers.turn import Turn, option, press
from handlers.unit_scope import SEEING, heads, leaving, named_unit, running, turning
from rules.issued_pledge import Answered, IssuedPledge
from rules.pages import pack
from rules.paging import screen_of
from rules.records import Role
from storage import campaigns, issued_pledges, people

A_SCREEN = 6
NAMES_LETTERS = 150


def issues(turn: Turn, unit: int | None) -> bool:
    """Whether the person issues pledges to a unit and all below it."""
    return unit is not None and (turn.me.has(Role.OFFICE) or heads(turn.conn, turn.me, unit))


@allow(*SEEING, unit=named_unit)
def list_(turn: Turn, campaign: int, unit: int, page: int = 0) -> None:
    """What was issued from a unit and from those below it, newest first."""
    if running(turn, campaign, unit) is None:
        return
    below, about = people.subtree(turn.conn, unit), {"campaign": campaign, "unit": unit}
    found = [each for each in issued_pledges.of_campaign(turn.conn, campaign) if each.unit_id in below]
    screen = screen_of(found, page, A_SCREEN)
    choices = [press("begin", "issued.begin", **about)] if issues(turn, unit) else []
    choices += [option(each.name[:40], "issued.show", issued=each.id) for each in screen.items]
    choices += [*turning(screen, "issued.list", **about), leaving(turn, campaign, unit)]
    lines = [phrase(turn, "issued/line", n=screen.first + n, each=each) for n, each in enumerate(screen.items, 1)]
    turn.say("issued/list", choices, unit=people.unit(turn.conn, unit), lines=lines, screen=screen)


@allow(Role.OFFICE)
def whole(turn: Turn, campaign: int | None = None) -> None:
    """The same from the top of the tree."""
    found = chosen(turn, campaign, "issued.register")
    if found is not None:
        top = next(unit for unit in people.tree(turn.conn) if unit.parent_id is None)
        list_(turn, found.id, top.id)


@allow(*SEEING, unit=issued_pledges.unit_owning)
def show(turn: Turn, issued: int, page: int = 0) -> None:
    """One issued pledge: its lines, the counts, and by name who has not taken it up."""
    found = issued_pledges.by_id(turn.conn, issued)
    if found is None:
        return
    pages = pack([each.name for each in found.waiting], NAMES_LETTERS) or [[]]
    at = max(0, min(page, len(pages) - 1))
    choices = [press("previous", "issued.show", issued=issued, page=at - 1)] if at > 0 else []
    choices += [press("next", "issued.show", issued=issued, page=at + 1)] if at + 1 < len(pages) else []
    open_still = found.withdrawn_at is None and issues(turn, found.unit_id)
    choices += [press("nudge", "issued.nudge", issued=issued)] if open_still and found.waiting else []
    choices += [press("withdraw", "issued.withdraw", issued=issued)] if open_still else []
    choices.append(press("list", "issued.list", campaign=found.campaign_id, unit=found.unit_id))
    count = {state: sum(each.state is state for each in found.bearers) for state in Answered}
    turn.say("issued/show", choices, issued=found, count=count, waiting=pages[at], **words(turn, found))


def words(turn: Turn, found: IssuedPledge) -> dict[str, Any]:
    """The lines of an issued pledge and its campaign."""
    lines = [phrase(turn, "issued/item", n=n, item=item) for n, item in enumerate(found.items, 1)]
    return {"lines": lines, "campaign": campaigns.get(turn.conn, found.campaign_id)}


@allow(Role.HEAD, Role.OFFICE, unit=issued_pledges.unit_owning)
def withdraw(turn: Turn, issued: int) -> None:
    """Ask once more before taking it back."""
    turn.say(
        "issued/withdraw", [press("yes", "issued.withdrawn", issued=issued), press("no", "issued.show", issued=issued)]
    )


@allow(Role.HEAD, Role.OFFICE, unit=issued_pledges.unit_owning)
def withdrawn(turn: Turn, issued: int) -> None:
    """Take it back from those who have not taken it up."""
    done = issued_pledges.withdraw(turn.conn, issued, turn.now)
    turn.say("issued/withdrawn" if done else "issued/gone", [press("look", "issued.show", issued=issued)])


ACTIONS: dict[str, Handler] = {
    "issued.list": list_,
    "issued.register": whole,
    "issued.show": show,
    "issued.withdraw": withdraw,
    "issued.withdrawn": withdrawn,
}
